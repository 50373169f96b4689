from django.urls import path

from wenxiao_web.supervision import views

urlpatterns = [
    path("bulletin", views.bulletin, name="bulletin"),
    path("bulletin.xlsx", views.bulletin_workbook, name="bulletin_workbook"),
]
