"""The practice logbook: invented, whole, and never in the real one's way."""

from datetime import datetime
from pathlib import Path

import pytest

from counterdesk.app.desks import pack_texts, reading_desk, writing_desk
from counterdesk.app.main import main
from counterdesk.app.paths import places
from counterdesk.app.practice import invent
from counterdesk.domain.instants import ZONE
from counterdesk.domain.refusal import Refused
from counterdesk.services.asks.due import DueBoard
from counterdesk.services.asks.people import AskPeople, SavePerson
from counterdesk.services.asks.town import AskTown, AskTowns

UNTIL = datetime(2026, 11, 20, 14, 0, tzinfo=ZONE)


@pytest.fixture(scope="module")
def practice_home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A desk with a practice logbook for Essex, and no real one."""
    home = tmp_path_factory.mktemp("practice")
    invent(places(home, practice=True).make(), "essex", "Priya Nair", UNTIL)
    return home


def test_practice_says_that_it_is_practice(practice_home: Path) -> None:
    desk = reading_desk(places(practice_home, practice=True))
    town = desk.read(AskTown())
    desk.close()
    assert town.practice
    assert town.town == "essex"


def test_the_first_person_is_the_one_who_asked_for_it(practice_home: Path) -> None:
    desk = reading_desk(places(practice_home, practice=True))
    names = [person.name for person in desk.read(AskPeople()).people]
    desk.close()
    assert "Priya Nair" in names


def test_there_is_something_to_do(practice_home: Path) -> None:
    desk = reading_desk(places(practice_home, practice=True))
    rows = desk.read(DueBoard()).rows
    desk.close()
    assert rows != ()


def test_the_practice_logbook_is_sound(practice_home: Path) -> None:
    assert main(["--home", str(practice_home), "--practice", "check"]) == 0


def test_the_real_logbook_is_not_made_by_practising(practice_home: Path) -> None:
    assert not places(practice_home).logbook.exists()
    assert [path.name for path in practice_home.glob("practice-new*")] == []


def test_a_town_that_we_do_not_know_is_one_sentence(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--home", str(tmp_path), "--practice", "run", "--town", "atlantis"]) == 2
    assert "atlantis" in capsys.readouterr().err
    assert not places(tmp_path, practice=True).logbook.exists()


def test_the_five_towns_come_with_the_program(tmp_path: Path) -> None:
    desk = writing_desk(places(tmp_path).make())
    towns = {choice.town for choice in desk.read(AskTowns())}
    desk.close()
    assert towns == set(pack_texts()) == {"amherstburg", "essex", "kawartha_lakes", "lasalle", "tecumseh"}


def test_a_reading_desk_refuses_to_write(tmp_path: Path) -> None:
    writing_desk(places(tmp_path).make()).close()
    desk = reading_desk(places(tmp_path))
    with pytest.raises(Refused, match="logbook_read_only"):
        desk.do(SavePerson(None, "Priya Nair"), None)
    desk.close()


def test_a_reading_desk_makes_no_logbook(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="logbook_missing"):
        reading_desk(places(tmp_path).make())
    assert not places(tmp_path).logbook.exists()
