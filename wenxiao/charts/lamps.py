"""The lights: a shape, a letter and a word each, so that they tell apart without colour."""

from enum import StrEnum


class Lamp(StrEnum):
    """What shines, worst first; `done_late` is done, and was past its limit once."""

    RED = "red"
    YELLOW = "yellow"
    GREEN = "green"
    SUSPENDED = "suspended"
    NOT_STARTED = "not_started"
    DONE = "done"
    DONE_LATE = "done_late"


LETTERS = {
    Lamp.RED: "红",
    Lamp.YELLOW: "黄",
    Lamp.GREEN: "绿",
    Lamp.SUSPENDED: "停",
    Lamp.NOT_STARTED: "灰",
    Lamp.DONE: "蓝",
    Lamp.DONE_LATE: "蓝",
}
WORDS = {
    Lamp.RED: "红灯",
    Lamp.YELLOW: "黄灯",
    Lamp.GREEN: "绿灯",
    Lamp.SUSPENDED: "中止",
    Lamp.NOT_STARTED: "未启动",
    Lamp.DONE: "办结",
    Lamp.DONE_LATE: "办结，曾超时",
}
MEANINGS = {
    Lamp.RED: "红灯　超过时限",
    Lamp.YELLOW: "黄灯　进展缓慢或临近时限",
    Lamp.GREEN: "绿灯　按计划",
    Lamp.SUSPENDED: "停　中止计时",
    Lamp.NOT_STARTED: "灰　未启动",
    Lamp.DONE: "蓝　办结",
    Lamp.DONE_LATE: "蓝缺角　办结，曾超时",
}
# Each shape in a square of 16.
SHAPES = {
    Lamp.RED: '<path class="lamp-r" d="M8 .6 15.4 8 8 15.4.6 8Z"/>',
    Lamp.YELLOW: '<path class="lamp-y" d="M8 1.6 15 14.2H1Z"/>',
    Lamp.GREEN: '<circle class="lamp-g" cx="8" cy="8" r="6.5"/>',
    Lamp.SUSPENDED: '<circle class="lamp-n" cx="8" cy="8" r="5.9"/><path class="lamp-n" d="M6.2 5.4v5.2M9.8 5.4v5.2"/>',
    Lamp.NOT_STARTED: '<circle class="lamp-n" cx="8" cy="8" r="5.6"/>',
    Lamp.DONE: (
        '<path class="lamp-b" d="M1.8 1.8h12.4v12.4H1.8Z"/><path class="lamp-tick" d="m4.4 8.3 2.6 2.6 4.7-5.5"/>'
    ),
    Lamp.DONE_LATE: (
        '<path class="lamp-b" d="M1.8 1.8h7.4l5 5v7.4H1.8Z"/><path class="lamp-tick" d="m4.2 9 2.4 2.4 4.4-4.9"/>'
        '<path class="lamp-late" d="M11 1.8h3.2V5"/>'
    ),
}


def worst_first(lamp: Lamp) -> int:
    """Sort key: red, yellow, green, suspended, not started, done, done late."""
    return list(Lamp).index(lamp)
