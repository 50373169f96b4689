"""`wenxiao demo [FOLDER]`: one promise from a document to a verdict, link by link."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

import click

from wenxiao.clocks import Colour, Light, Schedule
from wenxiao.delivery import Verdict
from wenxiao.delivery.wording import shown_figure
from wenxiao.demonstration import demonstration_district
from wenxiao.demonstration.chain import Chain, walk_chain
from wenxiao.resolutions import name_of_body
from wenxiao.sentences import shown
from wenxiao.supervision import Notice

GLYPHS = {
    Colour.GREEN: "● 绿",
    Colour.YELLOW: "▲ 黄",
    Colour.RED: "◆ 红",
    Colour.NOT_STARTED: "○ 未启动",
    Colour.SUSPENDED: "‖ 中止",
    Colour.DONE: "■ 办结",
}


@click.command()
@click.argument("folder", required=False, type=click.Path(path_type=Path, file_okay=False, exists=True))
def demo(folder: Path | None) -> None:
    """讲一遍全链条：一条承诺，从文件到结论。FOLDER为演示区文件夹，不写则用自带的。"""
    for line in told(walk_chain(demonstration_district(folder))):
        click.echo(line)


def told(chain: Chain) -> Iterator[str]:
    """Tell the chain in lines, a heading for each link with the room that made it."""
    links = (
        ("读文件", "reading", _reports),
        ("一个目标成为承诺和事项", "indicators", _commitment),
        ("计时项", "clocks", _watches),
        ("灯：三个日期", "clocks", _lights),
        ("督办", "supervision", _notices),
        ("决议调整", "resolutions", _schedules),
        ("考核", "assessment", _scores),
        ("读下一份文件，问兑现", "delivery", _verdicts),
    )
    yield f"{chain.district.title}　一条承诺，从文件到结论"
    yield chain.district.marked_as
    for number, (title, room, lines) in enumerate(links, 1):
        yield ""
        yield f"{number}  {title}　（wenxiao/{room}）"
        yield from (f"   {line}" for line in lines(chain))


def _reports(chain: Chain) -> Iterator[str]:
    for report in chain.reports:
        targets = sum(figure.status == "target" for figure in report.figures)
        yield f"{report.file}　{report.dated_on}　读出{len(report.figures)}条数据，其中目标{targets}条"


def _commitment(chain: Chain) -> Iterator[str]:
    said, matter, unit_name = chain.commitment.said, chain.matter, chain.district.unit_name
    yield f"“{said.quote}”　{said.document} 第{said.figure.start}～{said.figure.end}字"
    yield f"目标{shown_figure(said)}，{said.period}年，{name_of_body(chain.commitment.adopted_by)}通过"
    yield (
        f"事项{matter.number}　牵头{unit_name(matter.lead_unit)}　认定{unit_name(matter.verifying_unit)}"
        f"　责任领导{matter.responsible_leader}"
    )
    yield f"进度计划：{_planned(chain.schedules[0])}"


def _planned(schedule: Schedule) -> str:
    return "；".join(f"{shown(milestone.due_at)}前{milestone.name}" for milestone in schedule.milestones)


def _watches(chain: Chain) -> Iterator[str]:
    for watch in chain.watches:
        yield f"{watch.title}　转黄 {shown(watch.yellow_at)}　转红 {shown(watch.red_at)}"


def _lights(chain: Chain) -> Iterator[str]:
    for at, light in chain.lights:
        yield f"{_stamp(at)}　{GLYPHS[light.colour]}　{light.why}"
        yield from (f"{'':18}{line}" for line in _explained(light))


def _explained(light: Light) -> Iterator[str]:
    yield f"数字：{light.numbers}"
    if light.next:
        yield f"接下来：{light.next}"
    if light.way_out:
        yield f"怎样转绿：{light.way_out}"


def _notices(chain: Chain) -> Iterator[str]:
    for notice in chain.notices:
        yield f"{_issued(notice)}"
        yield f"  {notice.text}"


def _issued(notice: Notice) -> str:
    rung = notice.rung
    if rung.signed_by:
        when = _stamp(notice.issued_at) if notice.issued_at else "待签发"
        return f"{rung.title} {notice.number or ''}　{_stamp(notice.due_at)}起草　{when}　{notice.signed_by or ''}签发"
    return f"{rung.title}　{_stamp(notice.due_at)}自动发出"


def _schedules(chain: Chain) -> Iterator[str]:
    resolution = chain.district.story.adjustment.resolution
    yield (
        f"{name_of_body(resolution.body)} {resolution.decided_on} 决议{resolution.document_number}：{resolution.reason}"
    )
    for schedule in chain.schedules:
        name = "原计划" if schedule.version == 1 else f"第{schedule.version}版"
        yield f"{name}　{_planned(schedule)}"


def _scores(chain: Chain) -> Iterator[str]:
    for name, score in (("按现行计划", chain.score), ("按原计划", chain.score_by_baseline)):
        for line in score.lines:
            yield f"{score.unit}　{line.criterion.title}　{name}　{line.working}"
            for mark in line.rows:
                done = f"{shown(mark.watch.done_at)}完成" if mark.watch.done_at else "未完成"
                in_time = "按期" if mark.in_time else "超期"
                yield f"  {mark.watch.title}　{shown(mark.watch.due_at)}到期　{done}　{in_time}"


def _verdicts(chain: Chain) -> Iterator[str]:
    judged = [verdict for verdict in chain.verdicts if verdict.outcome]
    for verdict in judged:
        yield from _verdict(verdict)
    rest: dict[str, list[str]] = {}
    for verdict in chain.verdicts:
        if not verdict.outcome:
            rest.setdefault(verdict.code.chinese, []).append(verdict.target.name)
    for code, names in rest.items():
        yield f"{code}{len(names)}条：{'、'.join(dict.fromkeys(names))}"


def _verdict(verdict: Verdict) -> Iterator[str]:
    said = verdict.target
    yield f"{said.name}　{said.period.last_year}年　目标{shown_figure(said)}　→　{verdict.code.chinese}"
    yield f"  {verdict.why}"
    if verdict.needed is not None:
        yield f"  每年还需增长{verdict.needed}%才能达到"
    for assumption in verdict.assumptions:
        yield f"  假定：{assumption}"


def _stamp(at: datetime) -> str:
    return f"{at:%Y-%m-%d %H:%M}"
