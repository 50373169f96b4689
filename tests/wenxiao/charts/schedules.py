"""Random schedules for the charts: crowded on purpose, with equal dates and long names."""

from datetime import date, timedelta

from hypothesis import strategies as st

from wenxiao.charts import (
    Adjustment,
    Bone,
    Clock,
    Course,
    Fishbone,
    Forecast,
    Gantt,
    Heading,
    Lamp,
    Node,
    Pause,
    Spine,
    Trajectory,
    Wall,
    WallMatter,
)

SPANS = st.sampled_from([3, 20, 60, 300, 900, 1826])
LETTERS = "改造老旧小区完成个公里第二批，（）“”·0123456789%．ABCiw-/ 　"
names = st.text(alphabet=LETTERS, min_size=1, max_size=40)
short = st.text(alphabet=LETTERS, max_size=20)
lamps = st.sampled_from(list(Lamp))
amounts = st.decimals(min_value=-100, max_value=10**7, places=2, allow_nan=False, allow_infinity=False)


def days(span: int) -> st.SearchStrategy[date]:
    """Days of a span that are often the same or next to each other."""
    first = date(2025, 1, 1)
    anywhere = st.integers(0, span)
    crowded = st.sampled_from([0, 1, span // 2, span // 2 + 1, span])
    return st.one_of(anywhere, crowded).map(lambda n: first + timedelta(days=n))


@st.composite
def headings(draw: st.DrawFn) -> Heading:
    return Heading(title=draw(names), about=draw(short), tag=draw(st.sampled_from(["", "演示数据"])))


@st.composite
def nodes(draw: st.DrawFn, span: int) -> Node:
    return Node(
        name=draw(names),
        on=draw(days(span)),
        lamp=draw(lamps),
        frozen_on=draw(st.none() | days(span)),
        note=draw(short),
    )


@st.composite
def fishbones(draw: st.DrawFn) -> Fishbone:
    span = draw(SPANS)
    start, due = sorted((draw(days(span)), draw(days(span))))
    bones = st.builds(Bone, name=names, about=short, nodes=st.lists(nodes(span), min_size=1, max_size=12).map(tuple))
    adjustments = st.builds(Adjustment, on=days(span), resolution=short, words=names)
    return Fishbone(
        heading=draw(headings()),
        spine=Spine(
            start=start,
            due=due,
            frozen_due=draw(st.none() | days(span)),
            adjustments=tuple(draw(st.lists(adjustments, max_size=4))),
        ),
        bones=tuple(draw(st.lists(bones, max_size=8))),
        lamp=draw(lamps),
        name=draw(names),
        about=draw(short),
        today=draw(st.none() | days(span)),
        rest=((start, due),),
    )


@st.composite
def clocks(draw: st.DrawFn, span: int) -> Clock:
    start, due = sorted((draw(days(span)), draw(days(span))))
    pauses = st.builds(Pause, since=days(span), until=st.none() | days(span), reason=names)
    return Clock(
        name=draw(names),
        about=draw(short),
        start=start,
        due=due,
        done=draw(st.none() | days(span)),
        pauses=tuple(draw(st.lists(pauses, max_size=5))),
        lamp=draw(st.none() | lamps),
        sums=draw(short),
        sums_about=draw(short),
    )


@st.composite
def gantts(draw: st.DrawFn) -> Gantt:
    span = draw(SPANS)
    held = draw(st.lists(clocks(span), max_size=6))
    return Gantt(heading=draw(headings()), clocks=tuple(held), today=draw(days(span)))


@st.composite
def courses(draw: st.DrawFn, span: int) -> Course:
    lines = st.dictionaries(days(span), amounts, max_size=6).map(lambda line: tuple(sorted(line.items())))
    low, high = sorted((draw(amounts), draw(amounts)))
    forecast = Forecast(on=draw(days(span)), low=low, high=high, certainty="八成把握")
    return Course(
        name=draw(names),
        unit=draw(st.sampled_from(["个", "万平方米", "%"])),
        about=draw(short),
        actual=draw(lines),
        plan=draw(lines),
        frozen=draw(lines),
        forecast=draw(st.none() | st.just(forecast)),
    )


@st.composite
def trajectories(draw: st.DrawFn) -> Trajectory:
    span = draw(SPANS)
    held = draw(st.lists(courses(span), max_size=3))
    return Trajectory(heading=draw(headings()), courses=tuple(held), today=draw(days(span)))


@st.composite
def walls(draw: st.DrawFn) -> Wall:
    kinds = draw(st.sampled_from([("",), ("重点任务", "民生实事"), tuple("甲乙丙丁戊己庚辛壬癸")]))
    matters = st.builds(
        WallMatter,
        group=st.sampled_from(["区城建局", "区市场监督管理局（知识产权局）", "笃工街道"]) | names,
        kind=st.sampled_from(kinds),
        lamp=lamps,
        title=names,
        reason=st.text(alphabet=LETTERS, max_size=60),
        due=st.none() | days(300),
    )
    return Wall(
        heading=draw(headings()),
        matters=tuple(draw(st.lists(matters, max_size=40))),
        at=draw(days(300)),
        listed=draw(st.integers(0, 20)),
    )
