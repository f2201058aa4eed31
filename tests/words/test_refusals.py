"""Every refusal is one clear sentence."""

from datetime import UTC, date, datetime
from string import Formatter

import pytest

from counterdesk.domain.refusal import Refused
from counterdesk.words.refusals import CHAPTERS, sentence

ROWS = [(code, text) for chapter in CHAPTERS for code, text in chapter().items()]


@pytest.mark.parametrize(("code", "text"), ROWS)
def test_a_refusal_reads_as_a_sentence(code: str, text: str) -> None:
    assert text[0].isupper() or text[0] == "{"
    assert text.rstrip("”").endswith((".", "!", "?"))
    assert "  " not in text
    assert "please" not in text.lower()


def test_no_refusal_stands_in_two_chapters() -> None:
    codes = [code for code, _ in ROWS]
    assert len(codes) == len(set(codes))


@pytest.mark.parametrize(("code", "text"), ROWS)
def test_a_refusal_without_its_facts_is_still_a_sentence(code: str, text: str) -> None:
    said = sentence(Refused(code))
    assert "{" not in said
    if any(name for _, name, _, _ in Formatter().parse(text)):
        assert "…" in said


def test_facts_that_are_dates_are_written_out() -> None:
    at = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
    assert sentence(Refused("time_in_future", at=at)).startswith("Wednesday, November 25, 2026, 4:30 p.m. has not come")
    assert sentence(Refused("time_in_future", at=date(2026, 11, 25))).startswith("Wednesday, November 25, 2026 has")


@pytest.mark.parametrize(("code", "text"), ROWS)
def test_a_time_at_the_end_of_a_sentence_brings_its_own_full_stop(code: str, text: str) -> None:
    at = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
    facts = {name: at for _, name, _, _ in Formatter().parse(text) if name}
    assert "p.m.." not in sentence(Refused(code, **facts))


def test_numbers_in_facts_are_shown() -> None:
    assert "200 characters" in sentence(Refused("field_full", limit=200))


def test_an_unknown_refusal_names_its_code_so_that_support_can_find_it() -> None:
    assert "never_heard_of" in sentence(Refused("never_heard_of"))
