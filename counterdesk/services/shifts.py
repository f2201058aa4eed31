"""Who is at the counter: a shift runs from "here" to the next person, or to leaving."""

from counterdesk.domain.instants import local_date
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.desk import Done
from counterdesk.services.asks.people import ComeToDesk, LeaveDesk
from counterdesk.services.work import Look, Work
from counterdesk.store.queries import people
from counterdesk.store.tables import Person, Shift


def come_to_desk(work: Work, command: ComeToDesk) -> Done:
    """Puts a person at this counter; the shift of whoever was there ends now.

    A shift of an earlier day that nobody ended stays open: the summary assumes that it ended with the last entry.
    """
    person = people.person_row(work.session, command.person_id)
    if person is None or not person.active:
        raise Refused("not_there")
    running = running_today(work.look)
    if running is not None and running.person_id == person.id:
        return _done(work, "shift_begun", running, person)
    if running is not None:
        work.tx.amend(running, to_at=work.now)
    shift = Shift(person_id=person.id, counter=work.counter, from_at=work.now)
    work.tx.add(shift)
    work.tx.journal("shift_begun", shift)
    return _done(work, "shift_begun", shift, person)


def leave_desk(work: Work, _command: LeaveDesk) -> Done:
    """Ends the running shift; refuses `nobody_here` when there is none."""
    running = running_today(work.look)
    if running is None:
        raise Refused("nobody_here")
    work.tx.amend(running, to_at=work.now)
    work.tx.journal("shift_ended", running)
    return _done(work, "shift_ended", running, people.person_row(work.session, running.person_id))


def running_today(look: Look) -> Shift | None:
    """Gives the shift that runs at this counter today."""
    found = people.running_shift(look.session, look.counter)
    return found if found is not None and local_date(found.from_at) == look.today else None


def _done(work: Work, action: str, shift: Shift, person: Person | None) -> Done:
    work.session.flush()
    name = person.name if person else ""
    return Done(action, work.now, "shifts", shift.uid, shift.id, author=name, facts={"person": name})
