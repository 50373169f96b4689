"""Whether the parts of a procedure fit together: what is refused on load, and what is warned of."""

from collections.abc import Iterator

from wenxiao.catalog import ROOT, Marked
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures.clock_checks import clock_errors
from wenxiao.procedures.definitions import Procedure
from wenxiao.procedures.findings import Finding
from wenxiao.procedures.measures import measure_errors
from wenxiao.procedures.migration_maps import map_errors
from wenxiao.procedures.transition_checks import transition_errors


def refuse_errors(procedure: Procedure, entry: Marked) -> None:
    """Raise CatalogInvalidError for the first error, with its file, line and key."""
    for finding in errors(procedure):
        raise located(entry, finding)


def located(entry: Marked, finding: Finding) -> CatalogInvalidError:
    """Return a finding as an error that names file, line and key."""
    row = _row(entry, finding)
    line = row.lines.get(finding.key, row.line) if finding.key else row.line
    return CatalogInvalidError(entry.file, finding.message, line=line, key=finding.key or finding.part)


def errors(procedure: Procedure) -> Iterator[Finding]:
    """What must be mended before the procedure can run."""
    if not any(stage.end for stage in procedure.stages.values()):
        yield Finding(message="没有终点环节，请给至少一个环节写end", part="stages")
    for transition in procedure.transitions.values():
        yield from transition_errors(procedure, transition)
    for clock in procedure.clocks.values():
        yield from clock_errors(procedure, clock)
    yield from _paths(procedure)
    yield from measure_errors(procedure)
    yield from map_errors(procedure)
    if procedure.ladder and not (ROOT / "ladders" / f"{procedure.ladder}.yaml").exists():
        yield Finding(message=f"没有督办阶梯“{procedure.ladder}”，请先建文件或者去掉", part="ladder")


def warnings(procedure: Procedure) -> Iterator[Finding]:
    """What runs, but should be looked at: a stage that one post alone can leave."""
    for stage in procedure.stages.values():
        posts = {post for transition in procedure.leaving(stage.code) for post in transition.by}
        if stage.end is None and len(posts) == 1 and posts <= procedure.posts.keys():
            title = procedure.posts[posts.pop()].title
            message = f"环节“{stage.title}”只有{title}能推进，人不在就停住；建议加一个岗位"
            yield Finding(message=message, part="stages", code=stage.code)


def _paths(procedure: Procedure) -> Iterator[Finding]:
    reached = _reachable(procedure, procedure.first_stage)
    for stage in procedure.stages.values():
        if stage.code not in reached:
            message = f"环节“{stage.title}”走不到，请加一个流转到它，或者去掉"
            yield Finding(message=message, part="stages", code=stage.code, key="code")
        elif not any(procedure.stages[code].end for code in _reachable(procedure, stage.code)):
            message = f"环节“{stage.title}”到不了任何终点，请加一个流转"
            yield Finding(message=message, part="stages", code=stage.code, key="code")


def _reachable(procedure: Procedure, start: str) -> set[str]:
    """The stages that can be reached from one, itself included."""
    found, todo = {start}, [start]
    while todo:
        targets = {transition.target for transition in procedure.leaving(todo.pop())}
        new = {code for code in procedure.stages if code in targets} - found
        found |= new
        todo += new
    return found


def _row(entry: Marked, finding: Finding) -> Marked:
    """The mapping that a finding is about."""
    rows = entry.get(finding.part)
    if isinstance(rows, Marked):
        return rows
    if not isinstance(rows, list):
        return entry
    return next((row for row in rows if isinstance(row, Marked) and row.get("code") == finding.code), entry)
