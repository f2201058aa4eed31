"""The language can change while the program runs."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.pofile import write_po

from counterdesk.app.language import speak
from counterdesk.words import _, dates, kept, ngettext, set_language


@pytest.fixture
def locale(tmp_path: Path) -> Iterator[Path]:
    catalog = Catalog(locale="fr")
    catalog.add("Wednesday", "mercredi")
    catalog.add("November", "novembre")
    catalog.add("{weekday}, {month} {day}", "le {weekday} {day} {month}")
    catalog.add(("{count} day waiting", "{count} days waiting"), ("attend {count} jour", "attend {count} jours"))
    written = BytesIO()
    write_po(written, catalog)
    (tmp_path / "fr.po").write_bytes(written.getvalue())
    yield tmp_path
    set_language("en")


def test_english_needs_no_file() -> None:
    assert set_language("en")
    assert _("Wednesday") == "Wednesday"
    assert ngettext("{count} day", "{count} days", 2) == "{count} days"


def test_a_language_is_one_more_file(locale: Path) -> None:
    assert set_language("fr", locale)
    assert _("Wednesday") == "mercredi"
    assert dates.waiting(2) == "attend 2 jours"


def test_dates_follow_the_order_of_the_language(locale: Path) -> None:
    set_language("fr", locale)
    assert dates.day_long(dates.date(2026, 11, 25)) == "le mercredi 25 novembre"


def test_what_has_no_translation_stays_english(locale: Path) -> None:
    set_language("fr", locale)
    assert _("Thursday") == "Thursday"


def test_a_table_of_words_is_made_once_for_each_language(locale: Path) -> None:
    made = []

    @kept
    def days() -> tuple[str, ...]:
        made.append("again")
        return (_("Wednesday"),)

    assert [days(), days()] == [("Wednesday",)] * 2
    assert len(made) == 1
    set_language("fr", locale)
    assert days() == ("mercredi",)
    set_language("en")
    assert days() == ("Wednesday",)
    assert len(made) == 3


def test_days_and_months_change_with_the_language(locale: Path) -> None:
    on = dates.date(2026, 11, 25)
    assert (dates.weekday_long(on), dates.month_long(on)) == ("Wednesday", "November")
    set_language("fr", locale)
    assert (dates.weekday_long(on), dates.month_long(on)) == ("mercredi", "novembre")


def test_an_unknown_language_leaves_english(locale: Path) -> None:
    assert not set_language("de", locale)
    assert _("Wednesday") == "Wednesday"


def test_a_language_without_its_folder_leaves_english() -> None:
    assert not set_language("fr")
    assert _("Wednesday") == "Wednesday"


def test_canadian_french_takes_the_french_file(locale: Path) -> None:
    assert set_language("fr_CA", locale)
    assert _("Wednesday") == "mercredi"


def test_the_program_speaks_the_language_of_the_system(locale: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "")
    monkeypatch.setenv("LC_ALL", "fr_CA.UTF-8")
    assert speak(locale) == "fr_CA"
    assert _("Wednesday") == "mercredi"


@pytest.mark.parametrize("said", ["C.UTF-8", "POSIX", "", "de_DE.UTF-8"])
def test_another_system_hears_english(locale: Path, monkeypatch: pytest.MonkeyPatch, said: str) -> None:
    for name in ("LANGUAGE", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(name, "")
    monkeypatch.setenv("LC_ALL", said)
    speak(locale)
    assert _("Wednesday") == "Wednesday"
