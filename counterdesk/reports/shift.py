"""The shift summary: what is handed on, which promises were kept, what was unusual, who was at the desk.

It takes the facts as they are and counts nothing by person. Callers appear as initials and complainants never.
The order of its parts is the supervisor's: what is to do comes first.
"""

from collections.abc import Iterable
from datetime import date
from itertools import groupby

from counterdesk.domain.instants import local_date
from counterdesk.reports.blocks import (
    Block,
    Column,
    Framed,
    Row,
    Ruled,
    Section,
    Sheet,
    Signature,
    Signatures,
    Table,
    Text,
)
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import NONE, practice_mark
from counterdesk.reports.render import html
from counterdesk.services.asks.handover import HandoverRow
from counterdesk.services.asks.paper import ClauseLine, CountLine, OpenItem, ShiftFacts
from counterdesk.words import _, handover, names, ngettext, paper
from counterdesk.words.dates import day_long, day_short, day_year, due_line, full_year, iso

_REMARK_LINES = 3
_NUMBERED_SECTION = 6  # letters that a section such as "5.2.10" has at most


def document(facts: ShiftFacts, remarks: str = "") -> Document:
    """Gives the summary of a day or a range of days; without remarks there are lines to write them on."""
    sheet = Sheet(
        over=" · ".join(part for part in (facts.town, facts.counter) if part),
        aside=_days(facts),
        title=_("Shift summary"),
        sections=_sections(facts, remarks),
        mark=practice_mark(practice=facts.practice),
        foot=_foot(facts),
    )
    return Document(
        title=_("Shift summary {days}").format(days=_iso_days(facts)),
        html=html(sheet),
        file_name=f"shift-summary-{_iso_days(facts)}",
        running=_("{town} · Shift summary, {days}").format(town=facts.town, days=_days(facts)),
        foot=_foot(facts),
        mark=sheet.mark,
    )


def _days(facts: ShiftFacts) -> str:
    if facts.first == facts.last:
        return day_year(facts.first)
    return _("{first} to {last}").format(first=day_long(facts.first), last=day_year(facts.last))


def _only_day(facts: ShiftFacts) -> date | None:
    """Gives the day of a summary of one day: its times need no date beside them."""
    return facts.first if facts.first == facts.last else None


def _iso_days(facts: ShiftFacts) -> str:
    if facts.first == facts.last:
        return iso(facts.first)
    return f"{iso(facts.first)}-to-{iso(facts.last)}"


def _foot(facts: ShiftFacts) -> str:
    return _("Seal {seal}, journal line {line}").format(seal=facts.seal, line=f"{facts.seal_seq:,}")


def _sections(facts: ShiftFacts, remarks: str) -> tuple[Section, ...]:
    return (
        *_warnings(facts),
        Section(_to_do_title(facts), tuple(_open(facts)), "1"),
        Section(_("Promises"), tuple(_promises(facts)), "2"),
        Section(_("Contacts"), tuple(_contacts(facts)), "3"),
        Section(_("Unusual"), (_unusual(facts),), "4"),
        Section(_("At the desk"), (_at_the_desk(facts), *_handed_over(facts)), "5"),
        Section(_("Closures ahead"), (_closures(facts),)),
        Section(_("Remarks"), (Text(remarks.strip()) if remarks.strip() else Ruled(_REMARK_LINES),)),
        Section(_("Signatures"), (_signatures(),)),
        Section("", _seal(facts)),
    )


def _warnings(facts: ShiftFacts) -> tuple[Section, ...]:
    if not facts.unconfirmed_years:
        return ()
    return (Section("", (Framed(paper.years(facts.unconfirmed_years), role="strong"),)),)


def _to_do_title(facts: ShiftFacts) -> str:
    if facts.next_open_day is None:
        return _("To do the next open day")
    return _("To do the next open day, {day}").format(day=day_long(facts.next_open_day))


def _open(facts: ShiftFacts) -> Iterable[Block]:
    if facts.drafts_unread:
        yield Framed(_unread(), role="strong")
    if facts.to_do or not facts.drafts_unread:
        yield _to_do(facts.to_do, _only_day(facts))


def _unread() -> str:
    return _(
        "The cards that are not saved yet could not be read, so they are not on this list. "
        "Look at the cards on hold at the counter."
    )


def _to_do(items: tuple[OpenItem, ...], only: date | None) -> Table:
    in_words = any(len(item.section) > _NUMBERED_SECTION for item in items)  # "Email / Correspondence"
    about, who, due, policy = (18, 19, 20, 13) if in_words else (20, 23, 21, 6)
    return Table(
        columns=(
            Column(_("What"), 12),
            Column(_("Number"), 11),
            Column(_("From"), 7),
            Column(_("About"), about),
            Column(_("Who has it"), who),
            Column(_("Due"), due),
            Column(_("Policy"), policy),
        ),
        rows=tuple(_open_item(item, only) for item in items),
        empty=_("Nothing is open: no message to hand over, no parked card, no draft, and nothing due."),
    )


def _open_item(item: OpenItem, only: date | None) -> Row:
    due = due_line(item.due_at) if item.due_at else paper.meeting(item)
    about = paper.card(item) if item.card else item.topic
    cells = (paper.to_do(item.what), item.number, item.initials, about, paper.has_it(item, only), due, item.section)
    return Row(tuple(cell or NONE for cell in cells))


def _promises(facts: ShiftFacts) -> Iterable[Block]:
    lines = facts.promises
    dated = tuple(line for line in lines if not line.no_date)
    undated = tuple(line for line in lines if line.no_date)
    heads = (
        *(_("Met"), _("Answered late"), _("Recorded late"), _("Could not be reached")),
        *(_("No answer recorded"), _("Not yet due")),
    )
    yield Table(
        columns=(Column(_("Promise"), 40), *(Column(head, 10, "right") for head in heads)),
        rows=tuple(_clause_rows(dated)),
        empty=_("No promise with a date was running in these days."),
    )
    if undated:
        yield Text(_undated(undated), "small")
    yield from (Text(sentence, "small") for sentence in _beside(facts))
    if dated:
        yield Text(_promise_note(), "small")


def _beside(facts: ShiftFacts) -> Iterable[str]:
    """Gives what is no promise of a clause: our own dates, what was owed no response, what waits for Council."""
    own = [paper.own_dates(line) for line in facts.promises if line.promised_kept or line.promised_late]
    today = local_date(facts.made_at)
    if own:
        yield _("Dates we promised ourselves: {each}").format(each=" · ".join(own))
    if facts.not_owed:
        each = " · ".join(paper.not_owed(line) for line in facts.not_owed)
        yield _("No response owed by the policy, not among the missed: {each}").format(each=each)
    if facts.waiting:
        each = " · ".join(paper.waiting(line, today) for line in facts.waiting)
        yield _("Waiting for Council: {each}").format(each=each)


def _undated(lines: tuple[ClauseLine, ...]) -> str:
    each = " · ".join(_named_count(paper.clause(line), line.no_date) for line in lines)
    return _("The policy gives no date: {each}").format(each=each)


def _named_count(name: str, count: int) -> str:
    return _("{name} {count}").format(name=name, count=count)


def _promise_note() -> str:
    return _(
        "Recorded late: answered in time, typed afterwards. "
        "No answer recorded: the counter was not told; the promise may have been kept."
    )


def _clause_rows(lines: tuple[ClauseLine, ...]) -> Iterable[Row]:
    by_force = sorted(lines, key=lambda line: not line.must)
    for must, same in groupby(by_force, key=lambda line: line.must):
        yield Row((_("The policy says “must”") if must else _("The policy says “should”"),), "group")
        for line in same:
            yield Row((paper.clause(line), *_verdicts(line)))


def _verdicts(line: ClauseLine) -> tuple[str, ...]:
    counts = (line.met, line.late, line.recorded_late, line.unreached, line.no_answer_recorded, line.not_yet_due)
    return tuple(str(count) if count else NONE for count in counts)


def _contacts(facts: ShiftFacts) -> Iterable[Block]:
    entered = [line for line in facts.counts if line.how in ("entry", "one_click")]
    tallies = [line for line in facts.counts if line.how == "tally"]
    rows = [_count_row(how, channel, lines) for (how, channel), lines in _by_channel(entered)]
    if rows:
        together = sum(line.count for line in entered)
        rows.append(Row((_("All contacts"), str(together), _first_contact(facts)), "total"))
    rows += [Row((_("Tally"), str(_sum(tallies)), _topics(tallies)))] if tallies else []
    rows += _sealed_rows(facts.counts)
    yield Table(
        columns=(Column(_("Channel"), 24), Column(_("Count"), 8, "right"), Column(_("Topics"), 68)),
        rows=tuple(rows),
        empty=_("No contact was entered."),
    )
    if facts.line is not None:
        yield Text(paper.in_line(facts.line, _only_day(facts)), "small")


def _sealed_rows(counts: tuple[CountLine, ...]) -> Iterable[Row]:
    for how, name in (("complaint", _("Complaints")), ("incident", _("Incidents"))):
        lines = [line for line in counts if line.how == how]
        ways = " · ".join(_named_count(names.channel(line.channel), line.count) for line in lines if line.channel)
        if lines:
            yield Row((name, str(_sum(lines)), ways or NONE))


def _by_channel(lines: list[CountLine]) -> list[tuple[tuple[str, str], list[CountLine]]]:
    """Groups the counts by how and channel: cards first, then one-click entries, in the order they came."""
    groups: dict[tuple[str, str], list[CountLine]] = {}
    for line in sorted(lines, key=lambda line: line.how != "entry"):
        groups.setdefault((line.how, line.channel), []).append(line)
    return list(groups.items())


def _count_row(how: str, channel: str, lines: list[CountLine]) -> Row:
    name = names.channel(channel)
    if how != "entry":
        name = _("{channel}, one click").format(channel=name)
    return Row((name, str(_sum(lines)), _topics(lines)))


def _sum(lines: list[CountLine]) -> int:
    return sum(line.count for line in lines)


def _topics(lines: list[CountLine]) -> str:
    by_count = sorted(lines, key=lambda line: (-line.count, line.topic))
    return " · ".join(_named_count(line.topic or _("no topic"), line.count) for line in by_count)


def _first_contact(facts: ShiftFacts) -> str:
    sentence = ngettext(
        "{first} answered at first contact, {click} of them one click; {visits} visit",
        "{first} answered at first contact, {click} of them one click; {visits} visits",
        facts.visits,
    )
    return sentence.format(first=facts.first_contact, click=facts.first_contact_one_click, visits=facts.visits)


def _unusual(facts: ShiftFacts) -> Table:
    only = _only_day(facts)
    return Table(
        columns=(Column(_("When"), 13 if only else 22), Column(_("What"), 87 if only else 78)),
        rows=tuple(
            Row((paper.moment(line.at, only) if line.at else NONE, paper.unusual(line, only))) for line in facts.unusual
        ),
        empty=_nothing_unusual(facts),
    )


def _nothing_unusual(facts: ShiftFacts) -> str:
    if facts.any_open_hour:
        return _("Nothing unusual: every open hour has an entry, and nothing was opened, changed or voided.")
    return _("Nothing unusual: nothing was opened, changed or voided.")


def _at_the_desk(facts: ShiftFacts) -> Table:
    only = _only_day(facts)
    return Table(
        columns=(Column(_("Who"), 30), Column(_("Counter"), 22), Column(_("From"), 20), Column(_("To"), 28)),
        rows=tuple(
            Row((row.person, row.counter or NONE, paper.moment(row.from_at, only), paper.left_at(row)))
            for row in sorted(facts.shifts, key=lambda row: row.from_at)
        ),
        empty=_("Nobody said that they were at the desk."),
    )


def _handed_over(facts: ShiftFacts) -> tuple[Block, ...]:
    """Gives who handed the desk to whom and when that was answered; nothing where nobody did."""
    only = _only_day(facts)
    columns = (
        *(Column(_("Handed over"), 22), Column(_("By"), 26)),
        *(Column(_("To"), 26), Column(_("“I have it”"), 26)),
    )
    rows = tuple(
        Row(
            (
                paper.moment(row.at, only),
                row.from_name,
                handover.receiver(row.to),
                paper.moment(row.taken_at, only) if row.taken_at else _("nobody said so"),
            )
        )
        for row in facts.handovers
    )
    told = (Text(_handed(row, only), "small") for row in facts.handovers if handover.in_all(row))
    return (Table(columns, rows), *told) if rows else ()


def _handed(row: HandoverRow, only: date | None) -> str:
    """Gives what went to whom as lines of text: a long one in a column of a table could not go on over the page."""
    return _("{moment}: {each}").format(moment=paper.moment(row.at, only), each=handover.in_all(row))


def _closures(facts: ShiftFacts) -> Table:
    return Table(
        columns=(Column(_("Day"), 22), Column(_("Closure"), 40), Column(_("Hours"), 38)),
        rows=tuple(Row((day_short(on), name, paper.openings(hours))) for on, name, hours in facts.closures_ahead),
        empty=_("None in the next six weeks."),
    )


def _signatures() -> Signatures:
    places = (_("Name"), _("Signature"), _("Date and time"))
    return Signatures(
        (
            Signature(_("Prepared by: the open items above are handed on"), places),
            Signature(_("Read by supervisor"), places),
        )
    )


def _seal(facts: ShiftFacts) -> tuple[Block, ...]:
    made = _("Made {when} from the logbook of {town}").format(when=full_year(facts.made_at), town=facts.town)
    if facts.policy_title:
        made = _("{made}, under “{policy}”").format(made=made, policy=facts.policy_title)
    purpose = paper.seal_purpose(facts.seal_seq)
    return (
        Framed(
            _("{purpose}\n{made}.").format(purpose=purpose, made=made),
            lead=_("Seal {seal}").format(seal=facts.seal),
            role="fine",
        ),
    )
