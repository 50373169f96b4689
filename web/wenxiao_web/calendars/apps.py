from django.apps import AppConfig


class CalendarsConfig(AppConfig):
    """Arrangements of years, and the calendar that follows from them."""

    name = "wenxiao_web.calendars"
    label = "calendars"
