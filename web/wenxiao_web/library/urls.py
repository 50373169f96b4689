from django.urls import path

from wenxiao_web.library import views

urlpatterns = [
    path("", views.documents, name="documents"),
    path("<int:pk>", views.document, name="document"),
    path("<int:pk>/file", views.source_file, name="document_file"),
]
