from django.urls import path

from wenxiao_web.supervision import notice_views, register_views, views

urlpatterns = [
    path("bulletin", views.bulletin, name="bulletin"),
    path("bulletin.xlsx", views.bulletin_workbook, name="bulletin_workbook"),
    path("notices", notice_views.notices, name="notices"),
    path("notices.xlsx", notice_views.notices_workbook, name="notices_workbook"),
    path("notices/<int:pk>", notice_views.notice, name="notice"),
    path("notices/<int:pk>.<str:suffix>", notice_views.paper, name="notice_paper"),
    path("notices/<int:pk>/<str:step>", notice_views.step, name="notice_step"),
    path("numbers", register_views.numbers, name="numbers"),
    path("numbers.xlsx", register_views.numbers_workbook, name="numbers_workbook"),
    path("matters/<str:number>/notices", notice_views.request_paper, name="request_notice"),
]
