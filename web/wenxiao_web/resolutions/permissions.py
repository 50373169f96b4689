"""Who may apply, be heard, record a decision or an exemption; where not, why not, in words for the page."""

from collections.abc import Iterable
from datetime import date

from django.utils.translation import gettext as _

from wenxiao.procedures import role_name
from wenxiao.resolutions import Seat, name_of_body, seats_on
from wenxiao_web.accounts.models import Account, Role
from wenxiao_web.accounts.posts import posts_of
from wenxiao_web.clock import local
from wenxiao_web.matters.models import Matter
from wenxiao_web.resolutions.models import Application
from wenxiao_web.resolutions.rows import application_of, units_of


def refusal_to_apply(account: Account, matter: Matter, on: date) -> str:
    """Say why the account may not ask for the matter's plan to be adjusted; empty where it may."""
    if not _sits_in(seats_on(on).applies, account, matter):
        return _("申请调整由%(unit)s的联络员提出。") % {"unit": units_of(matter)["holder"]}
    if not any(version.milestones.all() for version in matter.schedules.all()):
        return _("这件事项还没有进度计划，没有可调整的节点。")
    if handling_end(matter):
        return _("这件事项已经结束，不再调整。")
    if open_application(matter):
        return _("已有一份申请待决定。请等决定，或者先撤回再重新申请。")
    return ""


def refusal_to_withdraw(account: Account, application: Application) -> str:
    """Say why the account may not take the application back; empty where it may."""
    if account.unit_id != application.unit_id:
        return _("撤回由申请单位%(unit)s办理。") % {"unit": application.unit.name}
    return _only_while_open(application)


def refusal_to_give_opinion(account: Account, application: Application, body: str) -> str:
    """Say why the account may not speak for a body that is heard; empty where it may."""
    seat = seats_on(local(application.recorded_at).date()).speaks.get(body)
    if seat is None or not _sits_in(seat, account, application.matter):
        return _("%(body)s的意见由%(who)s填写。") % {"body": name_of_body(body), "who": speakers_for(application, body)}
    return _only_while_open(application)


def refusal_to_record(account: Account, on: date) -> str:
    """Say why the account may not record what a body decided; empty where it may."""
    if set(posts_of(account)) & set(seats_on(on).records.posts):
        return ""
    return _("决议由督查督办组登记。")


def bodies_heard_through(account: Account, application: Application) -> list[str]:
    """Return the bodies that must still be heard and that this account speaks for."""
    awaited = application_of(application).awaited
    return [body for body in awaited if not refusal_to_give_opinion(account, application, body)]


def speakers_for(application: Application, body: str) -> str:
    """Say who fills in the opinion of a body: a unit, posts, or the secretary from its paper."""
    seat = seats_on(local(application.recorded_at).date()).speaks.get(body)
    if seat is None:
        return _("（没有登记的岗位）")
    if seat.on_paper:
        return _("督查督办组据来文")
    if seat.of == "any":
        return "、".join(str(Role(post).label) for post in seat.posts if post in Role.values)
    return units_of(application.matter).get(seat.of) or role_name(seat.of)


def is_on_paper(application: Application, body: str) -> bool:
    """Tell whether a body is heard by a paper that the secretary records."""
    seat = seats_on(local(application.recorded_at).date()).speaks.get(body)
    return seat is not None and seat.on_paper


def open_application(matter: Matter) -> Application | None:
    """Return the matter's application that is neither decided nor withdrawn; None where there is none."""
    return first_open(matter.applications.select_related("decision"))


def first_open(applications: Iterable[Application]) -> Application | None:
    """Return the first that is neither decided nor withdrawn."""
    return next((one for one in applications if not hasattr(one, "decision") and one.withdrawn_at is None), None)


def handling_end(matter: Matter) -> str:
    """How a matter under a procedure ended; empty while it is under way, or is under none."""
    handling = getattr(matter, "handling", None)
    return handling.end if handling is not None else ""


def _sits_in(seat: Seat, account: Account, matter: Matter) -> bool:
    unit = account.unit.name if account.unit else ""
    return seat.is_held_by(posts_of(account), unit, units_of(matter))


def _only_while_open(application: Application) -> str:
    if hasattr(application, "decision") or application.withdrawn_at is not None:
        return _("这份申请%(state)s。") % {"state": application_of(application).state.chinese}
    return ""
