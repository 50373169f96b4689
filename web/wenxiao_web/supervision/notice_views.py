"""Pages of papers: the list, one paper with its steps, its PDF and docx."""

from collections.abc import Iterable
from datetime import datetime
from io import BytesIO
from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from wenxiao.supervision import Action
from wenxiao.supervision.papers import as_docx, as_pdf
from wenxiao_web.accounts.models import Account, OrgUnit
from wenxiao_web.accounts.posts import actors_of
from wenxiao_web.clock import now
from wenxiao_web.errors import ActionRefusedError
from wenxiao_web.matters.models import Matter
from wenxiao_web.supervision import lists
from wenxiao_web.supervision.exports import workbook_of_notices
from wenxiao_web.supervision.forms import RequestForm, StepForm
from wenxiao_web.supervision.models import NoticeRow
from wenxiao_web.supervision.notices import notice_of, with_steps
from wenxiao_web.supervision.papers import mark_height, paper_of
from wenxiao_web.supervision.requests import request_notice
from wenxiao_web.supervision.steps import steps_offered, take_step, with_problem
from wenxiao_web.supervision.words import PAPERS, STATES, STEPS

PAGE = 50
_WRITERS = {"pdf": (as_pdf, "application/pdf"), "docx": (as_docx, "application/octet-stream")}


@require_safe
def notices(request: HttpRequest) -> HttpResponse:
    """List papers, newest due first, or what waits for me, soonest due first; the filters live in the address."""
    at, account, chosen = now(), _account(request), _chosen(request)
    mine = lists.waiting_for(account, at)
    rows: Any = _rows(account, chosen, at)
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    context = {
        "page": page,
        "listed": _listed(page, account, at),
        "chosen": chosen,
        "query": urlencode(chosen.as_query()),
        "waiting": {
            "me": len(mine),
            "receipt": lists.notices_passing(lists.NoticeFilter(waiting="receipt"), at).count(),
            "answer": lists.notices_passing(lists.NoticeFilter(waiting="answer"), at).count(),
        },
        "states": STATES,
        "papers": PAPERS,
        "units": OrgUnit.objects.filter(notices__isnull=False).distinct(),
        "steps": STEPS,
    }
    return render(request, "supervision/notices.html", context)


@require_safe
def notices_workbook(request: HttpRequest) -> FileResponse:
    """The same list as a workbook, with the filters of the address."""
    at, account = now(), _account(request)
    rows = _rows(account, _chosen(request), at)
    return _attached(workbook_of_notices(_listed(rows, account, at)), f"{_('督办文书')}{at:%Y-%m-%d}.xlsx")


@require_safe
def notice(request: HttpRequest, pk: int) -> HttpResponse:
    """One paper as it will look, its steps, and what my post may do with it now."""
    return _notice_page(request, _row(pk), now())


@require_POST
def step(request: HttpRequest, pk: int, step: str) -> HttpResponse:
    """Take one step; a refusal comes back on its form with everything that was typed."""
    at, row, account = now(), _row(pk), _account(request)
    if step not in set(Action) - {Action.SEND}:
        raise Http404
    form = StepForm(request.POST, step=Action(step), rung=notice_of(row).rung)
    problem = _("这一步没有办成。请看下面的说明，改后再办。")
    if form.is_valid():
        try:
            taken = take_step(account, row, form, at)
        except ActionRefusedError as refusal:
            problem = str(refusal)
        else:
            messages.success(request, _("%(paper)s%(state)s。") % _named(taken))
            return redirect("notice", pk=pk)
    return _notice_page(request, _row(pk), at, form=form, problem=problem, status=422)


@require_safe
def paper(request: HttpRequest, pk: int, suffix: str) -> FileResponse:  # noqa: ARG001
    """The paper as PDF or docx; of a message and of one that nobody has drafted there is none."""
    at, row = now(), _row(pk)
    found = None if row.state == "due" else paper_of(row, at)
    if found is None or suffix not in _WRITERS:
        raise Http404
    write, content_type = _WRITERS[suffix]
    name = f"{row.title}{row.number or _('（未编号）')}_{row.matter.number}.{suffix}"
    return _attached(write(found), name, content_type)


@require_POST
def request_paper(request: HttpRequest, number: str) -> HttpResponse:
    """Ask for a paper about a matter."""
    matter = get_object_or_404(Matter, number=number)
    form = RequestForm(request.POST)
    try:
        if not form.is_valid():
            raise ActionRefusedError(_("请选一种文书。"))
        kind, watch = form.chosen()
        row = request_notice(_account(request), matter, kind, watch=watch, at=now())
    except ActionRefusedError as refusal:
        messages.error(request, str(refusal))
        return redirect("matter", number=number)
    messages.success(request, _("已提出%(paper)s。请拟稿。") % _named(row))
    return redirect("notice", pk=row.pk)


def _notice_page(
    request: HttpRequest,
    row: NoticeRow,
    at: datetime,
    *,
    form: StepForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    account = _account(request)
    offered = steps_offered(account, row)
    found = paper_of(row, at)
    context = {
        "one": lists.listed(row, actors_of(account), at),
        "row": row,
        "paper": found,
        "mark_height": mark_height(found) if found else "",
        "offered": with_problem(offered, form, problem) if form else offered,
        "problem": problem if form and form.step not in {one.action for one in offered} else "",
        "states": STATES,
        "steps": STEPS,
    }
    return render(request, "supervision/notice.html", context, status=status)


def _rows(account: Account, chosen: lists.NoticeFilter, at: datetime) -> Any:
    rows = lists.notices_passing(chosen, at)
    return lists.waiting_for(account, at, among=rows) if chosen.waiting == "me" else rows


def _listed(rows: Iterable[Any], account: Account, at: datetime) -> list[lists.Listed]:
    actors = actors_of(account)
    return [one if isinstance(one, lists.Listed) else lists.listed(one, actors, at) for one in rows]


def _chosen(request: HttpRequest) -> lists.NoticeFilter:
    fields = ("state", "kind", "unit", "waiting", "matter")
    return lists.NoticeFilter(**{name: request.GET.get(name, "").strip() for name in fields})


def _row(pk: int) -> NoticeRow:
    return get_object_or_404(with_steps(NoticeRow.objects.select_related("matter__commitment__document")), pk=pk)


def _named(row: NoticeRow) -> dict[str, str]:
    return {"paper": f"{PAPERS.get(row.kind, row.title)}{row.number}", "state": str(STATES[row.state])}


def _attached(data: bytes, name: str, content_type: str = "application/octet-stream") -> FileResponse:
    return FileResponse(BytesIO(data), as_attachment=True, filename=name, content_type=content_type)


def _account(request: HttpRequest) -> Account:
    if not isinstance(request.user, Account):
        raise Http404
    return request.user
