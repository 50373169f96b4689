"""The one way to write: permission, change and ledger entry in one transaction; and the sealing of the ledger."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao_web.audit.actors import Actor
from wenxiao_web.audit.chain import FIRST_HASH, digest_of_entry, hash_of_seal
from wenxiao_web.audit.models import LedgerEntry, Seal
from wenxiao_web.audit.signals import ledger_grew
from wenxiao_web.errors import ActionRefusedError

BATCH = 1000


@dataclass(kw_only=True)
class OpenEntry:
    """A ledger entry while its change is being made; the change fills in old, new and why."""

    recorded_at: datetime
    happened_at: datetime
    subject: str
    old: Mapping[str, Any] = field(default_factory=dict)
    new: Mapping[str, Any] = field(default_factory=dict)
    why: str = ""


@contextmanager
def action(
    actor: Actor, name: str, subject: str, *, at: datetime, happened_at: datetime | None = None
) -> Iterator[OpenEntry]:
    """Make one change and its ledger entry, or neither.

    `at` is the present; `recorded_at` of the entry is that moment, or the newest entry's where another writer was
    a little ahead, so that it never runs backward along the ledger. `happened_at` may not lie after it.
    """
    with transaction.atomic():
        newest = LedgerEntry.objects.order_by("-number").values_list("recorded_at", flat=True).first()
        recorded_at = max(at, newest) if newest else at
        entry = OpenEntry(recorded_at=recorded_at, happened_at=happened_at or recorded_at, subject=subject)
        if entry.happened_at > recorded_at:
            raise ActionRefusedError(_("发生时间晚于现在。请填已经发生的时间。"))
        yield entry
        LedgerEntry.objects.create(
            happened_at=entry.happened_at,
            recorded_at=entry.recorded_at,
            unit=actor.unit,
            post=actor.post,
            person=actor.person,
            action=name,
            subject=entry.subject,
            old=dict(entry.old),
            new=dict(entry.new),
            why=entry.why,
        )
        transaction.on_commit(_tell_that_the_ledger_grew, robust=True)


def seal_ledger(*, at: datetime) -> list[Seal]:
    """Chain every entry that has no seal yet, in batches; return the new seals, oldest first.

    An entry committed late is sealed later, whatever its number: writers never wait for the sealer.
    """
    made = []
    while seal := _seal_batch(at):
        made.append(seal)
    return made


def _seal_batch(at: datetime) -> Seal | None:
    with transaction.atomic():
        entries = list(LedgerEntry.objects.filter(seal=None).order_by("number")[:BATCH])
        if not entries:
            return None
        previous = Seal.objects.order_by("-number").first()
        previous_hash = previous.hash if previous else FIRST_HASH
        seal = Seal.objects.create(
            sealed_at=max(at, previous.sealed_at) if previous else at,
            previous_hash=previous_hash,
            hash=hash_of_seal(previous_hash, entries),
            entry_count=len(entries),
        )
        for entry in entries:
            entry.seal, entry.digest = seal, digest_of_entry(entry)
        LedgerEntry.objects.bulk_update(entries, ["seal", "digest"], batch_size=200)
        return seal


def _tell_that_the_ledger_grew() -> None:
    ledger_grew.send(sender=LedgerEntry)
