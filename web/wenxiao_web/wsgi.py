"""The application that the server runs."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "wenxiao_web.settings")
application = get_wsgi_application()

from wenxiao_web.delivery.judging import prepare  # noqa: E402  # needs the settings

prepare()
