from django.urls import path

from wenxiao_web.calendars import views

urlpatterns = [path("settings/calendar", views.calendar, name="calendar")]
