"""The topics of the quick board: what people come about, in places that only a person changes."""

from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.contacts import PlaceTopics, RetireTopic, SaveTopic
from counterdesk.services.asks.desk import Done
from counterdesk.services.plain import line, same
from counterdesk.services.work import Work
from counterdesk.store.queries import people
from counterdesk.store.tables import Topic


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
    return _done(work, "topic_retired", row)


def place_topics(work: Work, command: PlaceTopics) -> Done:
    """Puts the named topics first, in this order; the others follow as they stood."""
    known = {topic.id: topic for topic in people.active_topics(work.session)}
    if not set(command.ids) <= set(known):
        raise Refused("not_there")
    order = [*dict.fromkeys(command.ids), *(one for one in known if one not in command.ids)]
    if not order:
        raise Refused("not_there")
    for place, topic_id in enumerate(order, start=1):
        work.tx.amend(known[topic_id], place=place)
    return _done(work, "topics_placed", known[order[0]])


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
