"""Background work: the ledger is sealed, light changes are noted, and papers that fall due are made.

The queue is a file beside the database; `python -m wenxiao_web.worker` works it off. Everything here calls the same
actions as the pages do.
"""

from django.conf import settings
from django.dispatch import receiver
from huey import SqliteHuey, crontab

from wenxiao_web.audit.actions import seal_ledger
from wenxiao_web.audit.copies import keep_copies
from wenxiao_web.audit.signals import ledger_grew
from wenxiao_web.clock import now
from wenxiao_web.matters.turning import note_turned_lights
from wenxiao_web.supervision.calling import call_for_papers

huey = SqliteHuey("wenxiao", filename=str(settings.DATA_FOLDER / "queue.sqlite3"), fsync=True)


@huey.task()  # type: ignore[untyped-decorator]
def seal() -> int:
    """Seal what is not sealed and keep a copy of the new seals; return their number."""
    made = seal_ledger(at=now())
    keep_copies(made)
    return len(made)


@huey.periodic_task(crontab(minute="*"))  # type: ignore[untyped-decorator]
def every_minute() -> None:
    """Note lights that have turned by themselves, make papers that are due and send reminders, then seal."""
    at = now()
    note_turned_lights(at=at)
    call_for_papers(at=at)
    seal.call_local()


@receiver(ledger_grew)
def seal_soon(**_: object) -> None:
    """Ask the worker to seal without waiting for the next minute."""
    seal()
