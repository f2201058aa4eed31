"""What staff say: the moments of a conversation for which a town may have words of its own, and on which channel."""

from enum import StrEnum

from counterdesk.domain.contact import Channel

MOST_LETTERS = 400


class Moment(StrEnum):
    """A moment of a conversation at which the policies have staff say something."""

    GREET = "greet"
    IDENTIFY = "identify"
    HOLD = "hold"
    TRANSFER = "transfer"
    WARN = "warn"


MOMENTS: dict[Channel, tuple[Moment, ...]] = {
    Channel.CALL: (Moment.GREET, Moment.IDENTIFY, Moment.HOLD, Moment.TRANSFER, Moment.WARN),
    Channel.WALK_IN: (Moment.GREET, Moment.WARN),
}
BLANKS = ("town", "first_name", "department", "colleague")


def subject(channel: Channel, moment: Moment) -> str:
    """Gives what a town's own words are kept under: "call.hold"."""
    return f"{channel.value}.{moment.value}"


def subjects() -> tuple[str, ...]:
    """Gives every moment on every channel for which a town may have words of its own."""
    return tuple(subject(channel, moment) for channel, moments in MOMENTS.items() for moment in moments)


def moment_of(kept_under: str) -> tuple[Channel, Moment]:
    """Gives channel and moment back from "call.hold"; ValueError for anything else."""
    channel, _dot, moment = kept_under.partition(".")
    return Channel(channel), Moment(moment)


def unknown_blanks(words: str) -> tuple[str, ...]:
    """Gives the words in braces that nothing would fill in: "{nmae}"."""
    inside = [part.partition("}")[0] for part in words.split("{")[1:]]
    return tuple(f"{{{name}}}" for name in inside if name not in BLANKS)
