"""The written map by which matters of one version of a procedure go over to the next: read, and checked."""

from collections.abc import Collection, Iterator, Mapping

from wenxiao.catalog import Marked, known_keys, required
from wenxiao.errors import CatalogInvalidError
from wenxiao.procedures.definitions import ClockRule, Migration, Procedure, Runs
from wenxiao.procedures.findings import Finding

_KEYS = ("from", "stages", "fields", "clocks", "transitions")


def migration_of(entry: Marked) -> Migration | None:
    """Read the map of a procedure; None where it has none: its matters stay with the version they have."""
    if "migration" not in entry:
        return None
    row = required(entry, "migration", Marked, f"换版对照，写明{'、'.join(_KEYS)}")
    known_keys(row, _KEYS)
    clocks = _map(row, "clocks", may_drop=False)
    for code, word in clocks.items():
        if word not in list(Runs):
            line = row["clocks"].lines.get(code, row.line)
            raise CatalogInvalidError(row.file, f"写的是“{word}”，应为{'或'.join(Runs)}", line=line, key=code)
    return Migration(
        from_version=required(row, "from", int, "从哪一版换来，整数"),
        stages={old: new for old, new in _map(row, "stages", may_drop=False).items() if new},
        fields=_map(row, "fields", may_drop=True),
        clocks={code: Runs(word) for code, word in clocks.items() if word},
        transitions=_map(row, "transitions", may_drop=True),
    )


def map_errors(procedure: Procedure) -> Iterator[Finding]:
    """What is wrong with a procedure's map, as far as the procedure alone can tell."""
    found = procedure.migration
    if found is None:
        return
    if found.from_version >= procedure.version:
        yield _wrong(f"只能从更早的版本换来，这是第{procedure.version}版", "from")
    for key, targets, known, noun in (
        ("stages", found.stages.values(), procedure.stages, "环节"),
        ("fields", found.fields.values(), procedure.fields, "字段"),
        ("transitions", found.transitions.values(), procedure.transitions, "流转"),
    ):
        for code in targets:
            if code is not None and code not in known:
                yield _wrong(f"没有{noun}“{code}”，可用的是{'、'.join(known)}", key)
    for code, word in found.clocks.items():
        if word is Runs.KEEP and code not in procedure.clocks:
            yield _wrong(f"新版没有时限“{code}”，不能接着走；请写stop", "clocks")


def migration_errors(old: Procedure, new: Procedure) -> Iterator[Finding]:
    """What stands against taking matters from one version to the next; nothing where the map is whole."""
    found = new.migration
    if found is None or old.code != new.code or found.from_version != old.version:
        yield _wrong(f"“{new.title}”第{new.version}版没有写从第{old.version}版怎样换来，不能换版", "from")
        return
    yield from _stages(old, new, found)
    yield from _left_out(old.fields, new.fields, found.fields, "字段", "fields")
    yield from _left_out(old.transitions, new.transitions, found.transitions, "流转", "transitions")
    yield from _kinds(old, new, found)
    for clock in old.clocks.values():
        yield from _clock(clock, new, found)


def _stages(old: Procedure, new: Procedure, found: Migration) -> Iterator[Finding]:
    yield from _strange(found.stages, old.stages, "环节", "stages")
    for stage in old.stages.values():
        target = new.stages.get(found.stages.get(stage.code, ""))
        if target is None:
            yield _wrong(f"旧版的环节“{stage.title}”没有写换到哪里，请补上{stage.code}", "stages")
        elif target.end is not stage.end:
            yield _wrong(f"“{stage.title}”和“{target.title}”结束的方式不同，不能换；终点只能换到同样的终点", "stages")


def _left_out(
    old: Collection[str], new: Collection[str], written: Mapping[str, str | None], noun: str, key: str
) -> Iterator[Finding]:
    yield from _strange(written, old, noun, key)
    for code in old:
        if code not in new and code not in written:
            yield _wrong(f"旧版的{noun}“{code}”新版没有，请写换成哪个，不要了就写null", key)


def _kinds(old: Procedure, new: Procedure, found: Migration) -> Iterator[Finding]:
    for code, rule in old.fields.items():
        target = new.fields.get(found.fields.get(code, code) or "")
        if target is None:
            continue
        if target.kind is not rule.kind or target.unit != rule.unit:
            yield _wrong(f"字段“{rule.title}”和“{target.title}”类型不同，值换不过去；请写null，或者改类型", "fields")
        elif lost := [choice for choice in rule.choices if choice not in target.choices]:
            yield _wrong(f"字段“{target.title}”没有选项{'、'.join(lost)}，旧值换不过去；请补上选项", "fields")


def _clock(clock: ClockRule, new: Procedure, found: Migration) -> Iterator[Finding]:
    word = found.clocks.get(clock.code)
    if word is None:
        yield _wrong(f"旧版的时限“{clock.title}”没有写接着走还是停，请写{clock.code}: keep或者stop", "clocks")
    if word is not Runs.KEEP or clock.code not in new.clocks:
        return
    kept = new.clocks[clock.code]
    for code in sorted(clock.runs_in & found.stages.keys()):
        target = found.stages[code]
        if target not in kept.runs_in:
            yield _wrong(f"时限“{clock.title}”在旧环节{code}计时，在新环节{target}不计时；请写stop", "clocks")
        elif (code in clock.paused_in) is not (target in kept.paused_in):
            yield _wrong(f"时限“{clock.title}”在{code}和{target}一个中止、一个计时，不能接着走；请写stop", "clocks")


def _strange(written: Collection[str], known: Collection[str], noun: str, key: str) -> Iterator[Finding]:
    for code in written:
        if code not in known:
            yield _wrong(f"旧版没有{noun}“{code}”，有的是{'、'.join(known)}", key)


def _map(row: Marked, key: str, *, may_drop: bool) -> Mapping[str, str | None]:
    found = required(row, key, Marked, "“旧代码: 新代码”") if key in row else Marked()
    for code, target in found.items():
        if not isinstance(target, str) and not (may_drop and target is None):
            expected = "新代码，或者null" if may_drop else "新代码"
            line = found.lines.get(code, row.line)
            raise CatalogInvalidError(row.file, f"写的是{target!r}，应为{expected}", line=line, key=str(code))
    return dict(found)


def _wrong(message: str, key: str) -> Finding:
    return Finding(message=message, part="migration", key=key)
