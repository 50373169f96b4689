"""Conditions of transitions in the formula language: over the fields of a matter and how often each move was made."""

from collections.abc import Mapping

from wenxiao.errors import FormulaError
from wenxiao.formulas import NUMBER, TEXT, TRUTH, Kind, Type, check, parse, type_named
from wenxiao.procedures.definitions import FieldKind, FieldRule, Procedure
from wenxiao.procedures.states import FieldValue, MatterState


def names_of_conditions(procedure: Procedure) -> Mapping[str, Type]:
    """The names that a condition may use: fields by code, and `count_CODE` for each transition."""
    fields = {code: type_of_field(field) for code, field in procedure.fields.items()}
    return {**fields, **{f"count_{code}": NUMBER for code in procedure.transitions}}


def type_of_field(field: FieldRule) -> Type:
    """The type of a field's values; a day counts as text."""
    if field.kind is FieldKind.NUMBER:
        return type_named(field.unit) if field.unit else NUMBER
    return TRUTH if field.kind is FieldKind.YES_NO else TEXT


def condition_error(procedure: Procedure, text: str) -> str | None:
    """What is wrong with a condition, pointing at the place; None if it can be asked."""
    try:
        found = check(parse(text), names_of_conditions(procedure))
    except FormulaError as error:
        return str(error)
    return None if found.kind is Kind.TRUTH else f"“{text}”得到的是{found}，条件要得到真假；请写比较，如“件数 > 0”"


def holds(procedure: Procedure, text: str, state: MatterState) -> bool:
    """Whether a condition holds for a matter as it stands; what is not known does not hold."""
    return parse(text).value(row_of_state(procedure, state)) is True


def row_of_state(procedure: Procedure, state: MatterState) -> Mapping[str, FieldValue | int]:
    """The values of those names for one matter; None where nothing is entered."""
    fields = {code: _plain(state.fields.get(code)) for code in procedure.fields}
    return {**fields, **{f"count_{code}": state.count(code) for code in procedure.transitions}}


def _plain(value: FieldValue) -> FieldValue:
    return value if value is None or isinstance(value, bool) or not hasattr(value, "isoformat") else str(value)
