"""The one exception tree.

WenxiaoError
├── CatalogInvalidError          a rule file is not what the code expects
├── DistrictInvalidError         a demonstration district does not hold together
├── DocumentError
│   ├── DocumentFormatError      the format is not one that can be read
│   └── DocumentUnreadableError  the format is known, this file cannot be read
├── CommitmentInvalidError       a figure that nobody can be held to
├── FormulaError                 a formula cannot be used; points at the column
│   ├── FormulaSyntaxError       it is not written as formulas are
│   ├── FormulaTooLargeError     it is longer or deeper than allowed
│   ├── FormulaUnknownNameError  it names what there is not
│   └── FormulaTypeError         its kinds or units do not go together
├── UnitUnknownError             there is no such unit on that day
├── AdjustmentRefusedError       the body may not adjust what another body adopted
├── TrajectoryInvalidError       a plan of progress contradicts itself
├── NoticeStateError             a notice cannot take this step now
├── ExportRefusedError           what was asked for cannot be written there
├── ImportRefusedError           a table that comes back is not one of ours
├── TransitionRefusedError       a move that may not be made now
├── MigrationRefusedError        a matter that cannot go over to another version
├── LakeInvalidError             tables of many matters are not what the questions expect
└── EngineMissingError           an engine that was asked for is not installed

Every message says what, where, what was expected and what to do.
"""

from unicodedata import east_asian_width


class WenxiaoError(Exception):
    """Something that a user can mend; the message says how."""


class CatalogInvalidError(WenxiaoError):
    """A YAML file is not what the code expects; names file, line and key."""

    def __init__(self, file: str, problem: str, *, line: int | None = None, key: str | None = None) -> None:
        self.file, self.line, self.key, self.problem = file, line, key, problem
        where = file + (f" 第{line}行" if line else "") + (f" “{key}”" if key else "")
        super().__init__(f"{where}：{problem}")


class DistrictInvalidError(WenxiaoError):
    """A demonstration district does not hold together."""


class DocumentError(WenxiaoError):
    """A document cannot be read."""


class DocumentFormatError(DocumentError):
    """The file's format is not one that can be read."""


class DocumentUnreadableError(DocumentError):
    """The format is known, but this file cannot be read."""


class CommitmentInvalidError(WenxiaoError):
    """A figure is no target, so nobody can be held to it."""


class FormulaError(WenxiaoError):
    """A formula cannot be used; `start` and `end` say where in its `text`, and the message shows it with a caret."""

    def __init__(self, problem: str, *, text: str, start: int, end: int) -> None:
        self.problem, self.text, self.start, self.end = problem, text, start, end
        before, marked = text[:start], text[start:end] or " "
        pad = "".join("　" if east_asian_width(c) in "WF" else " " for c in before)
        caret = "^" * sum(2 if east_asian_width(c) in "WF" else 1 for c in marked)
        super().__init__(f"公式第{start + 1}列：{problem}\n  {text}\n  {pad}{caret}")


class FormulaSyntaxError(FormulaError):
    """The text is not written as formulas are."""


class FormulaTooLargeError(FormulaError):
    """The formula is longer or deeper than allowed."""


class FormulaUnknownNameError(FormulaError):
    """The formula names what there is not."""


class FormulaTypeError(FormulaError):
    """The kinds or units in the formula do not go together."""


class UnitUnknownError(WenxiaoError):
    """There is no such unit on that day."""


class AdjustmentRefusedError(WenxiaoError):
    """The body that decided may not adjust what another body adopted."""


class TrajectoryInvalidError(WenxiaoError):
    """A trajectory contradicts itself, so nothing can be measured by it."""


class NoticeStateError(WenxiaoError):
    """A notice cannot take this step from the state that it is in."""


class ExportRefusedError(WenxiaoError):
    """What was asked for cannot be written there."""


class ImportRefusedError(WenxiaoError):
    """A table that comes back is not one of ours."""


class TransitionRefusedError(WenxiaoError):
    """A move of a procedure that may not be made now, or not by this actor, or lacks something."""


class MigrationRefusedError(WenxiaoError):
    """A matter that cannot go over to another version of its procedure: no map is written, or not a whole one."""


class LakeInvalidError(WenxiaoError):
    """Tables of many matters are not what the questions over them expect."""


class EngineMissingError(WenxiaoError):
    """An engine that was asked for is not installed here."""
