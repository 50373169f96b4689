"""The Chinese cases of Recognizers-Text: numbers and percents whole, money and measures with a Chinese unit.

The cases are read where they stand; without ../shared these tests are skipped. What is out of scope, and what is
still read otherwise, is listed with its reason in tests/cases/quantities/peers/.
"""

import json
from collections.abc import Callable, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from wenxiao.catalog import load_file
from wenxiao.quantities import find_numbers, find_percents, find_quantities, magnitude_of, measure_of, split_unit
from wenxiao.quantities.numbers import Number

ROOT = Path(__file__).parents[3]
PEERS = ROOT.parent / "shared" / "peers" / "recognizers_zh"
LISTED = load_file(ROOT / "tests" / "cases" / "quantities" / "peers" / "recognizers_zh.yaml")
OUT_OF_SCOPE = {entry["input"]: entry["reason"] for entry in LISTED["out_of_scope"]}
WRONG = {entry["input"]: entry["reason"] for entry in LISTED["wrong"]}
MONEY = {
    "CNY": "money", "USD": "dollars", "EUR": "euros", "HKD": "hongkong_dollars", "JPY": "yen", "CHF": "swiss_francs",
    "TWD": "taiwan_dollars", "NGN": "nairas",
}  # fmt: skip
# each of their units: our unit, and how many of it one of theirs is
MEASURES = {
    "Mu": ("亩", 1), "Kilogram": ("公斤", 1), "Centimeter": ("厘米", 1), "Ton": ("吨", 1), "Meter": ("米", 1),
    "Jin": ("斤", 1), "Kilometer": ("千米", 1), "Gram": ("克", 1), "Microgram": ("微克", 1), "Kilobit": ("比特", 1000),
    "Kilobyte": ("字节", 1000), "Megabyte": ("兆字节", 1), "Megahertz": ("兆赫兹", 1), "Hertz": ("赫兹", 1),
    "Kilowatt": ("千瓦", 1), "Kilocalorie": ("千卡", 1),
}  # fmt: skip
PHYSICAL = {measure_of(unit).dimension for unit, _ in MEASURES.values()}
Case = dict[str, Any]


def _cases(model: str) -> list[Case]:
    path = next(PEERS.glob(f"*/Chinese/{model}Model.json"), None)
    found: list[Case] = json.loads(path.read_text(encoding="utf-8-sig")) if path else []
    return found


def _params(model: str) -> Sequence[Any]:
    marks = {
        case["Input"]: pytest.mark.xfail(reason=WRONG[case["Input"]], strict=True)
        for case in _cases(model)
        if case["Input"] in WRONG
    }
    params = [
        pytest.param(case, id=f"{index}-{case['Input'][:20]}", marks=marks.get(case["Input"], ()))
        for index, case in enumerate(_cases(model))
        if case["Input"] not in OUT_OF_SCOPE
    ]
    return params or [pytest.param(None, marks=pytest.mark.skip(reason="../shared is not beside the checkout"))]


def _alike(one: Decimal, other: Decimal) -> bool:
    return abs(one - other) <= abs(other) * Decimal("1e-12")


def _check_numbers(case: Case, find: Callable[[str], tuple[Number, ...]]) -> None:
    found = find(case["Input"])
    wanted = [
        (r["Start"], r["End"] + 1, Decimal(r["Resolution"]["value"].rstrip("%")))
        for r in case["Results"]
        if r.get("Resolution")
    ]
    assert [(n.start, n.end) for n in found] == [w[:2] for w in wanted]
    if not case.get("IgnoreResolution"):
        assert all(_alike(n.value, w[2]) for n, w in zip(found, wanted, strict=True)), [str(n.value) for n in found]


@pytest.mark.parametrize("case", _params("Number"))
def test_numbers(case: Case) -> None:
    _check_numbers(case, find_numbers)


@pytest.mark.parametrize("case", _params("Percent"))
def test_percents(case: Case) -> None:
    _check_numbers(case, find_percents)


def _wanted(result: Case, *, money: bool) -> tuple[int, int, Decimal, str]:
    resolution = result["Resolution"]
    value = Decimal(resolution["value"])
    if money:
        dimension = MONEY.get(resolution.get("isoCurrency", ""), "bitcoins")
        return result["Start"], result["End"] + 1, value, dimension
    unit, each = MEASURES[resolution["unit"]]
    return result["Start"], result["End"] + 1, value * each * measure_of(unit).factor, measure_of(unit).dimension


def _check_measures(case: Case, *, money: bool) -> None:
    dimensions = {*MONEY.values(), "bitcoins"} if money else PHYSICAL
    found = []
    for mention in find_quantities(case["Input"]):
        quantity = mention.quantity
        dimension = measure_of(quantity.unit).dimension
        if dimension not in dimensions:
            continue
        factor = magnitude_of(quantity.unit) if money else measure_of(quantity.unit).factor
        assert split_unit(quantity.unit)[1]
        found.append((mention.start, mention.end, quantity.value * factor, dimension))
    wanted = [_wanted(result, money=money) for result in case["Results"]]
    assert [(f[0], f[1], f[3]) for f in found] == [(w[0], w[1], w[3]) for w in wanted]
    assert all(_alike(f[2], w[2]) for f, w in zip(found, wanted, strict=True)), found


@pytest.mark.parametrize("case", _params("Currency"))
def test_money(case: Case) -> None:
    _check_measures(case, money=True)


@pytest.mark.parametrize("case", _params("Dimension"))
def test_measures(case: Case) -> None:
    _check_measures(case, money=False)


def test_most_cases_are_in_scope_and_right(shared: Path) -> None:
    assert (shared / "peers").is_dir()
    inputs = [case["Input"] for model in ("Number", "Percent", "Currency", "Dimension") for case in _cases(model)]
    ordinals = {case["Input"] for case in _cases("Ordinal")}
    every = {*inputs, *ordinals}
    assert set(OUT_OF_SCOPE) <= every
    assert set(WRONG) <= set(inputs)
    out = [text for text in inputs if text in OUT_OF_SCOPE]
    assert len(out) / len(inputs) <= 0.15
    in_scope = [text for text in inputs if text not in OUT_OF_SCOPE]
    assert sum(text not in WRONG for text in in_scope) / len(in_scope) >= 0.95
