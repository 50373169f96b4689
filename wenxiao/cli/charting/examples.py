"""The example in the templates: the demonstration district as rows, and a few rows of our own, marked as such."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

from wenxiao.clocks import Milestone
from wenxiao.demonstration import demonstration_district
from wenxiao.demonstration.district import District, DistrictMatter, Progress
from wenxiao.exchange import Value

Rows: TypeAlias = dict[str, list[Mapping[str, Value]]]
ON_THE_FISHBONE = 8


def example_rows(kind: str) -> Rows:
    """The rows of each table of a kind of chart, by the table's key."""
    builders: dict[str, Callable[[District], Rows]] = {
        "fishbone": _fishbone, "gantt": _gantt, "trajectory": _trajectory, "wall": _wall,
    }  # fmt: skip
    return builders[kind](demonstration_district())


def _head(district: District, title: str, about: str) -> Mapping[str, Value]:
    on = district.clock_starts_at
    return {
        "title": title,
        "about": about,
        "tag": f"演示数据，今天按{on.year}年{on.month}月{on.day}日计",
        "today": f"{on:%Y-%m-%d %H:%M}",
    }


def _fishbone(district: District) -> Rows:
    """The year's promises as one fish: each lead unit a chain, each matter's milestones its nodes."""
    kept = sorted(district.matters, key=lambda matter: not matter.adjustments)[:ON_THE_FISHBONE]
    moves = [(matter, move) for matter in kept for move in matter.adjustments]
    first, last = min(m.opened_at for m in kept), max(m.milestones[-1].due_at for m in kept)
    head = _head(district, f"{district.place}政府工作报告今年{len(kept)}件事", "每条鱼刺是一件事，名称后是牵头单位")
    spine = {**head,
        "name": "今年承诺", "words": f"{len(kept)}件事", "start": _day(first), "due": _day(last),
    }  # fmt: skip
    return {
        "spine": [spine],
        "nodes": [row for matter in kept for row in _nodes(district, matter)],
        "bones": [{"name": _bone(matter), "about": f"{district.unit_name(matter.lead_unit)}牵头"} for matter in kept],
        "adjustments": [
            {
                "on": f"{move.resolution.decided_on}",
                "resolution": move.resolution.document_number,
                "words": f"{_named(matter, move.milestone).name}的到期日改为{move.due_at:%m-%d}",
            }
            for matter, move in moves
        ],
    }


def _bone(matter: DistrictMatter) -> str:
    return matter.aim.subject


def _named(matter: DistrictMatter, code: str) -> Milestone:
    return next(milestone for milestone in matter.milestones if milestone.code == code)


def _nodes(district: District, matter: DistrictMatter) -> Iterator[Mapping[str, Value]]:
    moves = {move.milestone: move.due_at for move in matter.adjustments}
    newest = max((said.amount for said in _known(district, matter)), default=Decimal(0))
    for milestone in matter.milestones:
        done = _reached(district, matter, milestone)
        short = not done and (milestone.amount or 0) and newest
        yield {
            "bone": _bone(matter),
            "name": milestone.name,
            "due": _day(moves.get(milestone.code, milestone.due_at)),
            "frozen": _day(milestone.due_at),
            "start": _day(matter.opened_at),
            "done": done,
            "note": f"现{newest}" if short and milestone == _open(district, matter) else None,
        }


def _known(district: District, matter: DistrictMatter) -> list[Progress]:
    return [said for said in matter.progress if said.happened_at <= district.clock_starts_at]


def _reached(district: District, matter: DistrictMatter, milestone: Milestone) -> str | None:
    """The day on which a report first reached the milestone."""
    days = (s.happened_at for s in _known(district, matter) if milestone.amount and s.amount >= milestone.amount)
    return next((_day(day) for day in days), None)


def _open(district: District, matter: DistrictMatter) -> Milestone:
    """The first milestone that is not reached, else the last."""
    still = (m for m in matter.milestones if not _reached(district, matter, m))
    return next(still, matter.milestones[-1])


def _gantt(district: District) -> Rows:
    return {
        "chart": [_head(district, f"{district.place}各事项时限", "停表、答复企业和督办单三行是编写的，其余取自演示区")],
        "clocks": [
            *(
                {
                    "name": matter.title,
                    "about": f"{district.unit_name(matter.lead_unit)}　{matter.number}",
                    "start": _day(matter.opened_at),
                    "due": _day(matter.milestones[-1].due_at),
                    "done": _reached(district, matter, matter.milestones[-1]),
                }
                for matter in district.matters
            ),
            {"name": "答复企业：园区电价政策", "about": "区发改局", "start": "2025-08-11", "due": "2025-10-17"},
            {"name": "督办单回复", "about": "铁督〔2025〕1号", "start": "2025-09-16 09:00", "due": "2025-09-25 17:00"},
        ],
        "pauses": [
            {
                "clock": "答复企业：园区电价政策",
                "since": "2025-08-20",
                "until": "2025-08-29",
                "reason": "等待企业补齐材料",
            },
            {"clock": "答复企业：园区电价政策", "since": "2025-09-15", "reason": "等待省级部门答复"},
        ],
    }


def _trajectory(district: District) -> Rows:
    """The story's matter and those with an adjustment; the forecast is made up."""
    told = [m for m in district.matters if m.number == district.story.matter or m.adjustments]
    story = next(matter for matter in told if matter.number == district.story.matter)
    last = story.milestones[-1]
    return {
        "chart": [_head(district, f"{district.place}进度与计划", "预测一行是编写的，其余取自演示区")],
        "values": [row for matter in told for row in _values(district, matter)],
        "forecasts": [{"course": story.title, "on": _day(last.due_at), "low": 11, "high": 15, "certainty": "八成把握"}],
    }


def _values(district: District, matter: DistrictMatter) -> Iterator[Mapping[str, Value]]:
    moves = {move.milestone: move.due_at for move in matter.adjustments}
    common: Mapping[str, Value] = {"course": matter.title, "unit": matter.aim.unit}
    opened: Mapping[str, Value] = {"on": _day(matter.opened_at), "amount": 0}
    for series in ("实际", "计划", "冻结基线") if moves else ("实际", "计划"):
        yield {**common, "series": series, **opened}
    for said in _known(district, matter):
        yield {**common, "series": "实际", "on": _day(said.happened_at), "amount": said.amount}
    for milestone in matter.milestones:
        at = {"amount": milestone.amount}
        yield {**common, "series": "计划", "on": _day(moves.get(milestone.code, milestone.due_at)), **at}
        if moves:
            yield {**common, "series": "冻结基线", "on": _day(milestone.due_at), **at}


def _wall(district: District) -> Rows:
    return {
        "chart": [_head(district, f"{district.place}作战图", "各事项下一个没有完成的节点")],
        "matters": [_matter(district, matter) for matter in district.matters],
    }


def _matter(district: District, matter: DistrictMatter) -> Mapping[str, Value]:
    milestone = _open(district, matter)
    due = next((m.due_at for m in matter.adjustments if m.milestone == milestone.code), milestone.due_at)
    newest = max((said.amount for said in _known(district, matter)), default=Decimal(0))
    unit = matter.aim.unit
    return {
        "group": district.unit_name(matter.lead_unit),
        "kind": _kind_of(matter),
        "title": matter.title,
        "reason": f"累计{newest}{unit}，{due.month}月{due.day}日应到{milestone.amount}{unit}",
        "start": _day(matter.opened_at),
        "due": _day(due),
        "done": _reached(district, matter, milestone),
    }


def _kind_of(matter: DistrictMatter) -> str:
    """The kind by the document that promises it."""
    return "工作报告" if "report" in matter.aim.document else "规划计划"


def _day(moment: date | datetime) -> str:
    return f"{moment:%Y-%m-%d}"
