"""A contact: somebody turned to the Town, over which channel, about what, and what came of it."""

import re
from enum import StrEnum

from counterdesk.domain.ids import DepartmentId, PersonId, TopicId
from counterdesk.values import value

_DIALLED = range(7, 16)  # digits of a telephone number: a local one up to the longest in the world
_AFTER_NUMBER = re.compile(r"(?<=\d)\s*[,;/#]|(?<=\d)[\s.]*[^\W\d_]")


class Channel(StrEnum):
    """How the Town was reached; the union of the channels the five policies name."""

    WALK_IN = "walk_in"
    CALL = "call"
    VOICEMAIL = "voicemail"
    ANSWERING_SERVICE = "answering_service"
    EMAIL = "email"
    LETTER = "letter"
    FAX = "fax"
    WEB_FORM = "web_form"
    E_FORM = "e_form"
    SOCIAL = "social"

    @property
    def is_live(self) -> bool:
        """Whether somebody stood or spoke there at the moment."""
        return self in (Channel.WALK_IN, Channel.CALL)


class Outcome(StrEnum):
    """What came of a contact."""

    ANSWERED = "answered"
    TRANSFERRED = "transferred"
    MESSAGE = "message"
    SEND = "send"
    REFERRED = "referred"
    NOTHING_OWED = "none_owed"

    @property
    def owes_an_answer(self) -> bool:
        """Whether somebody in the Town still has something to do."""
        return self in (Outcome.MESSAGE, Outcome.SEND)


class TransferResult(StrEnum):
    """Where a transferred call ended up."""

    PICKED_UP = "picked_up"
    VOICEMAIL = "voicemail"
    CAME_BACK = "came_back"


class ReferredTo(StrEnum):
    """Which other office the caller was sent to."""

    COUNTY = "county"
    PROVINCE = "province"
    OTHER = "other"


class NothingOwed(StrEnum):
    """Why nobody owes an answer."""

    WRONG_NUMBER = "wrong_number"
    SALES = "sales"
    HUNG_UP = "hung_up"
    LEFT = "left"
    INFORMATION_ONLY = "information_only"
    ABUSIVE = "abusive"

    @property
    def is_all_there_was(self) -> bool:
        """Whether it says what happened by itself: nobody can name the topic of a caller who hung up."""
        return self not in (NothingOwed.INFORMATION_ONLY, NothingOwed.ABUSIVE)


class Given(StrEnum):
    """Whether a name or number was given: forced values would be invented ones."""

    GIVEN = "given"
    NOT_GIVEN = "not_given"
    DECLINED = "declined"


@value
class CallerTyped:
    """What was typed about the person, kept exactly as typed."""

    name: str = ""
    name_given: Given = Given.GIVEN
    number: str = ""
    number_given: Given = Given.GIVEN
    reach_at: str = ""


@value
class Answerer:
    """Who will answer: a person in People, a department, or a name that is in neither."""

    person_id: PersonId | None = None
    department_id: DepartmentId | None = None
    text: str = ""

    @property
    def is_nobody(self) -> bool:
        """Whether nobody was named."""
        return self.person_id is None and self.department_id is None and not self.text.strip()


@value
class OutcomeDetail:
    """The second half of an outcome; only the fields of that outcome are read."""

    transferred_to: Answerer = Answerer()
    transfer_result: TransferResult = TransferResult.PICKED_UP
    referred_to: ReferredTo = ReferredTo.OTHER
    referred_name: str = ""
    sent_what: str = ""
    nothing_owed: NothingOwed = NothingOwed.INFORMATION_ONLY


def says_what_happened(topic_id: TopicId | None, note: str, outcome: Outcome, detail: OutcomeDetail) -> bool:
    """Whether an entry says what happened, the one thing that is compulsory: a topic, a note, or that it ended so."""
    ended = outcome is Outcome.NOTHING_OWED and detail.nothing_owed.is_all_there_was
    return topic_id is not None or bool(note.strip()) or ended


def initials(name: str) -> str:
    """Gives `M. L.` for Marguerite Levesque: all that a screen facing the public may show."""
    return " ".join(f"{part[0].upper()}." for part in name.split() if part[0].isalpha())[:12]


def masked(number: str) -> str:
    """Gives a telephone number with all but its last two digits hidden; an extension or a second number is cut off."""
    digits = [c for c in _AFTER_NUMBER.split(number, maxsplit=1)[0] if c.isdigit()]
    return f"•• {''.join(digits[-2:])}" if len(digits) > 3 else ""


def dialled(number: str) -> str:
    """Gives the digits that a telephone dials for a number as it is shown; nothing where it is no whole number.

    An extension is left for the keypad. Short numbers are left out: an emergency call is never one press away.
    """
    first = _AFTER_NUMBER.split(number.strip(), maxsplit=1)[0]
    if not re.fullmatch(r"\+?[0-9 ().\u2010-\u2013/-]*", first):
        return ""
    digits = "".join(letter for letter in first if letter in "0123456789")
    if first.startswith("+") and not digits.startswith("1"):
        digits = f"011{digits}"
    return digits if len(digits) in _DIALLED else ""
