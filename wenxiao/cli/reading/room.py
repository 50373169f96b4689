"""The reading room: one page that needs nothing else, with each document marked and linked with its rows.

The page asks for nothing over the network and its content policy forbids it to: style and script stand in it, named by
their hash, so that nothing in a document's text can run.
"""

import base64
import hashlib
from collections import Counter
from collections.abc import Sequence
from html import escape
from importlib.resources import files

from wenxiao import __version__
from wenxiao.cli.reading.chapters import SHORT, Chapter, chapters_of
from wenxiao.cli.reading.room_charts import charts_of
from wenxiao.cli.reading.room_rows import figure_table, task_table
from wenxiao.cli.reading.room_text import article_of
from wenxiao.cli.reading.wording import KINDS, STATUSES
from wenxiao.documents import head_of
from wenxiao.reading.reading import Reading

TABLES = {"figures": ("figures", "charts"), "tasks": ("tasks", "charts"), "all": ("figures", "tasks", "charts")}


def page_of(readings: Sequence[tuple[str, Reading]], what: str) -> str:
    """Write readings, each under its path, as one html page; `what` is figures, tasks or all."""
    style, script = _asset("room.css"), _asset("room.js")
    policy = f"default-src 'none'; img-src data:; style-src '{_hash(style)}'; script-src '{_hash(script)}'"
    rooms = "".join(_kept(_room(reading, number, what), number) for number, (_, reading) in enumerate(readings, 1))
    title = _title(readings[0]) if len(readings) == 1 else f"{len(readings)}份文件"
    return (
        '<!doctype html>\n<html lang="zh-CN"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">'
        f'<meta name="generator" content="wenxiao {__version__}"><title>{escape(title)}　读文件　问效</title>'
        f'<style>{style}</style></head>\n<body>{_bar(readings)}\n<main id="main">\n{rooms}</main>\n{_KEYS}'
        f"<script>{script}</script></body></html>\n"
    )


def _asset(name: str) -> str:
    return files("wenxiao.cli.reading").joinpath(name).read_text(encoding="utf-8")


def _hash(text: str) -> str:
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _title(named: tuple[str, Reading]) -> str:
    return head_of(named[1].document).title or named[1].document.name


def _kept(room: str, number: int) -> str:
    """Keep all rooms but the first out of the page until they are asked for."""
    return room if number == 1 else f'<template data-doc="{number}">{room}</template>\n'


def _bar(readings: Sequence[tuple[str, Reading]]) -> str:
    options = "".join(
        f'<option value="{number}">{escape(_title(named)[:40])}</option>' for number, named in enumerate(readings, 1)
    )
    choice = (
        f'<label class="docs">文件 <select id="docs">{options}</select></label>'
        '<button class="btn" id="before">上一份</button><button class="btn" id="after">下一份</button>'
    )
    return (
        '<a class="skip" href="#main">跳到正文</a>\n<header class="bar"><b class="brand">问效</b>'
        f'<span class="sec">读文件</span>{choice if len(readings) > 1 else ""}'
        '<button class="btn" id="help">按键</button></header>'
    )


def _counts(reading: Reading, what: str) -> str:
    counts = {"figures": f"数据{len(reading.figures)}条", "tasks": f"任务{len(reading.tasks)}项"}
    return "、".join(counts[name] for name in TABLES[what] if name in counts)


def _room(reading: Reading, number: int, what: str) -> str:
    prefix = f"d{number}"
    chapters = chapters_of(reading.document)
    tables = {
        "figures": lambda: figure_table(reading, prefix),
        "tasks": lambda: task_table(reading, prefix),
        "charts": lambda: f'<div class="charts">{charts_of(reading, prefix)}</div>',
    }
    panels = "".join(f'<div class="panel" data-panel="{name}">{tables[name]()}</div>' for name in TABLES[what])
    return (
        f'<div class="rd" id="{prefix}" data-doc="{number}">\n'
        f'<section class="doc" aria-label="原文">{_head(reading, chapters, what)}'
        f'<article class="song" tabindex="0" aria-label="正文">\n{article_of(reading, prefix)}</article>'
        '<p class="pos meta" aria-live="polite"></p></section>\n'
        f'<section class="fig" aria-label="读出的内容">{_tools(reading, chapters, what)}'
        f'<div class="tw" tabindex="0">{panels}<p class="empty" hidden>没有符合的条目。'
        '<button class="txt clear">清除筛选</button></p></div></section></div>\n'
    )


def _head(reading: Reading, chapters: Sequence[Chapter], what: str) -> str:
    document, head = reading.document, head_of(reading.document)
    facts = [
        head.place,
        head.dated_on.isoformat() if head.dated_on else "",
        f"{_spaced(len(document.text))}字",
        f'<span title="{document.sha256}">SHA-256 {document.sha256[:4]}…{document.sha256[-4:]}</span>',
        _counts(reading, what),
        escape(document.name),
    ]
    said = "　".join(f'<span class="fact">{fact}</span>' for fact in facts if fact)
    keys = "".join(f'<span class="mk {status}">{name}</span>' for status, name in STATUSES.items())
    return (
        f'<header class="dh"><h1>{escape(head.title or document.name)}</h1><p class="meta">{said}</p></header>\n'
        f'<div class="ol meta"><label>目录 <select class="toc">{_options("全文", chapters)}</select></label>'
        f'<span class="key">{keys}<span class="tk">任务</span></span></div>\n'
    )


def _options(whole: str, chapters: Sequence[Chapter]) -> str:
    options = (
        f'<option value="{chapter.start}-{chapter.end}">{"　" * min(chapter.depth, 4)}'
        f"{escape(chapter.title[:SHORT])}</option>"
        for chapter in chapters
    )
    return f'<option value="">{whole}</option>{"".join(options)}'


def _tools(reading: Reading, chapters: Sequence[Chapter], what: str) -> str:
    names = {"figures": f"数据 {len(reading.figures)}", "tasks": f"任务 {len(reading.tasks)}", "charts": "图"}
    tabs = "".join(
        f'<button class="chip" data-tab="{name}" aria-pressed="false">{names[name]}</button>' for name in TABLES[what]
    )
    kinds: Counter[str] = Counter(figure.kind for figure in reading.figures)
    options = "".join(
        f'<option value="{kind}">{name} {kinds[kind]}</option>' for kind, name in KINDS.items() if kinds[kind]
    )
    return (
        f'<div class="tools"><div class="chips" role="group" aria-label="看什么">{tabs}</div>'
        '<span class="meta shown" aria-live="polite"></span>'
        '<label class="find">查找 <input type="search" class="q"></label></div>\n<div class="tools filters">'
        f'<div class="chips for-figures" role="group" aria-label="状态">{_status_chips(reading)}</div>'
        f'<div class="chips for-tasks" role="group" aria-label="任务">{_task_chips(reading)}</div>'
        f'<label class="for-figures">类别 <select class="kind"><option value="">全部</option>{options}</select></label>'
        f'<label>章节 <select class="chapter">{_options("全部", chapters)}</select></label></div>\n'
    )


def _status_chips(reading: Reading) -> str:
    counted: Counter[str] = Counter(figure.status for figure in reading.figures)
    chips = {"": ("全部", len(reading.figures))} | {key: (name, counted[key]) for key, name in STATUSES.items()}
    return _chips("status", chips)


def _task_chips(reading: Reading) -> str:
    tasks = reading.tasks
    return _chips(
        "has",
        {
            "": ("全部", len(tasks)),
            "figures": ("有数据", sum(bool(task.figures) for task in tasks)),
            "lead": ("有牵头单位", sum(bool(task.lead_unit) for task in tasks)),
        },
    )


def _chips(filtered: str, chips: dict[str, tuple[str, int]]) -> str:
    return "".join(
        f'<button class="chip" data-{filtered}="{key}" aria-pressed="false">{name} {count}</button>'
        for key, (name, count) in chips.items()
    )


def _spaced(count: int) -> str:
    return f"{count:,}".replace(",", "\u2009") if count >= 10_000 else str(count)


_KEYS = (
    '<dialog id="keys" aria-label="按键"><h2>按键</h2><dl>'
    "<dt>J　K</dt><dd>下一条，上一条</dd><dt>Enter</dt><dd>到原文</dd><dt>1　2　3</dt><dd>数据，任务，图</dd>"
    "<dt>/</dt><dd>查找</dd><dt>[　]</dt><dd>上一份，下一份文件</dd><dt>Esc</dt><dd>取消选择</dd></dl>"
    '<form method="dialog"><button class="btn">关闭</button></form></dialog>\n'
)
