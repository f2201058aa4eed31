"""What the incoming sheet holds while it is typed, and the command it becomes; no widgets here."""

import re
from collections.abc import Sequence
from dataclasses import field, replace
from datetime import datetime

from counterdesk.domain.contact import CallerTyped, Channel, NothingOwed
from counterdesk.domain.ids import TopicId
from counterdesk.services.asks.contacts import Colleague, IncomingRow, LogIncoming
from counterdesk.ui.cards.content import answerer_of, somebody
from counterdesk.ui.cards.keeping import Started
from counterdesk.ui.cards.paste import Pasted
from counterdesk.ui.kit.fields import LINE_LIMIT
from counterdesk.values import alike, value

CHANNELS = (
    *(Channel.VOICEMAIL, Channel.ANSWERING_SERVICE, Channel.EMAIL, Channel.LETTER),
    *(Channel.FAX, Channel.WEB_FORM, Channel.E_FORM, Channel.SOCIAL),
)

TIME_LIMIT = 40
ABOUT_LIMIT = 20_000
MOST_ROWS = 300

_MOST = {"received": TIME_LIMIT, "name": LINE_LIMIT, "reach": LINE_LIMIT, "for_whom": LINE_LIMIT}
_BARE_TIME = re.compile(r"^\d{1,2}(?:[:h.]?\d{2})?\s*(?:[ap]\.?\s?m?\.?)?$")
_OWN_DAY = re.compile(r"^(?:\d{4}-|\d{1,2}\.?\s*(?!am|pm|a\.|p\.)[a-z]{2}|(?!at\b)[a-z]{2})")


@value
class RowTyped:
    """One row as typed; `received_text` is its time in the clerk's words, `received_at` how it was read.

    `day` is what was taken over from the row above; a bare time is one of that day. `abusive` says why nothing is
    owed; it is mail for information otherwise.
    """

    uid: str
    channel: Channel = Channel.VOICEMAIL
    received_text: str = ""
    received_at: datetime | None = None
    name: str = ""
    reach: str = ""
    topic_id: TopicId | None = None
    about: str = ""
    answerer: Colleague | None = None
    owed: bool = True
    same_caller: bool = False
    day: str = ""
    abusive: bool = False

    @property
    def is_empty(self) -> bool:
        """Whether nothing of the row's own was typed: channel and time are taken over from the row above."""
        return not (self.name or self.reach or self.about or self.answerer)

    @property
    def caller(self) -> CallerTyped:
        """What was typed about the person: what has an @ is an address to reach them at, anything else a number."""
        if "@" in self.reach:
            return CallerTyped(name=self.name, reach_at=self.reach)
        return CallerTyped(name=self.name, number=self.reach)


@value
class SheetTyped:
    """All rows of the sheet, in their order."""

    rows: tuple[RowTyped, ...] = field(default_factory=tuple)

    @property
    def filled(self) -> tuple[RowTyped, ...]:
        """The rows that say something."""
        return tuple(row for row in self.rows if not row.is_empty)


def next_row(above: RowTyped | None, uid: str) -> RowTyped:
    """Gives the row that Enter starts: the same channel and the same date, everything else empty."""
    if above is None:
        return RowTyped(uid)
    day = _day_of(above.received_text)
    return RowTyped(uid, above.channel, day, day=day)


def _day_of(words: str) -> str:
    """Gives "sat " of "sat 1915" and nothing of "1915": the day is what the next message shares."""
    day, blank, time = words.strip().rpartition(" ")
    if time.lower().replace(".", "") in ("am", "pm"):
        day, blank, time = day.rpartition(" ")
    return day + blank


def with_day(words: str, day: str) -> str:
    """Gives "fri 1915" for "1915" in a row that took Friday over; what names a day of its own stays as it is."""
    return day + words.strip() if _BARE_TIME.match(words.strip().lower()) else words


def without_day(words: str, day: str) -> str:
    """Gives "thu 15" for "fri thu 15": a day typed behind the one that was taken over stands in its place."""
    own = words[len(day) :].lstrip()
    is_own = bool(day) and words.startswith(day) and _OWN_DAY.match(own.lower()) is not None
    return own if is_own else words


def pasted_rows(messages: Sequence[Pasted], channel: Channel, uids: Sequence[str]) -> tuple[RowTyped, ...]:
    """Gives a copied list as rows; whoever a message is for stands as written until People knows the name."""
    return tuple(_pasted_row(one, channel, uid) for one, uid in zip(messages, uids, strict=True))


def _pasted_row(one: Pasted, channel: Channel, uid: str) -> RowTyped:
    """Gives one row; what is too long for its own field is kept with the message."""
    short = {part: words for part, words in one.lines.items() if len(words) <= _MOST[part]}
    about = " ".join([*(words for part, words in one.lines.items() if part not in short), one.about])
    return RowTyped(
        uid=uid,
        channel=channel,
        received_text=short.get("received", ""),
        name=short.get("name", ""),
        reach=short.get("reach", ""),
        about=about.strip(),
        answerer=somebody(short.get("for_whom", "")),
    )


def same_as_above(row: RowTyped, above: RowTyped) -> RowTyped:
    """Gives the row with the caller of the row above."""
    return replace(row, same_caller=True, name=row.name or above.name, reach=row.reach or above.reach)


def is_ready(row: RowTyped) -> bool:
    """Whether the row could be saved: it says when it came, and something else."""
    return row.received_at is not None and not row.is_empty


def log_incoming(typed: SheetTyped, started: Started) -> LogIncoming:
    """Gives the command that logs every filled row; call it when all of them are ready."""
    rows: Sequence[RowTyped] = typed.filled
    return LogIncoming(started.uid, tuple(_row(row) for row in rows))


def _row(typed: RowTyped) -> IncomingRow:
    if typed.received_at is None:
        raise ValueError("a row without a time is not ready")
    same = alike(typed, IncomingRow)
    why = NothingOwed.ABUSIVE if typed.abusive else NothingOwed.INFORMATION_ONLY
    return IncomingRow(**same | {"caller": typed.caller, "answerer": answerer_of(typed.answerer), "nothing_owed": why})
