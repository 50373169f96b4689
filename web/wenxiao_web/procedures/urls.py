from django.urls import path

from wenxiao_web.procedures import case_views, measure_views, views

urlpatterns = [
    path("procedures/", views.procedures, name="procedures"),
    path("procedures/<slug:code>", views.cases, name="cases"),
    path("procedures/<slug:code>/cases.xlsx", views.cases_workbook, name="cases_workbook"),
    path("procedures/<slug:code>/board", views.board, name="board"),
    path("procedures/<slug:code>/diagram", views.diagram, name="diagram"),
    path("procedures/<slug:code>/measures", measure_views.measures, name="measures"),
    path("procedures/<slug:code>/measures.xlsx", measure_views.measures_workbook, name="measures_workbook"),
    path("procedures/<slug:code>/new", views.new_case, name="new_case"),
    path("matters/<str:number>/do/<slug:code>", case_views.move, name="move"),
    path("moves/<int:pk>/evidence", case_views.move_evidence, name="move_evidence"),
]
