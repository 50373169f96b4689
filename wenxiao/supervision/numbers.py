"""Numbers of papers: without a gap in each series and year; a number once taken is never given again."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

from wenxiao.errors import NoticeStateError
from wenxiao.sentences import Sentence, sentence

_NUMBER = re.compile(r"(?P<series>.+)〔(?P<year>\d{4})〕(?P<serial>[1-9]\d*)号")


@dataclass(frozen=True, kw_only=True, slots=True)
class NumberEntry:
    """One line of the register: a number, what it was taken for, and why it is void if it is."""

    series: str
    year: int
    serial: int
    subject: str
    """What it numbers; a subject has at most one number that is not void."""
    taken_at: datetime
    void_for: str | None = None

    @property
    def number(self) -> str:
        """`铁督〔2026〕12号`: the year in full, the serial without padding."""
        return f"{self.series}〔{self.year}〕{self.serial}号"


Register = tuple[NumberEntry, ...]
"""All numbers taken, in the order they were."""


def split_number(number: str) -> tuple[str, int, int] | None:
    """Part a number into series, year and serial; None where it is not written as numbers are."""
    match = _NUMBER.fullmatch(number)
    return (match["series"], int(match["year"]), int(match["serial"])) if match else None


def next_number(series: str, year: int, issued: Iterable[str]) -> str:
    """Return the next number of a series in a year, `铁督〔2025〕1号`; numbers run without a gap from 1.

    `issued` holds every number that was ever taken, void ones too.
    """
    parts = (split_number(number) for number in issued)
    taken = [part[2] for part in parts if part and part[:2] == (series, year)]
    return f"{series}〔{year}〕{max(taken, default=0) + 1}号"


def take_number(register: Register, *, series: str, year: int, subject: str, at: datetime) -> Register:
    """Enter the next number of a series and year for a subject; its entry is the last where it is new.

    A subject that has a number keeps it: the register comes back as it was. Whoever holds the register in a database
    must read and write it in one transaction, with (series, year, serial) unique.
    """
    if entry_of(register, subject) is not None:
        return register
    taken = [entry.serial for entry in register if (entry.series, entry.year) == (series, year)]
    serial = max(taken, default=0) + 1
    return (*register, NumberEntry(series=series, year=year, serial=serial, subject=subject, taken_at=at))


def entry_of(register: Register, subject: str) -> NumberEntry | None:
    """The entry of a subject that is not void; None where it has none."""
    return next((entry for entry in register if entry.subject == subject and entry.void_for is None), None)


def void_number(register: Register, number: str, *, reason: str) -> Register:
    """Mark a number void; it stays in the register and is never given again.

    Raise NoticeStateError where the number was never taken, is void already, or the reason is missing.
    """
    entry = next((entry for entry in register if entry.number == number), None)
    if entry is None:
        raise NoticeStateError(f"登记簿里没有{number}，不能作废。请核对文号。")
    if entry.void_for is not None:
        raise NoticeStateError(f"{number}已经作废（{entry.void_for}），不用再作废。")
    if not reason.strip():
        raise NoticeStateError(f"作废{number}要写明理由。")
    return tuple(replace(line, void_for=reason) if line is entry else line for line in register)


def faults_of(register: Register) -> tuple[Sentence, ...]:
    """What is wrong with a register that was kept elsewhere: numbers given twice, numbers left out, two for one."""
    return (*_doubled(register), *_left_out(register), *_two_for_one(register))


def _doubled(register: Register) -> Iterator[Sentence]:
    for number, times in Counter(entry.number for entry in register).items():
        if times > 1:
            yield sentence("{number}给了{times}次", number=number, times=times)


def _left_out(register: Register) -> Iterator[Sentence]:
    for series, year in dict.fromkeys((entry.series, entry.year) for entry in register):
        serials = {entry.serial for entry in register if (entry.series, entry.year) == (series, year)}
        for serial in sorted(set(range(1, max(serials) + 1)) - serials):
            yield sentence("缺{number}", number=f"{series}〔{year}〕{serial}号")


def _two_for_one(register: Register) -> Iterator[Sentence]:
    for subject, times in Counter(entry.subject for entry in register if entry.void_for is None).items():
        if times > 1:
            yield sentence("“{subject}”占了{times}个没有作废的文号", subject=subject, times=times)
