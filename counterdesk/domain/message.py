"""A message, or a call back: one record with who will answer, and what became of the slip."""

from enum import StrEnum

from counterdesk.domain.contact import Answerer
from counterdesk.values import value


class Box(StrEnum):
    """The boxes of the paper pad."""

    TELEPHONED = "telephoned"
    CAME_TO_SEE_YOU = "came_to_see_you"
    RETURNED_YOUR_CALL = "returned_your_call"
    PLEASE_CALL = "please_call"
    WILL_CALL_AGAIN = "will_call_again"
    URGENT = "urgent"


class MessageState(StrEnum):
    """How far a message came; only ANSWERED is an answer."""

    TO_HAND_OVER = "to_hand_over"
    HANDED = "handed"
    READ = "read"
    ANSWERED = "answered"
    NO_ANSWER_RECORDED = "no_answer_recorded"
    NOT_OWED = "not_owed"

    @property
    def is_open(self) -> bool:
        """Whether the message still waits for an answer."""
        return self not in (MessageState.ANSWERED, MessageState.NOT_OWED)


@value
class MessageTyped:
    """What the message card adds to a contact."""

    answerer: Answerer = Answerer()
    best_time: str = ""
    boxes: frozenset[Box] = frozenset()
