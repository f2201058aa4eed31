"""A pack as its own test: its worked examples, worked out again."""

from datetime import datetime

from counterdesk.policy.explaining import WorkedOut, work_out
from counterdesk.policy.pack import Example, Pack
from counterdesk.values import value


@value
class FailedExample:
    """An example of a pack that comes out differently: its place in the pack, and what came out."""

    place: int
    example: Example
    got: WorkedOut


def examples_that_fail(pack: Pack) -> tuple[FailedExample, ...]:
    """The worked examples that the engine does not give; none in a pack that is right."""
    worked = ((place, one, _work_out(pack, one)) for place, one in enumerate(pack.examples))
    return tuple(FailedExample(place, one, got) for place, one, got in worked if not _agrees(one, got))


def _work_out(pack: Pack, example: Example) -> WorkedOut:
    calendar = pack.calendars[example.calendar]
    return work_out(pack.standard(example.kind), calendar, example.received, example.switches)


def _agrees(example: Example, got: WorkedOut) -> bool:
    if example.due != got.due or example.reason != got.reason:
        return False
    return got.due is None or got.effective_received == (example.effective or _as_received(example))


def _as_received(example: Example) -> datetime:
    """An example that does not say when its contact counts as received means: when it came."""
    return example.received
