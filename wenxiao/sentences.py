"""A sentence with its values kept apart: it can be read, translated, and its numbers taken out again."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TypeAlias

Value: TypeAlias = "str | int | Decimal | date | datetime | Sentence | None"


def shown(value: Value) -> str:
    """Write a value as Chinese prose does: `9月30日 17:00`, `9月30日`, `1300`, `12.5`, minus as U+2212; None `未定`."""
    if value is None:
        return "未定"
    if isinstance(value, datetime):
        return f"{value.month}月{value.day}日 {value:%H:%M}"
    if isinstance(value, date):
        return f"{value.month}月{value.day}日"
    if isinstance(value, Decimal):
        return f"{value:f}".replace("-", "−")
    return str(value)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A Chinese template and its values, which may be sentences too; `str()` gives the Chinese, `render` any language.

    >>> str(Sentence("{name}剩{left}个工作日", {"name": "完成10个", "left": 5}))
    '完成10个剩5个工作日'
    """

    template: str
    values: Mapping[str, Value]

    def __str__(self) -> str:
        return self.render()

    def render(
        self,
        translate: Callable[[str], str] = str,
        show: Callable[[Value], str] = shown,
    ) -> str:
        """Fill the template, translated first; values are written by `show`."""
        texts = {
            key: value.render(translate, show) if isinstance(value, Sentence) else show(value)
            for key, value in self.values.items()
        }
        return translate(self.template).format(**texts)


def sentence(template: str, **values: Value) -> Sentence:
    """Build a Sentence; the name marks its template for translation."""
    return Sentence(template, values)
