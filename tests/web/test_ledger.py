"""The ledger cannot be altered through the database, and if the triggers are taken away the alteration is found."""

from pathlib import Path

import pytest
from django.db import IntegrityError, connection, transaction
from django.db.models import F
from wenxiao_web.audit.actions import action, seal_ledger
from wenxiao_web.audit.actors import SYSTEM
from wenxiao_web.audit.chain import verify_ledger
from wenxiao_web.audit.copies import hashes_of_copy, keep_copies
from wenxiao_web.audit.models import LedgerEntry, Seal

from tests.web.conftest import AT

pytestmark = pytest.mark.django_db


@pytest.fixture
def sealed() -> LedgerEntry:
    """A sealed ledger of two batches; returns an entry in the middle of the first."""
    seal_ledger(at=AT)
    with action(SYSTEM, "note", "matter/x", at=AT) as entry:
        entry.new = {"amount": "1个"}
    seal_ledger(at=AT)
    assert not verify_ledger().broken
    return LedgerEntry.objects.all()[5]


def drop_triggers() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'audit_%'")
        for (name,) in cursor.fetchall():
            cursor.execute(f"DROP TRIGGER {name}")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_ledgerentry SET why = 'x' WHERE number = {n}",
        "UPDATE audit_ledgerentry SET seal_id = NULL WHERE number = {n}",
        "UPDATE audit_ledgerentry SET digest = 'x' WHERE number = {n}",
        "DELETE FROM audit_ledgerentry WHERE number = {n}",
        "INSERT OR REPLACE INTO audit_ledgerentry SELECT * FROM audit_ledgerentry WHERE number = {n}",
        "UPDATE audit_seal SET hash = 'x'",
        "DELETE FROM audit_seal",
        "INSERT OR REPLACE INTO audit_seal SELECT * FROM audit_seal",
    ],
)
def test_the_database_refuses_to_alter_what_is_written(sealed: LedgerEntry, statement: str) -> None:
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement.format(n=sealed.number))


def test_an_unsealed_entry_cannot_be_altered_either() -> None:
    with action(SYSTEM, "note", "matter/x", at=AT):
        pass
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        LedgerEntry.objects.filter(seal=None).update(why="x")


def test_an_altered_entry_is_named(sealed: LedgerEntry) -> None:
    drop_triggers()
    LedgerEntry.objects.filter(pk=sealed.pk).update(why="改成别的理由")
    assert verify_ledger().broken.startswith(f"第{sealed.number}条")


def test_an_entry_altered_with_its_digest_still_breaks_its_seal(sealed: LedgerEntry) -> None:
    from wenxiao_web.audit.chain import digest_of_entry

    drop_triggers()
    sealed.why = "改成别的理由"
    sealed.digest = digest_of_entry(sealed)
    sealed.save()
    assert "封印" in verify_ledger().broken


def test_a_removed_entry_is_named(sealed: LedgerEntry) -> None:
    drop_triggers()
    number = sealed.number
    sealed.delete()
    assert f"缺第{number}条" in verify_ledger().broken


def test_entries_that_change_places_are_found(sealed: LedgerEntry) -> None:
    drop_triggers()
    LedgerEntry.objects.filter(pk=sealed.pk).update(recorded_at=F("happened_at"), happened_at=AT)
    assert verify_ledger().broken


def test_a_chain_cut_short_is_found_by_the_copy(sealed: LedgerEntry) -> None:
    published = [seal.hash for seal in Seal.objects.all()]
    drop_triggers()
    last = Seal.objects.last()
    assert last is not None
    LedgerEntry.objects.filter(seal=last).delete()
    last.delete()
    assert not verify_ledger().broken
    assert "截短" in verify_ledger(published).broken


def test_seals_are_copied_outside_the_database(data_folder: Path) -> None:
    with action(SYSTEM, "note", "matter/x", at=AT):
        pass
    made = seal_ledger(at=AT)
    keep_copies(made)
    assert hashes_of_copy()[-len(made) :] == tuple(seal.hash for seal in made)


def test_sealing_again_makes_no_empty_seal(sealed: LedgerEntry) -> None:
    assert seal_ledger(at=AT) == []
