"""The policy page: the text clause by clause, the limits and switches in force, and the history of the town's edits."""

from collections.abc import Iterator

from counterdesk.domain.ids import DepartmentId
from counterdesk.policy import SWITCHES, Edit, Edits, Pack, Standard, blank_of, stage_of
from counterdesk.policy.pack import Blank, Cited
from counterdesk.services import reviews
from counterdesk.services.asks.policy import (
    AskPolicy,
    BlankRow,
    ClauseRow,
    EditRow,
    LimitRow,
    OverrideRow,
    PolicyView,
    SwitchRow,
)
from counterdesk.services.town_now import TownNow, edit_of
from counterdesk.services.work import Look
from counterdesk.store.queries import policy as queries
from counterdesk.store.queries.policy import HistoryLine


def ask_policy(look: Look, _question: AskPolicy) -> PolicyView:
    """Gives the policy as it holds today; an edit from a later day stands in the history until then."""
    town = look.town
    pack, facts = town.pack, town.pack.policy
    return PolicyView(
        title=facts.title,
        owner=facts.owner or "",
        number=facts.number or "",
        approved_on=facts.approved_on,
        review_on=reviews.due_on(look),
        review_is=facts.review_is,
        review_passed=reviews.is_passed(look),
        clauses=tuple(_clauses(pack)),
        limits=tuple(_limits(look, town)),
        switches=tuple(_switches(look, town)),
        overrides=tuple(_overrides(look, town)),
        blanks=tuple(_blank(town, blank) for blank in pack.blanks),
        history=tuple(_history(look, town)),
        may_override_longer=pack.own_limits is not None,
    )


def _clauses(pack: Pack) -> Iterator[ClauseRow]:
    yield from (_clause("standards", one, one.kind) for one in pack.standards)
    yield from (_clause("channels", one, one.channel) for one in pack.channels)
    yield from (_clause("complaints", one, one.about) for one in pack.complaints)
    yield from (_clause("not_owed", one, one.code) for one in pack.not_owed)
    yield from (_clause("script", one, one.moment) for one in pack.script)
    yield from (_clause("definitions", one, one.term) for one in pack.definitions)
    yield from (_clause("incidents", one, one.code) for one in pack.incidents)
    yield from (_clause("away", one, one.asks) for one in pack.away)
    single = {
        "hours": pack.hours,
        "anonymous": pack.anonymous,
        "council": pack.council,
        "own_limits": pack.own_limits,
        "survey": pack.survey,
        "pausing": pack.pausing,
        "hand_off": pack.hand_off,
        "review": pack.policy,
    }
    yield from (_clause(chapter, one, chapter) for chapter, one in single.items() if one is not None)


def _clause(chapter: str, cited: Cited, code: str) -> ClauseRow:
    return ClauseRow(chapter, cited.clause, cited.section, cited.words, code)


def _limits(look: Look, town: TownNow) -> Iterator[LimitRow]:
    pack = town.pack
    for kind in pack.kinds():
        standard = pack.standard(kind)
        if standard is not None:
            yield _limit(standard)
    for blank in pack.blanks:
        for kind in blank.fills:
            if blank_of(pack, kind) is blank:
                yield _blank_limit(look, town, blank, kind)


def _limit(standard: Standard, edited: int | None = None, blank: str = "") -> LimitRow:
    return LimitRow(
        kind=standard.kind,
        number=standard.number,
        unit=standard.unit,
        stage=standard.stage,
        must=standard.force == "must",
        clause=standard.clause,
        section=standard.section,
        words=standard.words,
        edited=edited,
        blank=blank,
    )


def _blank_limit(look: Look, town: TownNow, blank: Blank, kind: str) -> LimitRow:
    found = town.standard(kind, None, look.today)
    if found.standard is not None and found.filled is not None:
        return _limit(found.standard, found.filled.id, blank.code)
    return LimitRow(
        kind, 0, "", stage_of(kind), must=False, clause=blank.clause or "", section="", words="", blank=blank.code
    )


def _switches(look: Look, town: TownNow) -> Iterator[SwitchRow]:
    defaults, values = town.pack.switches.document(), town.switches_on(look.today).document()
    for switch, allowed in SWITCHES.items():
        edit = town.edits.newest("switch", switch, None, look.today)
        yield SwitchRow(switch, values[switch], defaults[switch], allowed, edit.id if edit else None)


def _overrides(look: Look, town: TownNow) -> Iterator[OverrideRow]:
    """Gives the departments' limits that hold today or will; one that gave way to a later one only in the history."""
    for edit in town.edits.rows:
        if edit.what != "override" or edit.department_id is None:
            continue
        on = max(edit.from_on, look.today)
        standard = town.standard(edit.subject, None, on).standard
        if standard is None or edit.number == standard.number:
            continue
        if town.edits.newest("override", edit.subject, edit.department_id, on) != edit:
            continue
        yield OverrideRow(
            id=edit.id,
            department_id=DepartmentId(edit.department_id),
            department=edit.department,
            kind=edit.subject,
            number=edit.number,
            unit=standard.unit,
            town_number=standard.number,
            from_on=edit.from_on,
            approved_by=edit.approved_by,
            approved_on=edit.approved_on,
        )


def _blank(town: TownNow, blank: Blank) -> BlankRow:
    filled = {edit.subject for edit in town.edits.rows if edit.what == "number"}
    kinds = tuple(kind for kind in blank.fills if kind in filled)
    return BlankRow(blank.code, blank.missing, blank.where, blank.clause or "", blank.fills, kinds)


def _history(look: Look, town: TownNow) -> Iterator[EditRow]:
    lines = queries.history(look.session)
    for one in lines:
        edit = edit_of(one.edit)
        earlier = (line for line in lines if line.edit.id < edit.id and _stood(line, one))
        yield EditRow(
            id=edit.id,
            what=edit.what,
            subject=edit.subject,
            department=edit.department,
            before=_before(town, Edits(tuple(edit_of(line.edit) for line in earlier)), edit),
            after=town.value_of(edit),
            from_on=edit.from_on,
            source=edit.source or edit.approved_by,
            at=one.at,
            by=edit.by,
            withdrawn_at=one.void_at,
        )


def _stood(line: HistoryLine, then: HistoryLine) -> bool:
    return line.void_at is None or line.void_at > then.at


def _before(town: TownNow, earlier: Edits, edit: Edit) -> str:
    """Gives what held on the edit's day when it was made; empty where nothing dated it."""
    if edit.what == "script":
        standing = earlier.newest("script", edit.subject, None, edit.from_on)
        return str(standing.content) if standing else ""
    if edit.what == "switch":
        return earlier.switches(town.own_switches, edit.from_on).document()[edit.subject]
    standard = earlier.standard(town.pack, edit.subject, edit.department_id, edit.from_on).standard
    return f"{standard.number} {standard.unit}" if standard else ""
