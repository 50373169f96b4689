"""Which part of the report each block belongs to, where no heading says that the role or the period has turned."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from wenxiao.documents import Document
from wenxiao.documents.outline import LEAD_LEVEL
from wenxiao.reading.cleaning import Clean
from wenxiao.reading.parts import Part, parts_of, plan_cues, role_of
from wenxiao.reading.roles import contents
from wenxiao.reading.terms import lead_term, opens_year


def part_of_each(document: Document, blocks: tuple[Clean, ...]) -> Iterator[Part]:
    """Give each block its part; a sentence that opens the plan turns the role, a lead that names a term the period."""
    parts, planned = parts_of(document), dict[tuple[int, str], Part]()
    place, plan, review = 0, "", _Review()
    aims = next((p.period for p in parts if p.role in ("aims", "plan") and _is_called(p)), "")
    for block in blocks:
        while place + 1 < len(parts) and parts[place + 1].start <= block.block.start:
            place += 1
            review.enter(parts[place])
            if parts[place].section is not None and parts[place].role not in ("review", None):
                plan = ""
        part = parts[place]
        turning = _turning_place(block) if not aims and part.role in ("review", None) else None
        if turning is not None:
            plan = str(int(part.period[-4:]) + 1) if part.period[-4:].isdigit() else " "
        if turning and not planned:
            yield replace(part, role="plan", period=plan.strip(), turns_at=turning, earlier=part)
        elif plan:
            if (place, plan) not in planned:
                planned[place, plan] = replace(part, role="plan", period=plan.strip())
            yield planned[place, plan]
        elif term := review.term_of(part, block):
            yield replace(part, period=term)
        else:
            yield part


def _turning_place(block: Clean) -> int | None:
    """Return where the sentence begins that opens the plan; None where the block opens none."""
    is_review = block.block.kind == "heading" and role_of(block.text) == "review"  # 2023年回顾和2024年工作的总体要求
    cue = None if is_review else plan_cues().search(block.text)
    if cue is None:
        return None
    start = block.text.rfind("。", 0, cue.start()) + 1
    return None if contents().search(block.text, start, cue.start()) else start


def _is_called(part: Part) -> bool:
    """Tell a plan that a heading calls so from one that only its headings' verbs set apart."""
    return part.section is None or role_of(part.section.title) is not None


@dataclass(slots=True)
class _Review:
    """The term that a lead has named; it reaches to the next heading of the lead's own rank."""

    term: str = ""
    led_at: int = 0
    rank: int = 0

    def enter(self, part: Part) -> None:
        if part.section is None or part.section.level >= LEAD_LEVEL:
            return
        self.rank = part.section.level
        if self.rank <= self.led_at:
            self.term = ""

    def term_of(self, part: Part, block: Clean) -> str:
        if block.block.kind != "heading":
            if self.term and opens_year(part, block.text):
                self.term = ""
            if led := lead_term(part, block.text):
                self.term, self.led_at = led, self.rank
        return self.term
