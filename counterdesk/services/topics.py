"""The topics of the quick board: what people come about, in places that only a person changes."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import PlaceTopics, RetireTopic, SaveTopic
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.topics import ArrangeByUse, RestoreTopic
from counterdesk.services.plain import line, same
from counterdesk.services.work import Work
from counterdesk.store.queries import people
from counterdesk.store.tables import Topic

USE_COUNTED = timedelta(days=90)


def save_topic(work: Work, command: SaveTopic) -> Done:
    """Adds or changes a topic; refuses `name_needed` and `topic_exists`."""
    name = line(command.name)
    if name is None:
        raise Refused("name_needed")
    known = people.active_topics(work.session)
    if any(same(topic.name, name) and topic.id != command.id for topic in known):
        raise Refused("topic_exists")
    if command.id is None:
        place = max((topic.place for topic in known), default=0) + 1
        return add(work, name, place, is_tally=command.is_tally)
    row = _row(work, command.id)
    work.tx.amend(row, name=name, is_tally=command.is_tally)
    return _done(work, "topic_changed", row)


def retire_topic(work: Work, command: RetireTopic) -> Done:
    """Takes a topic off the board."""
    row = _row(work, command.id)
    work.tx.amend(row, active=False)
    return replace(_done(work, "topic_retired", row), can_undo=True)


def restore_topic(work: Work, command: RestoreTopic) -> Done:
    """Puts a topic back on the board; refuses `not_there` when it never left, and `topic_exists`."""
    row = people.topic_row(work.session, command.id)
    if row is None or row.active:
        raise Refused("not_there")
    if any(same(topic.name, row.name) for topic in people.active_topics(work.session)):
        raise Refused("topic_exists")
    work.tx.amend(row, active=True)
    return _done(work, "topic_restored", row)


def place_topics(work: Work, command: PlaceTopics) -> Done:
    """Puts the named topics first, in this order; the others follow as they stood."""
    known = {topic.id: topic for topic in people.active_topics(work.session)}
    if not set(command.ids) <= set(known):
        raise Refused("not_there")
    order = [*dict.fromkeys(command.ids), *(one for one in known if one not in command.ids)]
    return _place(work, "topics_placed", [known[one] for one in order])


def arrange_by_use(work: Work, _command: ArrangeByUse) -> Done:
    """Puts the topics that were used most first; those used alike keep their order."""
    known = people.active_topics(work.session)
    used = people.uses(work.session, work.now - USE_COUNTED)
    return _place(work, "topics_arranged", sorted(known, key=lambda topic: -used.get(topic.id, 0)))


def _place(work: Work, action: str, order: Sequence[Topic]) -> Done:
    if not order:
        raise Refused("not_there")
    before = ",".join(str(topic.id) for topic in sorted(order, key=lambda topic: (topic.place, topic.id)))
    for place, topic in enumerate(order, start=1):
        work.tx.amend(topic, place=place)
    return replace(_done(work, action, order[0]), can_undo=True, facts={"before": before})


def add(work: Work, name: str, place: int, *, is_tally: bool) -> Done:
    """Adds one topic in a place."""
    row = Topic(name=name, place=place, is_tally=is_tally, active=True)
    work.tx.add(row)
    return _done(work, "topic_added", row)


def _row(work: Work, topic_id: int) -> Topic:
    found = people.topic_row(work.session, topic_id)
    if found is None or not found.active:
        raise Refused("not_there")
    return found


def _done(work: Work, action: str, row: Topic) -> Done:
    work.tx.journal(action, row)
    work.session.flush()
    return Done(action, work.now, "topics", row.uid, row.id, facts={"name": row.name})
