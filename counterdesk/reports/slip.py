"""The message slip: the paper pad's boxes, who it is for, and a last line on which the answer comes home.

Its confidentiality note answers Tecumseh 5.5 (T19): what is written down is confidential and goes to be shredded.
"""

from counterdesk.domain.contact import Channel, Given
from counterdesk.domain.message import Box
from counterdesk.reports.blocks import Blanks, Fields, Framed, Ruled, Section, Sheet, Text, Ticks
from counterdesk.reports.document import Document
from counterdesk.reports.letterhead import finished, over, practice_mark
from counterdesk.services.asks.contacts import ContactView
from counterdesk.services.asks.town import TownView
from counterdesk.words import _, names, paper
from counterdesk.words.dates import day_short, full, full_year
from counterdesk.words.phones import digits_for_reading, phone
from counterdesk.words.tell import spelled

_BOXES = (
    *(Box.TELEPHONED, Box.PLEASE_CALL, Box.CAME_TO_SEE_YOU),
    *(Box.WILL_CALL_AGAIN, Box.RETURNED_YOUR_CALL, Box.URGENT),
)

_SHORT_NOTE = 300


def document(view: ContactView, town: TownView) -> Document:
    """Gives the slip of one message, half a Letter sheet."""
    title = _("Message {number}").format(number=view.message_number).strip()
    sheet = Sheet(
        over=over(town),
        aside=_("URGENT") if Box.URGENT in view.boxes else "",
        title=title,
        sections=(
            Section("", (Text(_for_whom(view), "large"), *_position(view), *_away(view), Fields(_fields(view), 22))),
            Section("", _read_over(view)),
            Section("", (Ticks(tuple((names.box(box), box in view.boxes) for box in _BOXES)),)),
            Section("", (Framed(view.note.strip() or _("Please call back."), lead=view.row.topic),)),
            Section("", (*_due(view), _called_back(), Text(_return_it(), "small"), *_answer_lines(view))),
        ),
        mark=practice_mark(practice=town.practice),
        foot=_("Confidential: only for the person named above. Shred when done."),
        size="half",
    )
    return finished(sheet, town, title, f"message-{view.message_number or view.row.id}")


def _for_whom(view: ContactView) -> str:
    return _("For {name}").format(name=view.message_for or view.message_for_department or _("the counter"))


def _position(view: ContactView) -> tuple[Text, ...]:
    parts = [view.message_for_position]
    if view.message_for_department != view.message_for:
        parts.append(view.message_for_department)
    if view.message_for_extension:
        parts.append(_("ext. {extension}").format(extension=view.message_for_extension))
    line = " · ".join(part for part in parts if part)
    return (Text(line),) if line else ()


def _away(view: ContactView) -> tuple[Text, ...]:
    """Gives whom the slip goes to while the person is away: the alternate contact (Tecumseh 5.6, T21)."""
    if view.message_away_until is None:
        return ()
    day = day_short(view.message_away_until)
    if not view.message_stand_in:
        return (Text(_("Away until {day}").format(day=day)),)
    extension = view.message_stand_in_extension
    reached = _("{name}, ext. {extension}").format(name=view.message_stand_in, extension=extension)
    who = reached if extension else view.message_stand_in
    return (Text(_("Away until {day}: give this to {who}").format(day=day, who=who)),)


def _fields(view: ContactView) -> tuple[tuple[str, str], ...]:
    caller = view.caller
    fields = (
        (_("From"), _or_why(caller.name, caller.name_given, hidden=view.confidential)),
        (_("On behalf of"), view.extras.on_behalf),
        (_("Number"), _or_why(_number(view), caller.number_given, hidden=view.confidential)),
        (_("Reach at"), caller.reach_at if caller.reach_at not in (caller.number, view.number_shown) else ""),
        (_("Best time"), view.best_time),
        (_("Received"), _("{when}, {channel}").format(when=full_year(view.row.at), channel=_channel(view))),
        (_("Place"), view.extras.place),
        (_("Taken by"), view.row.author),
    )
    return tuple((name, value) for name, value in fields if value)


def _read_over(view: ContactView) -> tuple[Text, ...]:
    """Gives number and name large, for a customer at the counter to read over: nobody says them aloud there."""
    if view.row.channel is not Channel.WALK_IN or view.confidential:
        return ()
    said = (digits_for_reading(_number(view)), spelled(view.caller.name))
    words = "      ".join(part for part in said if part.strip())
    if not words:
        return ()
    return (Text(words, "large"), Text(_("Please read this over: is it right?"), "small"))


def _channel(view: ContactView) -> str:
    return names.channel(view.row.channel).lower()


def _number(view: ContactView) -> str:
    return view.number_shown or phone(view.caller.number)


def _or_why(value: str, given: Given, *, hidden: bool) -> str:
    """Gives the value, or why it is not on the slip."""
    if hidden:
        return _("confidential: ask the counter")
    return value.strip() or paper.given(given) or _("not given")


def _due(view: ContactView) -> tuple[Framed, ...]:
    if view.due_at is None:
        return ()
    words = _("Even if only to say where things stand.")
    if view.due_section:
        words = _("{section}. {words}").format(section=paper.section(view.due_section), words=words)
    return (Framed(words, lead=_("Please answer by {when}").format(when=full(view.due_at))),)


def _called_back() -> Blanks:
    return Blanks((_("Called back on"), _("at"), _("by")))


def _answer_lines(view: ContactView) -> tuple[Ruled, ...]:
    """Gives room to write the answer down, unless the note needs the paper itself."""
    return (Ruled(3),) if len(view.note) < _SHORT_NOTE else ()


def _return_it() -> str:
    return _("Fill in this line and hand the slip back, or tell the counter: only then is the answer recorded.")
