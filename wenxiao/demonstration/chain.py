"""The whole chain over one district, from a document to a verdict; each value is computed by a room of the house."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from wenxiao.assessment import Score, scheme, score_unit
from wenxiao.calendars import WorkingCalendar
from wenxiao.clocks import Light, MatterFacts, Schedule, ScheduleSet, Watch, light_at, marks_at, watches_of
from wenxiao.delivery import Verdict, verdicts_of
from wenxiao.demonstration.district import Dispatch, District, DistrictMatter, Story
from wenxiao.demonstration.facts import facts_of
from wenxiao.documents import Head, head_of, read_document
from wenxiao.errors import DistrictInvalidError
from wenxiao.indicators import Commitment, Statement, commitment_of, statements_of
from wenxiao.procedures import Actor
from wenxiao.reading import Figure, read_figures
from wenxiao.supervision import Notice, draft, due_notices, issue, ladder, next_number, review, send

MILESTONES_ADOPTED_BY = "commission"
"""The commission sets the milestones of its lists, whoever adopted the aim."""


@dataclass(frozen=True, kw_only=True, slots=True)
class ReadReport:
    """A document of the district, read."""

    file: str
    head: Head
    dated_on: date
    figures: tuple[Figure, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, kw_only=True, slots=True)
class Chain:
    """What each link gave."""

    district: District
    reports: tuple[ReadReport, ...]
    matter: DistrictMatter
    commitment: Commitment
    facts: MatterFacts
    watches: tuple[Watch, ...]
    """As they stood at the first moment asked."""
    lights: tuple[tuple[datetime, Light], ...]
    notices: tuple[Notice, ...]
    schedules: tuple[Schedule, ...]
    score: Score
    score_by_baseline: Score
    verdicts: tuple[Verdict, ...]


def walk_chain(district: District) -> Chain:
    """Walk the chain over a district. Raise a WenxiaoError that names the link where it breaks."""
    reports = tuple(read_report(district, document.file) for document in district.documents)
    story = district.story
    matter = next(matter for matter in district.matters if matter.number == story.matter)
    commitment = commitment_for(district, matter, reports)
    facts = facts_of(matter, adopted_by=MILESTONES_ADOPTED_BY, adjustments=(story.adjustment,), progress=story.progress)
    return Chain(
        district=district,
        reports=reports,
        matter=matter,
        commitment=commitment,
        facts=facts,
        watches=watches_of(facts, story.ask_at[0], story.ask_at[0]),
        lights=tuple((at, light_at(facts, at, at)) for at in story.ask_at),
        notices=tuple(_supervised(district, matter, facts, story)),
        schedules=tuple(fact.schedule for fact in facts.events if isinstance(fact, ScheduleSet)),
        score=_score(district, matter, facts, story.score_at),
        score_by_baseline=_score(district, matter, facts, story.score_at, version=1),
        verdicts=verdicts_of([said for report in reports for said in report.statements]),
    )


def read_report(district: District, file: str) -> ReadReport:
    """Read one document of a district. Raise DistrictInvalidError where it carries no date."""
    document = read_document(district.folder / file)
    head = head_of(document)
    if head.dated_on is None:
        raise DistrictInvalidError(f"{file} 开头没有成文日期，无法判断先后。请在标题下写明，如“2024年12月18日”。")
    figures = tuple(read_figures(document))
    return ReadReport(
        file=file,
        head=head,
        dated_on=head.dated_on,
        figures=figures,
        statements=statements_of(file, head.dated_on, document.text, figures),
    )


def commitment_for(district: District, matter: DistrictMatter, reports: Iterable[ReadReport]) -> Commitment:
    """Find the figure that a matter answers for. Raise DistrictInvalidError where the document does not state it."""
    adopted_by = next(d.adopted_by for d in district.documents if d.file == matter.aim.document)
    report = next(report for report in reports if report.file == matter.aim.document)
    for said in report.statements:
        figure = said.figure
        same = (figure.subject, figure.value, figure.unit) == (matter.aim.subject, matter.aim.value, matter.aim.unit)
        if same and figure.status == "target":
            return commitment_of(said, adopted_by=adopted_by)
    aim = matter.aim
    raise DistrictInvalidError(
        f"事项{matter.number}要承诺“{aim.subject}{aim.value}{aim.unit}”，但{aim.document}里没有读到这个目标。"
        f"请用 wenxiao read {aim.document} 查看读出的数据。"
    )


def _supervised(district: District, matter: DistrictMatter, facts: MatterFacts, story: Story) -> Iterator[Notice]:
    """Papers in the order they fall due: those that go out alone are sent then, the others wait for their signer."""
    have: list[Notice] = []
    signed = story.dispatch
    for at in _moments(facts, story):
        watches = {watch.code: watch for watch in watches_of(facts, at, at)}
        for notice in due_notices(matter.number, watches.values(), ladder(), at, have):
            unit = district.unit_name(matter.lead_unit)
            drafted = draft(notice, watches[notice.watch], title=matter.title, unit=unit)
            have.append(drafted if drafted.rung.signed_by else send(drafted, at))
    numbers: list[str] = []
    for notice in have:
        if notice.rung.signed_by and notice.rung.series and notice.due_at <= signed.at:
            numbers.append(next_number(notice.rung.series, signed.at.year, numbers))
            yield _signed(notice, numbers[-1], signed, facts.calendar)
        else:
            yield notice


def _signed(notice: Notice, number: str, signed: Dispatch, calendar: WorkingCalendar) -> Notice:
    """The paper reviewed where its rung asks for that, and issued."""
    rung = notice.rung
    if rung.reviewed_by:
        notice = review(notice, by=Actor(person=signed.reviewed_by, post=rung.reviewed_by), at=signed.at)
    signer = Actor(person=signed.signed_by, post=rung.signed_by or "")
    return issue(notice, number=number, signed_by=signer, at=signed.at, calendar=calendar)


def _moments(facts: MatterFacts, story: Story) -> list[datetime]:
    """The moments up to the signing at which a paper can fall due."""
    turns = {
        moment
        for at in (*story.ask_at, story.dispatch.at)
        for watch in watches_of(facts, at, at)
        for moment in (watch.yellow_at, watch.red_at)
    }
    return sorted(moment for moment in turns if moment is not None and moment <= story.dispatch.at)


def _score(
    district: District, matter: DistrictMatter, facts: MatterFacts, at: datetime, *, version: int | None = None
) -> Score:
    marks = marks_at(matter.number, facts, at, version=version)
    return score_unit(scheme(at.date()), district.unit_name(matter.lead_unit), marks)
