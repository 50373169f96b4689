"""A procedure as the plain values of a chart: stages, arrows, bars, and who may do what as circled numbers."""

from collections.abc import Iterator, Mapping

from wenxiao.charts import Heading, Loop, Move, Span, Station
from wenxiao.clocks import TimeLimit
from wenxiao.clocks.durations import budget
from wenxiao.procedures import Procedure, Transition
from wenxiao.procedures.definitions import ClockRule

_CIRCLED = "①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳"
_READING = (
    "上方的箭头往终点去，下方的往回走；圆点是出发的环节，圈号是能办的岗位。框里写的是不离开环节能办的。"
    "粗框是起点，灰底是终点。最上面的横条是时限计时的环节，斜线是中止。"
)


def loop_of(procedure: Procedure) -> Loop:
    """Return the chart of a procedure: stages as written, every transition once."""
    numbers = {code: number for number, code in enumerate(procedure.stages)}
    signs = {code: _CIRCLED[place % len(_CIRCLED)] for place, code in enumerate(procedure.posts)}
    posts = "　".join(f"{signs[code]}{post.title}" for code, post in procedure.posts.items())
    return Loop(
        heading=Heading(
            title=f"{procedure.title}　第{procedure.version}版",
            about=f"{procedure.in_force_from}起施行。{procedure.source}",
        ),
        stations=tuple(_stations(procedure, signs)),
        moves=tuple(_moves(procedure, numbers, signs)),
        spans=tuple(
            Span(
                title=clock.title,
                about=limit_words(clock),
                runs=frozenset(numbers[code] for code in clock.runs_in),
                paused=frozenset(numbers[code] for code in clock.paused_in),
            )
            for clock in procedure.clocks.values()
        ),
        notes=(f"岗位：{posts}", _READING),
    )


def limit_words(clock: ClockRule) -> str:
    """Say a clock's limit, and the other ones by the value of a field: `7个工作日；政策兑现60个工作日`."""
    said = [_words(clock.limit)]
    said += [f"{value}{_words(limit)}" for (_, value), limit in (clock.limit_by or {}).items()]
    return said[0] if len(said) == 1 else f"{said[0]}；{'、'.join(said[1:])}"


def _words(limit: TimeLimit) -> str:
    return str(budget(limit.amount, limit.unit))


def _stations(procedure: Procedure, signs: Mapping[str, str]) -> Iterator[Station]:
    for code, stage in procedure.stages.items():
        yield Station(
            title=stage.title,
            stays=tuple(_label(one, signs) for one in procedure.leaving(code) if one.target is None),
            is_first=code == procedure.first_stage,
            is_end=stage.end is not None,
        )


def _moves(procedure: Procedure, numbers: Mapping[str, int], signs: Mapping[str, str]) -> Iterator[Move]:
    """Each transition as one arrow, or as two where its target lies between its sources."""
    for one in procedure.transitions.values():
        if one.target is None:
            continue
        target = numbers[one.target]
        sources = [numbers[code] for code in one.sources]
        for side in (
            tuple(number for number in sources if number < target),
            tuple(number for number in sources if number > target),
        ):
            if side:
                yield Move(label=_label(one, signs), sources=side, target=target)


def _label(transition: Transition, signs: Mapping[str, str]) -> str:
    return transition.title + "".join(signs[code] for code in transition.by)
