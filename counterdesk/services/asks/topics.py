"""What may be done with all topics of the quick board at once, and with one that was taken off."""

from counterdesk.domain.ids import TopicId
from counterdesk.services.asks.desk import Command
from counterdesk.values import value


@value
class ArrangeByUse(Command):
    """Puts the topics that were used most in the last ninety days first; equals keep their order (`not_there`).

    A person presses it; the board never does it by itself. Its Done keeps the order before, for Undo.
    """


@value
class RestoreTopic(Command):
    """Puts a topic that was taken off back into its place; refuses `topic_exists` when its name is taken by now."""

    id: TopicId
