"""The chain: how a seal's hash is made, and how the whole of it is checked."""

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC

from wenxiao_web.audit.models import LedgerEntry, Seal
from wenxiao_web.clock import ZONE

FIRST_HASH = "0" * 64


@dataclass(frozen=True, kw_only=True, slots=True)
class LedgerCheck:
    """What a check of the whole ledger found."""

    entries: int
    unsealed: int
    seals: int
    last_hash: str
    broken: str = ""
    """The first thing that is not as it was sealed; empty when all is."""


def canonical(entry: LedgerEntry) -> bytes:
    """Write an entry the one way that its hash covers: UTF-8 JSON, keys sorted, moments in UTC."""
    fields = {
        "number": entry.number,
        "happened_at": entry.happened_at.astimezone(UTC).isoformat(),
        "recorded_at": entry.recorded_at.astimezone(UTC).isoformat(),
        "unit": entry.unit,
        "post": entry.post,
        "person": entry.person,
        "action": entry.action,
        "subject": entry.subject,
        "old": entry.old,
        "new": entry.new,
        "why": entry.why,
    }
    return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def shortened(hash_: str) -> str:
    """Return the first and last four characters of a hash, to be compared by eye."""
    return f"{hash_[:4]}…{hash_[-4:]}" if hash_ else ""


def hash_of_seal(previous_hash: str, entries: Iterable[LedgerEntry]) -> str:
    """Hash the previous seal's hash and the entries of a batch, in the order of their numbers."""
    digest = hashlib.sha256(previous_hash.encode())
    for entry in entries:
        digest.update(b"\n" + canonical(entry))
    return digest.hexdigest()


def digest_of_entry(entry: LedgerEntry) -> str:
    """Hash one entry alone."""
    return hashlib.sha256(canonical(entry)).hexdigest()


def verify_ledger(published: Sequence[str] = ()) -> LedgerCheck:
    """Compute the whole chain again and name the first entry or seal that does not hold.

    `published` are seal hashes kept outside the database, oldest first: a chain cut short or made anew lacks them.
    """
    previous, broken, seen = FIRST_HASH, "", set()
    for seal in Seal.objects.order_by("number").iterator():
        broken = broken or _fault_of(seal, previous)
        previous = seal.hash
        seen.add(seal.hash)
    missing = [hash_ for hash_ in published if hash_ not in seen]
    if missing and not broken:
        broken = f"封印{shortened(missing[0])}在库外有底、库内没有：台账被截短或者重做过"
    return LedgerCheck(
        entries=LedgerEntry.objects.count(),
        unsealed=LedgerEntry.objects.filter(seal=None).count(),
        seals=len(seen),
        last_hash=previous,
        broken=broken,
    )


def _fault_of(seal: Seal, previous: str) -> str:
    entries = list(seal.entries.order_by("number"))
    if seal.previous_hash != previous:
        return f"第{seal.number}号封印接不上前一号：中间少了封印，或者前一号改过"
    if len(entries) != seal.entry_count:
        return f"第{seal.number}号封印应有{seal.entry_count}条，现有{len(entries)}条：{_gap(entries)}"
    if hash_of_seal(previous, entries) == seal.hash:
        return ""
    altered = next((entry for entry in entries if digest_of_entry(entry) != entry.digest), None)
    if altered:
        recorded = f"{altered.recorded_at.astimezone(ZONE):%Y-%m-%d %H:%M}"
        return f"第{altered.number}条（{recorded}，{altered.subject}）封存后改过"
    return f"第{seal.number}号封印与第{entries[0].number}～{entries[-1].number}条对不上：封印改过"


def _gap(entries: list[LedgerEntry]) -> str:
    numbers = [entry.number for entry in entries]
    missing = sorted(set(range(numbers[0], numbers[-1])) - set(numbers)) if numbers else []
    return f"缺第{missing[0]}条" if missing else "缺条目"
