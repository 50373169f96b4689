"""The write that takes a matter to another version of its procedure, by the map that the version writes."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from wenxiao.errors import MigrationRefusedError
from wenxiao.procedures import migrated, procedure
from wenxiao_web.accounts.models import Account
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.audit.actions import action
from wenxiao_web.clock import local
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.lights import renew_lights
from wenxiao_web.matters.models import Matter
from wenxiao_web.matters.permissions import require
from wenxiao_web.matters.uploads import accept_text
from wenxiao_web.procedures.actions import bring_up
from wenxiao_web.procedures.models import Handling, ProcedureVersion
from wenxiao_web.procedures.opening import stored_version
from wenxiao_web.procedures.states import procedure_in_force, state_of
from wenxiao_web.resolutions.models import VersionChange

_MAY = ("supervisor", "group_leader")


def migrate_matter(
    account: Account, matter: Matter, *, reason: str, at: datetime, to: ProcedureVersion | None = None
) -> VersionChange:
    """Take a matter over to a version of its procedure (None: the catalogue's); its moves stay as they were made.

    Clocks that go on keep their laps and limits. Raise ActionRefusedError where the account may not, no reason is
    given, the matter is there already, or the version writes no whole map from the one it has.
    """
    require(refusal_to_migrate(account))
    if not reason.strip():
        raise ActionRefusedError(_("换版要写明理由。"))
    accept_text(reason)
    with transaction.atomic():
        handling = (
            Handling.objects.select_for_update(of=("self",)).select_related("matter", "procedure").get(matter=matter)
        )
        old = procedure_in_force(handling.procedure)
        new = procedure_in_force(to) if to else procedure(old.code)
        if new.version == old.version:
            raise ActionRefusedError(_("事项已经按第%(version)s版办理，不用换。") % {"version": new.version})
        state = state_of(handling)
        with action(account.as_actor(), "migrate_matter", f"matter/{matter.number}", at=at) as entry:
            recorded_at = local(entry.recorded_at)
            try:
                moved, _effects = migrated(state, old, new, at=recorded_at)
            except MigrationRefusedError as refusal:
                raise ActionRefusedError(str(refusal)) from refusal
            change = VersionChange.objects.create(
                handling=handling,
                from_version=handling.procedure,
                to_version=to or stored_version(new, recorded_at),
                after=len(state.done),
                reason=reason.strip(),
                account=account,
                happened_at=recorded_at,
                recorded_at=recorded_at,
            )
            handling.procedure = change.to_version
            handling.save(update_fields=["procedure"])
            bring_up(handling, moved, new)
            entry.old = {"version": old.version, "stage": old.stages[state.stage].title}
            entry.new = {"version": new.version, "stage": new.stages[moved.stage].title}
            entry.why = change.reason
        renew_lights(matter, recorded_at)
    return change


def refusal_to_migrate(account: Account) -> str:
    """Say why the account may not take matters to another version; empty where it may."""
    if set(posts_of(account)) & set(_MAY):
        return ""
    return _("换版由督查督办组办理。")
