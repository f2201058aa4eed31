"""One Alt letter for each pill of a card."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as some

from counterdesk.ui.cards.letters import lettered, letters, only_letters


def test_the_first_letter_of_a_word_is_taken_first():
    assert lettered(["Answered", "Send"]) == ("&Answered", "&Send")


def test_a_letter_that_is_taken_gives_way_to_the_next_word_and_then_to_any_letter():
    assert lettered(["Building permit", "By-law concern", "Bylaw"]) == ("&Building permit", "By-&law concern", "B&ylaw")


def test_told_keeps_its_letter():
    assert lettered(["Transferred"]) == ("T&ransferred",)


def test_letters_of_another_row_are_left_alone():
    assert lettered(["Send"], taken={"s", "e"}) == ("Se&nd",)


def test_a_text_without_a_free_letter_has_none():
    assert lettered(["aa", "aa"]) == ("&aa", "aa")


def test_an_ampersand_of_the_town_is_shown_as_one():
    assert lettered(["R&D"]) == ("&R&&D",)


def test_accents_are_no_alt_letters():
    assert lettered(["Élan"]) == ("É&lan",)


@pytest.mark.parametrize(("texts", "found"), [(["&Answered", "T&old"], {"a", "o"}), (["A && b"], set()), ([], set())])
def test_the_letters_of_a_row_are_known(texts, found):
    assert letters(texts) == found


@given(some.lists(some.text(min_size=0, max_size=12), max_size=12))
def test_no_two_pills_ever_share_a_letter_and_no_word_changes(texts):
    shown = lettered(texts)
    used = [text.replace("&&", "").partition("&")[2][:1].lower() for text in shown]
    used = [letter for letter in used if letter]
    assert len(used) == len(set(used))
    plain = [re.sub("&(&?)", r"\1", text) for text in shown]
    assert plain == texts


def test_the_last_letter_that_is_left_for_a_text_is_known() -> None:
    assert only_letters(["Sales", "Hung up"], "ase") == frozenset("l")
