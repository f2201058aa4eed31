"""The language can change while the program runs."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo

from counterdesk.words import _, dates, ngettext, set_language


@pytest.fixture
def locale(tmp_path: Path) -> Iterator[Path]:
    catalog = Catalog(locale="fr")
    catalog.add("Wednesday", "mercredi")
    catalog.add("November", "novembre")
    catalog.add("{weekday}, {month} {day}", "le {weekday} {day} {month}")
    catalog.add(("{count} day waiting", "{count} days waiting"), ("attend {count} jour", "attend {count} jours"))
    compiled = BytesIO()
    write_mo(compiled, catalog)
    folder = tmp_path / "fr" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / "counterdesk.mo").write_bytes(compiled.getvalue())
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


def test_an_unknown_language_leaves_english(locale: Path) -> None:
    assert not set_language("de", locale)
    assert _("Wednesday") == "Wednesday"


def test_a_language_without_its_folder_leaves_english() -> None:
    assert not set_language("fr")
    assert _("Wednesday") == "Wednesday"
