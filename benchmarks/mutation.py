"""Take one thing out of the reader at a time and see that a case fails.

    python benchmarks/mutation.py [--words N] [--all]

A thing is a component (a function put out of action), a rule (one pattern of not_quantities.yaml, one list of words)
or one word of a list. A case of tests/cases/reading or tests/cases/quantities or a gold figure of examples/ must fail.
Components and rules are tried all, and the run fails if one can go unnoticed; of the single words N are drawn (120 by
default, always the same ones) and the share that is missed is printed.
"""

import argparse
import json
import random
import re
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import partial
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from wenxiao.catalog import load, load_file
from wenxiao.documents import read_document
from wenxiao.quantities import find_quantities, wording
from wenxiao.reading import lexicon, read_figures
from wenxiao.reading.kinds import KindOf, kind_of
from wenxiao.reading.years import Years

ROOT = Path(__file__).parents[1]
CASES, TIEXI = ROOT / "tests" / "cases", ROOT / "examples" / "tiexi"
REVIEW = "一、2024年工作总结\n"
ALIKE = 0.8  # of the characters two wordings share
WORD_FILES = (
    "words/frames",
    "words/changes",
    "words/bounds",
    "words/measuring",
    "words/roles",
    "words/periods",
    "words/turns",
    "documents/head",
    "documents/outline",
)


def _nothing(*_: Any) -> None:
    return None


def _first(text: str, *_: Any) -> str:
    return text


# What stands in for each component: the least that keeps the rest running.
COMPONENTS: dict[str, Callable[..., Any]] = {
    "reading.memory.hear": _nothing,
    "reading.memory.remember": _nothing,
    "reading.ranks.ranked_subject": _first,
    "reading.shares.shared_subjects": lambda *_: [],
    "reading.counted.stands_after": lambda _: False,
    "reading.counted.counted_after": lambda *_: "",
    "reading.framed.framed_before": lambda place, *_: place.left,
    "reading.framed.verb_carries": lambda *_: False,
    "reading.spending.is_spending": lambda *_: False,
    "reading.spending.spent_noun": lambda _: "",
    "reading.phrases.strip_opening": _first,
    "reading.phrases.strip_linking": lambda text: (text, False),
    "reading.phrases.strip_change": _first,
    "reading.phrases.leading_verbs": lambda _: "",
    "reading.phrases.drop_finishing": _first,
    "reading.phrases.drop_examples": _first,
    "reading.phrases.ends_in_examples": lambda _: False,
    "reading.phrases.is_relational": lambda _: False,
    "reading.phrases.drop_circumstance": _first,
    "reading.phrases.tidy": _first,
    "reading.kinds.kind_of": lambda _mention, left, *_: KindOf(kind="level", sign=1, cut=len(left)),
    "reading.kinds._is_noun_frame": lambda *_: False,
    "reading.kinds._points": lambda left, *_: KindOf(kind="level", sign=1, cut=len(left)),
    "reading.kinds._governed": lambda *_: KindOf(kind="level", sign=1, cut=_[2]),
    "reading.spans.paragraph_period": lambda *_: "",
    "reading.basis.is_expected": lambda *_: False,
    "reading.basis.basis_of": _nothing,
    "reading.prices.price_of": _nothing,
    "reading.periods._is_aim": lambda *_: False,
    "reading.periods._is_baseline": lambda *_: False,
    "reading.named_years.own_year": lambda _: "",
    "reading.spans._several": lambda _, period: period,
    "reading.terms.turns_of": lambda *_: (),
    "reading.terms.lead_term": lambda *_: "",
    "reading.terms.opens_year": lambda *_: False,
    "reading.parts.role_of": _nothing,
    "reading.parts.term_in": lambda _: "",
    "reading.parts._role_by_year": _nothing,
    "reading.runs.runs_of": lambda _, clauses: [1] * len(clauses),
    "reading.runs.with_shared_bound": lambda place, *_: place.mention,
    "reading.runs._bound_before": _nothing,
    "reading.labels.is_of_the_place": lambda *_: True,
    "reading.labels.label_of": lambda _: "",
    "reading.labels.is_label": lambda _: False,
    "reading.figures._is_aimed_with": lambda *_: False,
    "reading.runs.noun_ahead": lambda *_: "",
    "reading.runs.onward_of": lambda *_: "",
    "reading.figures._signed": _first,
    "reading.clauses._list_cut": _nothing,
    "reading.clauses._brackets_with_numbers": lambda *_: set(),
    "reading.subjects._repeats": lambda *_: False,
    "reading.subjects._carried": lambda *_: "",
    "reading.subjects._is_added": lambda *_: False,
    "reading.subjects._part_of_structure": lambda *_: "",
    "reading.subjects._lasting": lambda *_: "",
    "reading.subjects._kept": lambda memory, place: kind_of(place, "", memory.verb),
    "reading.durations.duration_subject": lambda _: "",
    "reading.durations._done": lambda place: place.right,
    "reading.framed._graded": lambda *_: "",
    "reading.relations.related": lambda *_: "",
    "reading.relations._same_account": lambda *_: "",
    "reading.ranks.medal_subject": lambda *_: "",
    "reading.roles.is_aim_too": lambda _: False,
    "reading.places.opens_parts": lambda _: False,
    "reading.phrases.last_frame": _first,
    "reading.phrases.drop_predicate": _first,
    "reading.phrases.strip_verbs": _first,
    "reading.heads._with_tail": _first,
    "reading.heads.turned_round": _first,
    "reading.counted._verb_at_end": _first,
    "reading.shares._of_topic": lambda items, _: items,
    "reading.runs.listed_from": lambda *_: "",
    "reading.items._with_rest": lambda *_: "",
    "reading.items._group": lambda: re.compile("(?!)"),
    "reading.against.passed_by": lambda _: 0,
    "reading.memory.through_brackets": _nothing,
    "reading.years.year_told": _nothing,
    "reading.parts._year_of_term": lambda _: "",
    "reading.periods._several_years": lambda *_: "",
    "reading.periods._is_of_its_end": lambda *_: False,
    "reading.framed._named_ahead": lambda *_: "",
    "reading.ranks._ranked": _nothing,
    "reading.roles.without_far_off": _first,
    "reading.roles.may_look_back": lambda _: False,
    "reading.hindsight._may_tell_of_year": lambda _: False,
    "quantities.measuring._goes_on": lambda _text, word, end: (word, end),
    "quantities.mentions._to_one": lambda *_: 0,
    "quantities.scanning._latin_measures": lambda: (),
    "reading.counted._extending": lambda: re.compile("(?!)"),
    "quantities.bounds._passing": lambda: frozenset(),
    "reading.counted._part_of": lambda whole, right: right + whole,
    "reading.subjects._as_exceeded": lambda _place, _memory, found: found,
    "reading.roles.titled_role": _nothing,
    "reading.periods._is_of_the_term": lambda *_: False,
    "reading.periods._is_labelled_aim": lambda _: False,
    "reading.runs._turns_to": lambda *_: False,
    "reading.kinds._share": lambda _, left, *__: KindOf(kind="ratio", sign=1, cut=len(left)),
    "reading.spans.period_of": lambda part, paragraph, *_: paragraph or part.period,
    "reading.parts._bidden": lambda _: None,
    "reading.hindsight.looks_back": lambda *_: (),
    "reading.foresight.looks_ahead": lambda *_: (),
    "reading.hindsight.years_alone": lambda *_: (),
    "reading.parts._this_year": lambda *_: "",
    "reading.phrases.drop_agent": _first,
    "reading.subjects._grown_by": lambda *_: "",
    "reading.memory._is_predicate": lambda *_: True,
    "reading.placing._is_called": lambda _: True,
    "reading.parts._past_term": lambda *_: "",
    "reading.parts._is_point_of": lambda *_: False,
    "reading.years.years_said": lambda *_: Years(review=None, plan=""),
    "reading.years._years_named": lambda *_, **__: Years(review=None, plan=""),
    "quantities.mentions._part_of_whole": _nothing,
    "quantities.judging._is_bare_value": lambda *_: False,
    "reading.cleaning._instead": lambda *_: " ",
    "quantities.bounds.bound_around": lambda _text, _start, end, *_: ("exact", end),
    "quantities.masking.Masked": lambda _: SimpleNamespace(at=lambda _: False),
    "quantities.mentions._range_end": _nothing,
    "quantities.mentions._fraction": lambda *_: iter(()),
    "quantities.mentions._structure": lambda *_: iter(()),
    "quantities.mentions._rank": lambda *_: iter(()),
    "quantities.mentions._two_parts": lambda *_: (),
    "quantities.judging._is_size": lambda *_: False,
    "quantities.judging._is_one": lambda *_: False,
    "quantities.small_change.with_small_change": lambda _text, value, _unit, end: (value, end),
    "quantities.measuring._inside": lambda _, end: ("", end),
    "quantities.measuring._unknown": lambda _text, _here, end: ("", end),
}
Check = tuple[str, Callable[[], bool]]


def _checks() -> list[Check]:
    """Collect every case and every examples document as something that holds or does not."""
    found: list[Check] = []
    for path in sorted((CASES / "reading").glob("*.yaml")):
        found += [(case["name"], partial(_reads, case)) for case in load_file(path)]
    for path in sorted((CASES / "quantities").glob("*.yaml")):
        found += [(case["name"], partial(_measures, case)) for case in load_file(path)]
    for gold in sorted((TIEXI / "gold").glob("[0-9]*.jsonl")):
        if "tasks" not in gold.stem:
            found.append((gold.stem, partial(_agrees, gold)))
    return found


def _reads(case: Any) -> bool:
    document = read_document(
        case.get("file", "case.txt"), data=(case.get("document") or REVIEW + case["text"]).encode()
    )
    figures, expected = read_figures(document), case["expected"]
    count = case.get("count", len(expected) if "text" in case else len(figures))
    if len(figures) != count or len(figures) < len(expected):
        return False
    pairs = zip(figures, expected, strict=False)
    return all(getattr(f, key) == _plain(key, value) for f, row in pairs for key, value in row.items())


def _measures(case: Any) -> bool:
    mentions, expected = find_quantities(case["text"]), case["expected"]
    if len(mentions) != len(expected):
        return False
    for mention, row in zip(mentions, expected, strict=True):
        got = {"text": case["text"][mention.start : mention.end], "is_rank": mention.is_rank}
        for key, value in row.items():
            if (got[key] if key in got else getattr(mention.quantity, key)) != _plain(key, value):
                return False
    return True


def _plain(key: str, value: Any) -> Any:
    return Decimal(str(value)) if key in ("value", "high") and value is not None else value


def _agrees(gold: Path) -> bool:
    document = read_document(next(TIEXI.glob(f"{gold.stem}.*")))
    read = {figure.start: figure for figure in read_figures(document)}
    rows = [json.loads(line) for line in gold.read_text(encoding="utf-8").splitlines() if line]
    for row in rows:
        figure = read.get(document.text.index(row["quote"]) + row["quote"].index(row["number"]))
        keys = ("kind", "unit", "bound", "status")
        if figure is None or any(getattr(figure, key) != row[key] for key in keys):
            return False
        alike = any(_alike(figure.subject, wanted) for wanted in (row["subject"], *row["accept"]))
        if not alike or figure.value != Decimal(str(row["value"])):
            return False
    return len(read) == len(rows)


def _alike(one: str, other: str) -> bool:
    common = sum((Counter(one) & Counter(other)).values())
    return 2 * common / max(len(one) + len(other), 1) >= ALIKE


def _forget() -> None:
    """Empty every cache of the reader, so that changed words are read anew."""
    for name, module in list(sys.modules.items()):
        if name.startswith(("wenxiao.reading", "wenxiao.quantities", "wenxiao.documents")):
            for value in vars(module).values():
                if hasattr(value, "cache_clear") and value is not load and not isinstance(value, type):
                    value.cache_clear()
    _bind_anew()


def _bind_anew() -> None:
    """Give each module that holds a list of words the list as it now is."""
    lists: tuple[dict[str, Any], ...] = (lexicon.WORDS, lexicon.LISTED, wording.WORDS)
    held = {id(value): (kind, name) for kind in lists for name, value in kind.items()}
    lexicon.read_lists()
    wording.read_lists()
    rooms = ("wenxiao.reading", "wenxiao.quantities")
    for module in [module for name, module in sys.modules.items() if name.startswith(rooms)]:
        for variable, value in list(vars(module).items()):
            if id(value) in held:
                kind, name = held[id(value)]
                setattr(module, variable, kind[name])


@contextmanager
def _without_component(path: str, instead: Callable[..., Any]) -> Iterator[None]:
    module, name = path.rsplit(".", 1)
    original = getattr(sys.modules[f"wenxiao.{module}"], name)
    holders = [m for key, m in sys.modules.items() if key.startswith("wenxiao.") and vars(m).get(name) is original]
    for holder in holders:
        setattr(holder, name, instead)
    _forget()
    try:
        yield
    finally:
        for holder in holders:
            setattr(holder, name, original)
        _forget()


@contextmanager
def _with_words(holder: Any, key: Any, value: Any) -> Iterator[None]:
    original = holder[key]
    holder[key] = value
    _forget()
    try:
        yield
    finally:
        holder[key] = original
        _forget()


def _lists(tree: Any, path: str) -> Iterator[tuple[str, Any, Any]]:
    for key, value in tree.items():
        if isinstance(value, dict):
            yield from _lists(value, f"{path}.{key}")
        elif isinstance(value, list):
            yield f"{path}.{key}", tree, key


def _rules() -> Iterator[tuple[str, Any, Any, Any]]:
    patterns = load("words/not_quantities.yaml")
    for index, entry in enumerate(patterns["patterns"]):
        rest = [other for place, other in enumerate(patterns["patterns"]) if place != index]
        yield f"not_quantities[{index + 1}] {entry['name']}", patterns, "patterns", rest
    for file in WORD_FILES:
        for path, tree, key in _lists(load(f"{file}.yaml"), file.rpartition("/")[2]):
            yield path, tree, key, ["没有这个词的占位"]


def _words(count: int) -> Iterator[tuple[str, Any, Any, Any]]:
    every = [
        (path, tree, key, word)
        for file in WORD_FILES
        for path, tree, key in _lists(load(f"{file}.yaml"), file.rpartition("/")[2])
        for word in tree[key]
    ]
    drawn = random.Random(20240101).sample(every, min(count, len(every)))
    for path, tree, key, word in drawn:
        yield f"{path} {word}", tree, key, [other for other in tree[key] if other != word] or ["没有这个词的占位"]


def _missed(checks: list[Check]) -> str:
    """Name the first check that fails, "" where all hold."""
    for name, holds in checks:
        try:
            if not holds():
                return name
        except Exception as error:  # a component taken out may break the rest: that too is noticed
            return f"{name} ({type(error).__name__})"
    return ""


def _tried(kind: str, mutants: Iterator[tuple[str, Any]], checks: list[Check]) -> list[str]:
    survivors, count = [], 0
    for name, mutant in mutants:
        count += 1
        with mutant:
            if not _missed(checks):
                survivors.append(name)
    print(f"{kind}: {count - len(survivors)} of {count} are missed by a case when taken out")
    for name in survivors:
        print(f"  not missed: {name}")
    return survivors


def main() -> int:
    """Try the mutants; return 1 if a component or a rule can be taken out unnoticed."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--words", type=int, default=120, help="how many single words to draw")
    parser.add_argument("--all", action="store_true", help="try every single word")
    arguments = parser.parse_args()
    checks = _checks()
    broken = _missed(checks)
    if broken:
        print(f"a case fails with nothing taken out: {broken}")
        return 1
    survivors = _tried(
        "components", ((name, _without_component(name, instead)) for name, instead in COMPONENTS.items()), checks
    )
    survivors += _tried("rules", ((name, _with_words(*rest)) for name, *rest in _rules()), checks)
    count = 10_000 if arguments.all else arguments.words
    _tried("words", ((name, _with_words(*rest)) for name, *rest in _words(count)), checks)
    return 1 if survivors else 0


if __name__ == "__main__":
    sys.exit(main())
