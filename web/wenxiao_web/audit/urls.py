from django.urls import path

from wenxiao_web.audit import views

urlpatterns = [path("ledger", views.ledger, name="ledger")]
