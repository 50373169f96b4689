"""Documents: the list, and the reading room with the text beside what was read from it."""

from django.db.models import Count, Q
from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from wenxiao_web.library.models import Document
from wenxiao_web.library.passages import passages_of
from wenxiao_web.library.queries import lines_of, parts_of

STATUSES = ("achieved", "target", "baseline")


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """Every document with its counts."""
    counts = {status: Count("figures", filter=Q(figures__status=status), distinct=True) for status in STATUSES}
    found = Document.objects.annotate(
        total=Count("figures", distinct=True), promised=Count("tasks", distinct=True), **counts
    ).order_by("-dated_on", "-id")
    return render(request, "library/documents.html", {"documents": found})


@require_safe
def document(request: HttpRequest, pk: int) -> HttpResponse:
    """The reading room."""
    return reading_room(request, get_object_or_404(Document, pk=pk), base="base.html")


def reading_room(request: HttpRequest, found: Document, *, base: str) -> HttpResponse:
    """Render a document with its figures and tasks; `base` is the page frame, the desk's or the public one."""
    figures = list(found.figures.select_related("commitment__matter").order_by("number"))
    tasks = list(found.tasks.prefetch_related("figures__commitment__matter").order_by("number"))
    lines = lines_of(found)
    counts = {status: sum(figure.status == status for figure in figures) for status in STATUSES}
    asked = request.GET.get("status", "")
    status = asked if asked in STATUSES else ""
    return render(
        request,
        "library/document.html",
        {
            "base": base,
            "document": found,
            "passages": passages_of(found, lines),
            "parts": parts_of(lines),
            "figures": [figure for figure in figures if status in ("", figure.status)],
            "total": len(figures),
            "counts": counts,
            "status": status,
            "has_matters": any(hasattr(figure, "commitment") for figure in figures),
            "tasks": tasks,
            "tasks_name_units": any(task.lead_unit or task.other_units for task in tasks),
            "panel": "tasks" if request.GET.get("show") == "tasks" else "figures",
        },
    )


@require_safe
def source_file(request: HttpRequest, pk: int) -> FileResponse:  # noqa: ARG001
    """Hand out the file as it was stored."""
    found = get_object_or_404(Document, pk=pk)
    return FileResponse(found.file.open("rb"), as_attachment=True, filename=found.name)
