from django.urls import path

from wenxiao_web.matters import views

urlpatterns = [
    path("", views.tasks, name="tasks"),
    path("tasks.xlsx", views.tasks_workbook, name="tasks_workbook"),
    path("wall", views.wall, name="wall"),
    path("wall.<str:suffix>", views.wall_file, name="wall_file"),
    path("matters/<str:number>", views.matter, name="matter"),
    path("matters/<str:number>/report", views.report, name="report_progress"),
    path("reports/<int:pk>/review", views.review, name="review_report"),
    path("reports/<int:pk>/evidence", views.evidence, name="evidence"),
]
