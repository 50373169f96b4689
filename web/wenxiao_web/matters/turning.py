"""What the worker does about matters: lights that turned by themselves are noted."""

from datetime import datetime

from django.db import transaction
from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from wenxiao_web.calendars.queries import publications
from wenxiao_web.matters.facts import with_facts
from wenxiao_web.matters.lights import Published, note_light
from wenxiao_web.matters.models import LightChange, Matter, WatchRow


def note_turned_lights(*, at: datetime) -> list[LightChange]:
    """Note the light of each matter that a moment has passed for since its light was last noted."""
    published = publications()
    return [change for matter in with_facts(_turned(at)) for change in _note(matter, at, published)]


def _turned(at: datetime) -> QuerySet[Matter]:
    """Matters with an open watch whose yellow or red moment lies between the last noted change and now."""
    noted = (
        LightChange.objects.filter(matter=OuterRef("matter"), basis=OuterRef("basis"))
        .order_by("-known_at", "-id")
        .values("known_at")[:1]
    )
    passed = (
        WatchRow.objects.filter(superseded_at=None, done_at=None)
        .annotate(noted_at=Subquery(noted))
        .filter(
            Q(yellow_at__lte=at, yellow_at__gt=F("noted_at"))
            | Q(red_at__lte=at, red_at__gt=F("noted_at"))
            | Q(noted_at=None)
        )
    )
    return Matter.objects.filter(pk__in=passed.values("matter"))


@transaction.atomic
def _note(matter: Matter, at: datetime, published: Published) -> list[LightChange]:
    return note_light(matter, at, published)
