"""Who may do what to a matter; where not, why not, in words for the page."""

from django.utils.translation import gettext as _

from wenxiao.clocks import Colour
from wenxiao_web.accounts.models import Account, Role
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.models import Matter, ProgressReport


def refusal_to_report(account: Account, matter: Matter, colour: str = "") -> str:
    """Say why the account may not report progress on the matter; empty where it may."""
    if hasattr(matter, "handling"):
        return _("这件事项按流程办理，请用事项页上的流转报送。")
    if account.role != Role.LIAISON or account.unit_id != matter.lead_unit_id:
        return _("只有牵头单位%(unit)s的联络员可以上报进度。") % {"unit": matter.lead_unit.name}
    if colour == Colour.DONE:
        return _("全部节点已完成并认定，不再报送。")
    return ""


def refusal_to_review(account: Account, matter: Matter) -> str:
    """Say why the account may not confirm or return reports on the matter; empty where it may."""
    if matter.verifying_unit is None:
        return _("这件事项没有认定单位，按流程办理。")
    if account.role != Role.VERIFIER or account.unit_id != matter.verifying_unit_id:
        return _("只有认定单位%(unit)s可以认定或者退回。") % {"unit": matter.verifying_unit.name}
    if matter.lead_unit_id == matter.verifying_unit_id:
        return _("牵头单位不能认定自己报的进度。")
    return ""


def refusal_to_review_report(account: Account, report: ProgressReport) -> str:
    """Say why the account may not review this report; empty where it may."""
    if refusal := refusal_to_review(account, report.matter):
        return refusal
    review = getattr(report, "review", None)
    if review is not None:
        done = _("认定") if review.is_confirmed else _("退回")
        return _("这次上报已由%(unit)s%(done)s。请看新值。") % {"unit": review.unit.name, "done": done}
    return ""


def require_role(account: Account, *roles: Role) -> None:
    """Raise ActionRefusedError unless the account has one of the roles."""
    if account.role not in roles:
        names = "、".join(str(role.label) for role in roles)
        raise ActionRefusedError(_("这一步由%(roles)s办理，您的岗位是%(post)s。") % {"roles": names, "post": account})


def require(refusal: str) -> None:
    """Raise ActionRefusedError with the reason, if there is one."""
    if refusal:
        raise ActionRefusedError(refusal)
