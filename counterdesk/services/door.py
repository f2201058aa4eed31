"""The one door: a command becomes rows and journal lines in one transaction, a question is answered from one look."""

import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property, partial
from typing import Any, TypeVar, cast

from counterdesk.domain.ids import PersonId
from counterdesk.domain.refusal import Refused
from counterdesk.services import cards, feed, handover, health, settings, shifts, town
from counterdesk.services.asks.contacts import LogContact, LogOneClick
from counterdesk.services.asks.desk import Changes, Command, Done, Job, Question, Together
from counterdesk.services.asks.handover import TakeOver
from counterdesk.services.asks.logbook import AskDrafts, AskHealth
from counterdesk.services.asks.town import AskTowns, ChooseTown
from counterdesk.services.boards.town import ask_towns
from counterdesk.services.catalogue import BOARDS, COMMANDS, JOBS
from counterdesk.services.jobs import Office
from counterdesk.services.places import Places
from counterdesk.services.town_now import Towns
from counterdesk.services.work import Look, Work
from counterdesk.store.drafts import Drafts
from counterdesk.store.engine import Logbook
from counterdesk.store.sessions import Session
from counterdesk.store.writing import Stamp

__all__ = ["LogbookDesk", "Places", "open_desk"]

A = TypeVar("A")
_OPENING = threading.Lock()


def open_desk(places: Places, clock: Callable[[], datetime], packs: Callable[[], Mapping[str, str]]) -> "LogbookDesk":
    """Opens the logbook, making it where there is none; call it on the thread that will use the desk.

    `packs` gives the towns' policy texts. Refuses whatever the store refuses about a place or a file.
    """
    with _OPENING:
        if places.logbook.exists():
            logbook = Logbook.open(places.logbook, clock(), places.backups)
        else:
            logbook = Logbook.create(places.logbook, clock())
    return LogbookDesk(logbook, places, clock, packs)


def _leaves_town(command: Command) -> bool:
    """Whether it is a command of every minute, which reads the town and changes none of it."""
    return isinstance(command, LogContact | LogOneClick)


class LogbookDesk:
    """A logbook as windows see it; one object belongs to one thread (only `interrupt` may come from another)."""

    def __init__(
        self,
        logbook: Logbook,
        places: Places,
        clock: Callable[[], datetime],
        packs: Callable[[], Mapping[str, str]],
    ) -> None:
        self._logbook = logbook
        self._places = places
        self._clock = clock
        self._packs = packs
        self._towns = Towns()
        self._open_look: Session | None = None

    def do(self, command: Command, author: PersonId | None) -> Done:
        """Carries out one command in one transaction and writes its journal lines."""
        now = self._now()
        card_handler = cards.CARD_COMMANDS.get(type(command))
        if card_handler is not None:
            return card_handler(cards.CardBox(self._drafts, now, author), command)
        stamp = Stamp(at=now, who=author, desk=self._places.counter)
        with self._towns.trying(), self._logbook.write(stamp) as tx, self._towns.held(tx, _leaves_town(command)):
            counter = self._counter(tx.session)
            tx.stamp = replace(tx.stamp, desk=counter)
            work = Work(tx, now, author, counter, self._towns)
            done = self._carry_out(work, command)
        self._towns.left(tx, _leaves_town(command))
        self._after(command, done)
        self._hand_on_cards(command, done)
        return done

    def read(self, question: Question[A]) -> A:
        """Answers from the logbook as it is now."""
        return cast(A, self._answer(question))

    def slow(self, job: Job[A], progress: Callable[[int, int], None] | None = None) -> A:
        """Does a long job."""
        with self._logbook.read() as session:
            counter = self._counter(session)
        office = Office(self._logbook, self._places, self._now(), counter, self._towns, self._packs, progress)
        return cast(A, JOBS[type(job)](office, job))

    def changes_since(self, seq: int) -> Changes | None:
        """Gives what the journal says has happened after `seq`, or None."""
        with self._looking() as session:
            return feed.changes_since(session, seq)

    @contextmanager
    def one_look(self) -> Iterator[None]:
        """Lets what is asked inside be answered from one look at the logbook."""
        with self._logbook.read() as session:
            self._open_look = session
            try:
                yield
            finally:
                self._open_look = None

    @contextmanager
    def _looking(self) -> Iterator[Session]:
        if self._open_look is None:
            with self._logbook.read() as session:
                yield session
        else:
            with self._logbook.asking():
                yield self._open_look

    def interrupt(self) -> None:
        """Ends the running question early; safe to call from another thread."""
        self._logbook.interrupt()

    def rest(self) -> bool:
        """Tidies the logbook by one step, and tells whether there is another; a desk that writes is not waited for."""
        try:
            return self._logbook.tidy()
        except Refused:
            return False

    def close(self) -> None:
        """Closes the logbook and this desk's drafts."""
        if "_drafts" in self.__dict__:
            self._drafts.close()
        self._logbook.close()

    def _carry_out(self, work: Work, command: Command) -> Done:
        if isinstance(command, ChooseTown):
            return town.choose_town(work, command, self._packs())
        return COMMANDS[type(command)](work, command)

    def _after(self, command: Command, done: Done) -> None:
        """Lets go of the draft of a card that is saved."""
        uid = getattr(command, "uid", "")
        if uid and (done.action.endswith(("_logged", "_saved", "_submitted"))):
            with suppress(Refused):  # the entry is saved; its draft comes back and saves the same entry again
                self._drafts.drop(uid)

    def _hand_on_cards(self, command: Command, done: Done) -> None:
        """Moves the cards that were handed on; they come home with the one who takes their own desk back."""
        moved = handover.cards_in(command)
        if isinstance(command, TakeOver):
            with self._logbook.read() as session:
                moved = handover.cards_back(self._look(session), command.uid)
        if moved:
            with suppress(Refused):  # the cards stay where they are, and whoever comes sees them on hold
                cards.hand_on(cards.CardBox(self._drafts, done.at), moved)

    def _answer(self, question: Question[Any]) -> object:
        if isinstance(question, AskTowns):
            return ask_towns(self._packs())
        with self._looking() as session:
            look = self._look(session)
            if isinstance(question, AskDrafts):
                running = shifts.running_today(look)
                here = None if running is None else PersonId(running.person_id)
                return cards.ask_drafts(cards.CardBox(self._drafts, look.now, here), question)
            if isinstance(question, AskHealth):
                return health.ask_health(look, self._places, question)
            if isinstance(question, Together):
                return tuple(BOARDS[type(one)](look, one) for one in question.questions)
            return BOARDS[type(question)](look, question)

    def _look(self, session: Session) -> Look:
        return Look(session, self._now(), partial(self._counter, session), self._towns)

    def _now(self) -> datetime:
        """Gives this instant in whole milliseconds, as the logbook keeps it."""
        now = self._clock().astimezone(UTC)
        return now.replace(microsecond=now.microsecond // 1000 * 1000)

    @cached_property
    def _drafts(self) -> Drafts:
        return Drafts.open(self._places.drafts, self._now())

    def _counter(self, session: Session) -> str:
        """Gives this desk's name, as the place says or as the town was set up; another desk may have changed it."""
        return self._places.counter or str(settings.value_of(self._towns.settings(session), "counter"))
