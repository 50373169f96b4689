from django.urls import path

from wenxiao_web.resolutions import lists, matter_pages, views

urlpatterns = [
    path("adjustments", lists.adjustments, name="adjustments"),
    path("adjustments.xlsx", lists.adjustments_workbook, name="adjustments_workbook"),
    path("adjustments/late", lists.late, name="late_adjustments"),
    path("adjustments/late.xlsx", lists.late_workbook, name="late_adjustments_workbook"),
    path("adjustments/<int:pk>", views.adjustment, name="adjustment"),
    path("adjustments/<int:pk>/opinion", views.opinion, name="give_opinion"),
    path("adjustments/<int:pk>/decision", views.decision, name="decide_application"),
    path("adjustments/<int:pk>/withdrawal", views.withdrawal, name="withdraw_application"),
    path("adjustments/<int:pk>/evidence", views.evidence, name="application_evidence"),
    path("matters/<str:number>/adjust", matter_pages.apply, name="apply_to_adjust"),
    path("matters/<str:number>/exempt", matter_pages.exempt, name="exempt_watch"),
]
