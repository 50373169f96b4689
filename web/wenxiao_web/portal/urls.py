from django.urls import path

from wenxiao_web.portal import views

urlpatterns = [
    path("public", views.public, name="public"),
    path("public/documents/<int:pk>", views.public_document, name="public_document"),
]
