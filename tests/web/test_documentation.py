"""Words that must keep step: settings and their page, templates and their translation."""

import re
from io import BytesIO
from pathlib import Path

import wenxiao_web
from babel.messages.pofile import read_po
from wenxiao_web.audit.words import ACTIONS

from wenxiao.charts import stylesheet

WEB = Path(wenxiao_web.__file__).parent
ROOT = WEB.parents[1]


def test_every_setting_is_documented() -> None:
    page = (ROOT / "docs" / "reference" / "settings.md").read_text(encoding="utf-8")
    names = set(re.findall(r"WENXIAO_[A-Z_]+", (WEB / "settings.py").read_text(encoding="utf-8")))
    assert names
    assert sorted(name for name in names if f"`{name}`" not in page) == []


def test_every_marked_word_has_its_english() -> None:
    messages = [
        message for path in sorted(WEB.rglob("*.po")) for message in read_po(BytesIO(path.read_bytes()), locale="en")
    ]
    known = {message.id[0] if isinstance(message.id, tuple) else message.id for message in messages if message.string}
    marked = set()
    for path in WEB.rglob("*.html"):
        marked |= set(re.findall(r"""{% translate ["'](.+?)["']""", path.read_text(encoding="utf-8")))
    for path in WEB.rglob("*.py"):
        marked |= set(
            re.findall(r"""(?<![\w.])(?:_|gettext\w*)\(\s*"([^"]+)"\s*[,)]""", path.read_text(encoding="utf-8"))
        )
    assert len(marked) > 200
    assert marked - known == set()
    assert not any(message.fuzzy for message in messages)


def test_every_action_has_its_name() -> None:
    used = set()
    for path in WEB.rglob("*.py"):
        used |= set(re.findall(r'\baction\(\s*[^,]+,\s*"(\w+)"', path.read_text(encoding="utf-8")))
    assert len(used) > 5
    assert used - set(ACTIONS) == set()


def test_the_desk_colours_charts_as_they_ask() -> None:
    css = (ROOT / "web" / "frontend" / "src" / "css" / "chart.css").read_text(encoding="utf-8")
    assert "".join(css.splitlines()[1:]) == stylesheet()
