"""The register of numbers: the next of a series and year, taken inside the transaction that issues."""

from datetime import datetime

from django.db.models import Max

from wenxiao_web.accounts.models import District
from wenxiao_web.clock import local
from wenxiao_web.supervision.models import NoticeRow, NumberRow


def take_number(notice: NoticeRow, series: str, at: datetime) -> NumberRow:
    """Enter the next number of a series in the year of a moment; call it inside the transaction that issues.

    Numbers run from 1 without a gap: a transaction that fails gives its number back. The district's row is the lock on
    databases where writers do not wait for one another anyway.
    """
    list(District.objects.select_for_update().values_list("pk"))
    year = local(at).year
    taken = NumberRow.objects.filter(series=series, year=year).aggregate(last=Max("serial"))["last"]
    return NumberRow.objects.create(series=series, year=year, serial=(taken or 0) + 1, notice=notice, taken_at=at)


def void_number_of(notice: NoticeRow, reason: str) -> None:
    """Mark the number of a notice void; it stays in the register."""
    NumberRow.objects.filter(notice=notice, void_for="").update(void_for=reason)
