"""What a clause says is to be done: verb, object, and whether it only says what an action leads to."""

import re
from dataclasses import dataclass

from wenxiao.reading.tasks.counting import quantities_in
from wenxiao.reading.tasks.objects import object_of, unlinked
from wenxiao.reading.tasks.words import ending, listed, one_of, turns

_REACH = 300  # characters of a clause that are read; no clause of a report is as long
_AS = re.compile(r"为[^，]{1,8}$")
_CIRCUMSTANCE = re.compile(r"^[在从].*(?:下|中|时|后|里|上)$")
_JOINS = re.compile(r"[的和与及、等]")
_MADE = re.compile(r"(?:成为|为|成|至|到|入)")


@dataclass(frozen=True, kw_only=True, slots=True)
class Action:
    """A verb and its object in one clause."""

    verb: str
    object: str
    is_result: bool  # in a later clause it only says what the action before leads to


def action_in(clause: str) -> Action | None:
    """Read the action that a clause states; None where it states none. Numbers stay out of the object."""
    clause = clause[:_REACH]
    at = _after_manner(clause)
    if turns("said_done").search(clause) or turns("is").search(clause, at):
        return None
    if one_of("lead_in").match(clause, at) and not _binds_more(clause, at):
        return None
    found = _verb_first(clause, at) or _governed(clause, at) or _thing_first(clause, at)
    return None if found is None or _is_done(clause, found) else found


def _binds_more(clause: str, at: int) -> bool:
    """A lead-in word that begins a longer verb is that verb (突出 against 突出抓好)."""
    verb, lead = one_of("verbs").match(clause, at), one_of("lead_in").match(clause, at)
    return bool(verb and lead and verb.end() > lead.end())


def _after_manner(clause: str, at: int = 0) -> int:
    """Return where the verb may begin: after words of time, manner and order."""
    while at < len(clause):
        if one_of("verbs").match(clause, at) and not turns("times").match(clause, at):
            longer = one_of("manner").match(clause, at)
            verb = one_of("verbs").match(clause, at)
            if not (longer and verb and longer.end() > verb.end()):
                return at
        step = turns("times").match(clause, at) or turns("phrases").match(clause, at)
        step = step or one_of("manner").match(clause, at)
        if step is None or step.end() == at:
            return at
        at = step.end()
    return at


def _verb_first(clause: str, at: int) -> Action | None:
    end = _chain_end(clause, at)
    if end == at:
        return None
    spent = _spent_on(clause, at, end)
    verb, thing = clause[at:end], object_of(clause[end:])
    if len(thing) < 2 and not quantities_in(clause[end:]):
        return spent
    return spent or _action(verb, thing)


def _spent_on(clause: str, at: int, end: int) -> Action | None:
    """投入1.6亿元实施民生项目 is about the projects, not the money."""
    if clause[at:end] not in listed("spending"):
        return None
    money = next((m for m in quantities_in(clause[end:]) if m.quantity.unit.endswith("元")), None)
    return _verb_first(clause, _after_manner(clause, end + money.after)) if money else None


def _chain_end(clause: str, at: int) -> int:
    """Return where a run of verbs ends; a verb that is a noun here stays with the object."""
    first = one_of("verbs").match(clause, at)
    if first is None or (first[0] in listed("nominal") and one_of("noun_tail").match(clause, first.end())):
        return at
    end, last = first.end(), first[0]
    while following := _next_verb(clause, end):
        word = following[0]
        rest = clause[following.end() :]
        if _stays_noun(word, rest) or not _has_own_object(rest) or _heads_name(last, word, rest):
            break
        if word in listed("nominal") and not _goes_on(last, word, rest):
            break
        end, last = following.end(), word
    return _with_complement(clause, end)


def _next_verb(clause: str, end: int) -> re.Match[str] | None:
    """Find the verb that goes on a run, a word of manner between them or not (加快加力清理)."""
    manner = one_of("manner").match(clause, end)
    plain = one_of("verbs").match(clause, end)
    return plain or (one_of("verbs").match(clause, manner.end()) if manner else None)


def _stays_noun(word: str, rest: str) -> bool:
    """建设用地 and 支持的 are no verbs here; 制定政策 is."""
    return bool(_JOINS.match(rest) or (word in listed("nominal") and one_of("nominal_with").match(rest)))


def _goes_on(last: str, word: str, rest: str) -> bool:
    """Tell whether a verb that is often a noun is a verb here: 加快建设 is, 推进审计监督 is not."""
    if {word, last} <= listed("paired"):
        return True
    return last in listed("phase") and (word in listed("carried_by_phase") or not one_of("nominal").match(rest))


def _heads_name(verb: str, word: str, rest: str) -> bool:
    if verb not in listed("naming") or word in listed("with_name"):
        return False
    return bool(ending("names_end").search(object_of(rest)))


def _with_complement(clause: str, end: int) -> int:
    """解决好 and 兜住、兜准、兜牢 are one verb each."""
    if turns("complement").match(clause, end):
        end += 1
    while clause[end : end + 1] in ("、", "及", "和", "并") and (other := one_of("verbs").match(clause, end + 1)):
        end = other.end()
    return end


def _has_own_object(rest: str) -> bool:
    thing = object_of(rest)
    return len(thing) >= 2 and not one_of("verbs").fullmatch(thing)


def _governed(clause: str, at: int) -> Action | None:
    """Read 对X进行V, 将X V为Y and 为X V O."""
    preposition = one_of("prepositions").match(clause, at)
    if preposition is None or _only_tells(clause, preposition[0]):
        return None
    start = preposition.end()
    carried = re.search(rf"(?:{one_of('carried_out').pattern})({one_of('verbs').pattern}+)$", clause[start:])
    if preposition[0] in listed("towards") and carried:
        thing = object_of(clause[start : start + carried.start()])
        verb = re.sub(rf"^(?:{one_of('carried_out').pattern})", "", carried[0])
        return _action(verb, thing) if thing else None
    for match in one_of("verbs").finditer(clause, start + 1):
        end = _chain_end(clause, match.start())
        before = clause[start : match.start()]
        nouns = listed("nominal") if preposition[0] == "以" else listed("rather_nouns")
        if match[0] in nouns and end == match.end():
            continue
        if end == match.start() or clause[match.start() - 1] in "“、" or before.count("“") > before.count("”"):
            continue
        made = _MADE.match(clause, end)
        if preposition[0] in ("将", "把"):
            return _action(clause[match.start() : made.end() if made else end], object_of(before))
        if one_of("nominal_with").match(clause, end) or _governs_later(clause, end):
            continue
        thing = object_of(clause[end:])
        if preposition[0] == "以" and (_AS.search(thing) or _is_result(match[0], thing)):
            return None
        if thing:
            return _action(clause[match.start() : end], thing)
    return None


def _only_tells(clause: str, preposition: str) -> bool:
    """Tell where or when something is so, or what it is taken for, from what is to be done: 将…作为…."""
    is_taken = preposition in ("将", "把") and turns("made_into").search(clause) is not None
    return is_taken or _CIRCUMSTANCE.search(clause) is not None


def _governs_later(clause: str, end: int) -> bool:
    """A verb before 的 only describes: 为签约家庭医生的老年人提供 …"""
    described = clause.find("的", end)
    return bool(one_of("verbs").match(clause, end) or (described > 0 and one_of("verbs").search(clause, described)))


def _thing_first(clause: str, at: int) -> Action | None:
    """Read 三十一中高中部落成开学: the thing, then what becomes of it."""
    body = clause[at:].rstrip("。；，")
    reaching = one_of("reached").search(body)
    if reaching and (found := _thing_reached(body[: reaching.start()], reaching[0], body[reaching.end() :])):
        return found
    ended = ending("ends").search(body)
    if ended is None:
        return None
    thing = object_of(unlinked(turns("times").sub("", body[: ended.start()])))
    if len(thing) < 2 or turns("acts_inside").search(thing):
        return None
    return Action(verb=ended[0], object=thing, is_result=False)


def _thing_reached(thing: str, reached: str, what: str) -> Action | None:
    thing = turns("before_reached").sub("", turns("times").sub("", thing))
    if len(thing) < 2 or len(what) < 2 or quantities_in(what) or turns("acts_inside").search(thing):
        return None
    return Action(verb=reached, object=object_of(thing) + what, is_result=False)


def _action(verb: str, thing: str) -> Action:
    return Action(verb=verb, object=thing, is_result=_is_result(verb, thing))


def _is_result(verb: str, thing: str) -> bool:
    if re.fullmatch(rf"(?:{one_of('verbs', 'ends').pattern})+", thing):
        return True
    first = one_of("results").match(verb)
    if first is None:
        return False
    return first[0] not in listed("results_if_abstract") or bool(ending("abstract").search(thing))


def _is_done(clause: str, action: Action) -> bool:
    at = clause.find(action.verb) + len(action.verb)
    return clause[at : at + 1] in listed("done") or clause.startswith(tuple(listed("done_before")))
