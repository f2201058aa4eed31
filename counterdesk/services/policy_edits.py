"""The town's own edits over its policy: numbers for blanks, switches, departments' limits, words; each from a day on.

An edit dates what is received on or after its day. Running deadlines keep theirs unless a person names them.
"""

import sys
from dataclasses import replace
from datetime import date
from typing import Any, get_args

from counterdesk.domain import script
from counterdesk.domain.ids import DeadlineId
from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.policy import BadSwitch, Edit, Edits, Standard, Switches, blank_of, stage_of
from counterdesk.policy.standards import Unit
from counterdesk.services import moves
from counterdesk.services.asks.calendar import Preview
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.policy import SetLimit, SetOverride, SetPolicySwitch, SetWords, WithdrawEdit
from counterdesk.services.plain import line
from counterdesk.services.policy_moves import PolicyMoves
from counterdesk.services.town_now import read_edits
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import people
from counterdesk.store.queries import policy as queries
from counterdesk.store.tables import PolicyEdit

MOST_DAYS = 365
MADE = {"number": "limit_set", "switch": "switch_set", "override": "override_set", "script": "words_set"}
_NEWEST = sys.maxsize
AnEdit = SetLimit | SetPolicySwitch | SetOverride


def make_edit(work: Work, command: AnEdit) -> Done:
    """Makes an edit and moves the running deadlines that a person ticked; refuses what `planned` refuses."""
    return _keep(work, planned(work.look, command), command.move)


def set_words(work: Work, command: SetWords) -> Done:
    """Sets the town's own words for a moment, from today on; they date nothing and so move nothing."""
    _ = work.town
    if command.subject not in script.subjects():
        raise Refused("bad_moment")
    words = line(command.words, script.MOST_LETTERS)
    if words is None:
        raise Refused("no_words")
    unknown = script.unknown_blanks(words)
    if unknown:
        raise Refused("unknown_blank", blank=unknown[0])
    return _keep(work, Edit(_NEWEST, "script", command.subject, words, work.look.today), ())


def _keep(work: Work, edit: Edit, move: tuple[DeadlineId, ...]) -> Done:
    row = PolicyEdit(
        what=edit.what,
        subject=edit.subject,
        department_id=edit.department_id,
        value=edit.content,
        from_on=edit.from_on,
        source=edit.source or None,
        approved_by=edit.approved_by or None,
        approved_on=edit.approved_on,
        at=work.now,
        by=work.author,
    )
    work.tx.add(row)
    work.tx.journal(MADE[edit.what], row)
    return _done(work, MADE[edit.what], row, edit, move)


def withdraw_edit(work: Work, command: WithdrawEdit) -> Done:
    """Takes an edit back; the row stays with who and when, and what came before it holds again."""
    edit = _standing(work.look, command.id)
    row = queries.edit_row(work.session, command.id)
    if row is None:
        raise Refused("not_there")
    work.tx.amend(row, void_at=work.now, void_by=work.author)
    work.tx.journal("edit_withdrawn", row)
    return _done(work, "edit_withdrawn", row, edit, command.move)


def preview_edit(look: Look, command: AnEdit) -> Preview:
    """Gives what an edit would move; nothing is ticked, for a running deadline keeps its date unless asked."""
    edit = planned(look, command)
    after = Edits((*look.town.edits.rows, edit))
    return moves.preview(look, PolicyMoves(look, after, edit).replaced)


def preview_withdrawal(look: Look, command: WithdrawEdit) -> Preview:
    """Gives what taking an edit back would move."""
    edit = _standing(look, command.id)
    after = Edits(tuple(row for row in look.town.edits.rows if row.id != edit.id))
    return moves.preview(look, PolicyMoves(look, after, edit).replaced)


def planned(look: Look, command: AnEdit) -> Edit:
    """Gives the edit that a command would make; refuses `no_town`, `from_in_past` and what the command names."""
    edit = _planned(look, command)
    set_up_on = local_date(queries.set_up_at(look.session) or look.now)
    if edit.from_on < set_up_on:
        raise Refused("from_in_past", day=set_up_on)
    return edit


def _planned(look: Look, command: AnEdit) -> Edit:
    match command:
        case SetLimit():
            return _limit(look, command)
        case SetPolicySwitch():
            return _switch(look, command)
        case SetOverride():
            return _override(look, command)


def _limit(look: Look, command: SetLimit) -> Edit:
    pack, source = look.town.pack, line(command.source)
    if blank_of(pack, command.kind) is None:
        raise Refused("limit_not_blank")
    _require_number(command.number)
    if command.unit not in get_args(Unit):
        raise Refused("bad_unit")
    if source is None:
        raise Refused("no_source")
    content = {
        "number": command.number,
        "unit": command.unit,
        "stage": stage_of(command.kind),
        "force": "must" if command.must else "should",
    }
    return Edit(_NEWEST, "number", command.kind, content, command.from_on, source=source)


def _switch(look: Look, command: SetPolicySwitch) -> Edit:
    _ = look.town
    try:
        Switches.read({command.switch: command.value})
    except BadSwitch:
        raise Refused("bad_switch") from None
    return Edit(_NEWEST, "switch", command.switch, command.value, command.from_on)


def _override(look: Look, command: SetOverride) -> Edit:
    department = people.department_row(look.session, command.department_id)
    town = look.town
    if department is None or not department.active:
        raise Refused("not_there")
    _require_number(command.number)
    standard = town.standard(command.kind, None, command.from_on).standard
    if standard is None:
        raise Refused("no_standard")
    edit = Edit(
        _NEWEST,
        "override",
        command.kind,
        {"number": command.number},
        command.from_on,
        department.id,
        department.name,
        approved_by=line(command.approved_by) or "",
        approved_on=command.approved_on,
    )
    if command.number <= standard.number:
        return replace(edit, approved_by="", approved_on=None)
    _require_approved(look, edit, standard)
    return edit


def _require_number(number: int) -> None:
    if not 1 <= number <= MOST_DAYS:
        raise Refused("bad_number", most=MOST_DAYS)


def _require_approved(look: Look, edit: Edit, standard: Standard) -> None:
    """Refuses a longer limit without who approved it and when, and wherever the policy knows no such approval."""
    if look.town.pack.own_limits is None:
        raise Refused("override_only_shorter", limit=standard.number)
    if not edit.is_approved:
        raise Refused("override_longer", limit=standard.number)
    if edit.approved_on is not None and edit.approved_on > look.today:
        raise Refused("approved_in_future", day=edit.approved_on)


def _standing(look: Look, edit_id: int) -> Edit:
    found = next((edit for edit in read_edits(look.session).rows if edit.id == edit_id), None)
    if found is None:
        raise Refused("not_there")
    return found


def _done(work: Work, action: str, row: PolicyEdit, edit: Edit, move: Any) -> Done:
    work.session.flush()
    moved = moves.apply(work, PolicyMoves(work.look, read_edits(work.session), edit).replaced, move)
    facts = {
        "what": edit.what,
        "subject": edit.subject,
        "department": edit.department,
        "value": work.town.value_of(edit),
        "from_on": _text(edit.from_on),
        "moved": str(moved or ""),
    }
    kept = {key: value for key, value in facts.items() if value}
    return Done(action, work.now, "policy_edits", row.uid, row.id, facts=kept)


def _text(on: date) -> str:
    return on.isoformat()
