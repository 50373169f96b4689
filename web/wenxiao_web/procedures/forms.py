"""Forms of a move: just the fields that its transition needs. What a form accepts the engine checks again."""

from collections.abc import Iterator
from datetime import datetime
from fractions import Fraction
from typing import Any

from django import forms
from django.forms.utils import ErrorDict
from django.utils.translation import gettext as _

from wenxiao.clocks import Schedule
from wenxiao.procedures import Does, MatterState, Procedure, Transition
from wenxiao.procedures.facts import limit_for
from wenxiao.procedures.states import FieldValue
from wenxiao.procedures.ways import COMPLETED
from wenxiao_web.calendars.queries import desk_calendar
from wenxiao_web.procedures.form_fields import (
    day_field,
    evidence_fields,
    field_for,
    moment_field,
    more_time_field,
    plain_value,
    progress_fields,
    text_area,
    unit_field,
)
from wenxiao_web.procedures.schedule_rows import ScheduleRows, open_milestones
from wenxiao_web.procedures.steps import Entered

_REASON = "reason"
"""The field that says why, where a move has one: the clocks and the ledger repeat it."""
_RESOLUTION = "resolution"
"""The field with the number of a resolution, where a move has one: a new schedule names it."""
_COMMON = ("evidence", "file", "note", "happened_at")


class MoveForm(forms.Form):
    """What is entered with one transition of one matter."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(
        self,
        procedure: Procedure,
        state: MatterState,
        transition: Transition,
        *args: Any,
        standing: Schedule | None,
        at: datetime,
        **kwargs: Any,
    ) -> None:
        kwargs.setdefault("initial", {"seen": len(state.done)})
        super().__init__(*args, **kwargs)
        self.procedure, self.state, self.transition, self.at = procedure, state, transition, at
        self.calendar, self.standing = desk_calendar(), standing
        self.rows: ScheduleRows | None = None
        self._add_fields()
        self._add_what_it_does()
        self._add_common()

    def _add_fields(self) -> None:
        needed = self.transition.needs
        for code in dict.fromkeys((*needed, *self.transition.writes)):
            rule = self.procedure.fields[code]
            initial = None if rule.anew else self.state.fields.get(code)
            self.fields[f"f_{code}"] = field_for(rule, required=code in needed, initial=initial)

    def _add_what_it_does(self) -> None:
        does = self.transition.does
        if does & {Does.HANDS_OVER, Does.JOINS}:
            title = _("请哪个单位会办") if Does.JOINS in does else _("转给哪个单位")
            self.fields["to_unit"] = unit_field(title)
        if Does.ASKS_TIME in does and self.transition.clock:
            limit = limit_for(self.procedure.clocks[self.transition.clock], self.state)
            self.fields["more_time"] = more_time_field(limit)
        if self._pauses():
            self.fields["until"] = day_field(_("中止到"), required=False)
            self.fields["until"].help_text = _("不填即到恢复为止。")
        if Does.REPORTS in does:
            self.fields |= progress_fields(open_milestones(self.state, self.standing))
        if Does.PLANS in does:
            self.rows = ScheduleRows(self.standing, self.data if self.is_bound else None)

    def _add_common(self) -> None:
        if self.transition.evidence:
            self.fields |= evidence_fields()
        self.fields["note"] = forms.CharField(label=_("说明"), required=False, max_length=1000, widget=text_area())
        self.fields["happened_at"] = moment_field(_("办理时间"), until=self.at)

    def clean(self) -> dict[str, Any]:
        """Ask for evidence in either shape, for something in a report, and for whole rows of a schedule."""
        said: dict[str, Any] = super().clean() or {}
        if self.transition.evidence and not (said.get("evidence", "").strip() or said.get("file")):
            self.add_error("evidence", _("还要附佐证：写明材料，或者上传文件。"))
        if Does.REPORTS in self.transition.does and not _says_something(said):
            self.add_error("note", _("请写明进展：选完成的节点、填累计数，或者在说明里写。"))
        if self.rows is not None:
            for problem in self.rows.problems:
                self.add_error(None, problem)
        return said

    def unchecked(self) -> "MoveForm":
        """Return the form with what was typed, nothing of it judged yet."""
        self._errors = ErrorDict()
        return self

    def entered(self) -> Entered:
        """Return what was entered; a field that says what it said before is left out, unless it is asked anew."""
        said = self.cleaned_data
        values = dict(self._values())
        reason = values.get(_REASON)
        more_time, until = said.get("more_time"), said.get("until")
        return Entered(
            happened_at=self._happened_at(said["happened_at"]),
            values=values,
            evidence=said.get("evidence", ""),
            file=said.get("file"),
            note=said["note"].strip() or (str(reason) if reason else ""),
            to_unit=said.get("to_unit"),
            until=self.calendar.closing(until) if until else None,
            more_time=Fraction(more_time) if more_time is not None else None,
            schedule=self.rows.schedule(said.get(f"f_{_RESOLUTION}")) if self.rows else None,
            amount=said.get("amount"),
            milestone=said.get("milestone", ""),
        )

    @property
    def entered_fields(self) -> list[forms.BoundField]:
        """The fields of the procedure, and what the transition does."""
        return [self[name] for name in self.fields if name not in (*_COMMON, "seen")]

    @property
    def common_fields(self) -> list[forms.BoundField]:
        """Evidence, note and time."""
        return [self[name] for name in _COMMON if name in self.fields]

    @property
    def target_title(self) -> str:
        """Where the move leads; empty where the matter stays."""
        target = self.transition.target
        return self.procedure.stages[target].title if target else ""

    @property
    def is_end(self) -> bool:
        """Whether the move leads out of the list without completion, so that it is asked twice."""
        target = self.transition.target
        end = self.procedure.stages[target].end if target else None
        return end is not None and end not in COMPLETED

    def _values(self) -> Iterator[tuple[str, FieldValue]]:
        for name, value in self.cleaned_data.items():
            code = name.removeprefix("f_")
            if code == name or value in (None, ""):
                continue
            rule = self.procedure.fields[code]
            plain = plain_value(rule, value)
            if rule.anew or plain != self.state.fields.get(code):
                yield code, plain

    def _happened_at(self, said: datetime | None) -> datetime:
        """The moment that was typed; typed to the minute, it may be that of the step before."""
        last = self.state.done[-1].happened_at if self.state.done else self.state.opened_at
        if said is None:
            return self.at
        return max(said, last) if said == last.replace(second=0, microsecond=0) else said

    def _pauses(self) -> bool:
        target = self.transition.target
        pausing = [clock for clock in self.procedure.clocks.values() if target in clock.paused_in]
        return any(self.state.stage not in clock.paused_in for clock in pausing)


def _says_something(said: dict[str, Any]) -> bool:
    return bool(said.get("milestone") or said.get("amount") is not None or said.get("note", "").strip())
