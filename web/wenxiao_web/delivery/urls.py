from django.urls import path

from wenxiao_web.delivery import views

urlpatterns = [
    path("verdicts", views.verdicts, name="verdicts"),
    path("verdicts.xlsx", views.verdict_workbook, name="verdict_workbook"),
    path("public/verdicts", views.public_verdicts, name="public_verdicts"),
]
