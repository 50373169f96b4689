"""What every page needs: the district, the present moment, the bundle."""

from typing import Any

from django.http import HttpRequest

from wenxiao_web.accounts.models import District
from wenxiao_web.assets import bundle
from wenxiao_web.clock import is_demonstration_time, now


def desk(request: HttpRequest) -> dict[str, Any]:
    """Return the district, the time that the desk counts as now, and the theme asked for."""
    district = District.objects.first()
    return {
        "district": district,
        "at": now(),
        "is_demonstration_time": is_demonstration_time(),
        "bundle": bundle(),
        "theme": "dark" if request.GET.get("theme") == "dark" else "light",
    }
