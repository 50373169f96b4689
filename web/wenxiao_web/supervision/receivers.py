"""What supervision hears of: watches that move, calendars that come in, moves that call for a paper."""

from datetime import datetime
from typing import Any

from django.db.models.signals import post_save
from django.dispatch import receiver

from wenxiao_web.calendars.models import Arrangement
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.queries import open_matters
from wenxiao_web.matters.signals import watches_renewed
from wenxiao_web.procedures.models import Move
from wenxiao_web.procedures.signals import paper_called_for
from wenxiao_web.supervision.calling import ask_again
from wenxiao_web.supervision.models import NextCall
from wenxiao_web.supervision.requests import request_by_move


@receiver(watches_renewed)
def hear_of_watches(*, matter: Matter, at: datetime, **_: Any) -> None:
    """Look at a matter again whose watches have moved."""
    ask_again(matter, at)


@receiver(post_save, sender=Arrangement)
def hear_of_arrangement(*, instance: Arrangement, **_: Any) -> None:
    """Look at all open matters again: a delay that ended in a year not published may now be known."""
    NextCall.objects.filter(matter__in=open_matters()).update(at=instance.recorded_at)


@receiver(paper_called_for)
def hear_of_move(*, matter: Matter, kind: str, move: Move, at: datetime, **_: Any) -> None:
    """Make the paper that a move calls for; a move of before the desk knew the matter had its paper then."""
    if move.happened_at >= matter.recorded_at:
        request_by_move(matter, kind, move.code, at=at)
