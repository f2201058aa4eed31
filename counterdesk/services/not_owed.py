"""By which rule of its policy a town owes somebody no response, with the clause in the town's words."""

from collections.abc import Iterable

from counterdesk.domain.contact import NothingOwed
from counterdesk.policy import Pack
from counterdesk.policy.pack import NotOwed
from counterdesk.services.work import Look
from counterdesk.store.queries import records
from counterdesk.store.tables import Deadline

ANONYMOUS = "anonymous_without_risk"
CODES = {NothingOwed.ABUSIVE: "abusive_language", NothingOwed.INFORMATION_ONLY: "information_only"}


def rules_for(look: Look, row: Deadline) -> tuple[NotOwed, ...]:
    """Gives the rules by which no response may be owed to a deadline's record, by the way it came in.

    An anonymous complaint has one more, whatever way it came (T5, E3).
    """
    contact = None if row.contact_id is None else records.contact(look.session, row.contact_id)
    complaint = None if row.complaint_id is None else records.complaint(look.session, row.complaint_id)
    channel = (contact.channel if contact else complaint.channel if complaint else "") or ""
    found = _on(look.town.pack, channel)
    if complaint is not None and complaint.anonymous:
        found += tuple(one for one in look.town.pack.not_owed if one.code == ANONYMOUS)
    return found


def rule_of(pack: Pack, why: NothingOwed, channel: str) -> NotOwed | None:
    """Gives the rule by which a contact is owed nothing; None where the text has none for that channel."""
    return named(_on(pack, channel), CODES.get(why, ""))


def named(rules: Iterable[NotOwed], code: str) -> NotOwed | None:
    """Gives the rule with this code."""
    return next((one for one in rules if one.code == code), None)


def cited(rule: NotOwed) -> dict[str, str]:
    """Gives what a record keeps of a rule: its code, its clause and its words as they are now."""
    return {"code": rule.code, "clause": rule.clause, "section": rule.section, "words": rule.words}


def _on(pack: Pack, channel: str) -> tuple[NotOwed, ...]:
    return tuple(one for one in pack.not_owed if channel in one.channels)
