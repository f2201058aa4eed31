"""Absences in words: the lines beside an absence, and the texts that staff copy."""

from dataclasses import replace
from datetime import date

import pytest

from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.people import Absence, AwayAsk, AwayClause, PersonRow
from counterdesk.words import absences as words
from tests.desk import toronto

MARIA = PersonRow(PersonId(1), "Maria Rossi", "Maria", "M", "Tax Collector", None, "Finance", "214", "", False)
TOM = PersonRow(PersonId(2), "Tom Ng", "Tom", "T", "Deputy Clerk", None, "Clerks", "215", "tom@example.org", True)
TODAY = date(2026, 11, 24)
GREETING = AwayAsk("voicemail_greeting", (AwayClause("E15", "7", "Change voicemail greeting."),))
SIGNATURE = AwayAsk("signature_notice", (AwayClause("E18", "7", "Add a 'Vacation Alert'."),), date(2026, 11, 30))
AWAY = Absence(
    MARIA, date(2026, 12, 7), date(2026, 12, 11), date(2026, 12, 14), 5, 5, "coming", (GREETING, SIGNATURE), TOM
)


def test_an_absence_says_its_days_and_the_day_of_return() -> None:
    assert words.head(AWAY) == "Mon 7 Dec to Fri 11 Dec, 5 business days, back Mon 14 Dec"
    one_day = replace(AWAY, until_on=AWAY.from_on, business_days=1, back_on=None)
    assert words.head(one_day) == "Mon 7 Dec, 1 business day"


@pytest.mark.parametrize(
    ("phase", "today", "expected"),
    [
        ("coming", TODAY, "Away from Mon 7 Dec"),
        ("away", date(2026, 12, 8), "Away now"),
        (
            "back",
            date(2026, 12, 14),
            "Maria Rossi is back today. To be changed back: the voicemail greeting, the e-mail signature.",
        ),
        (
            "back",
            date(2026, 12, 16),
            "Maria Rossi is back since Mon 14 Dec. To be changed back: the voicemail greeting, the e-mail signature.",
        ),
    ],
)
def test_how_an_absence_stands_today(phase: str, today: date, expected: str) -> None:
    assert words.standing(replace(AWAY, phase=phase), today) == expected


def test_what_is_changed_back_already_is_not_asked_for_again() -> None:
    done = replace(AWAY, phase="back", asks=(replace(GREETING, state="back"), SIGNATURE))
    assert words.standing(done, date(2026, 12, 14)).endswith("To be changed back: the e-mail signature.")
    over = replace(done, asks=(replace(GREETING, state="back"),))
    assert words.standing(over, date(2026, 12, 14)) == "Maria Rossi is back today."


def test_who_stands_in_and_what_is_wrong_with_it() -> None:
    assert words.stand_in(AWAY) == "Tom Ng, Deputy Clerk, extension 215, tom@example.org stands in."
    assert words.stand_in(replace(AWAY, stand_in_is_away=True)).endswith("and is away in this time too.")
    assert words.stand_in(replace(AWAY, stand_in=None)) == "Nobody stands in. The texts need an alternate contact."
    assert words.stand_in(replace(AWAY, stand_in=None, asks=())) == ""


def test_a_greeting_says_who_when_and_whom_to_turn_to() -> None:
    assert words.text(AWAY, "voicemail_greeting") == (
        "You have reached Maria Rossi, Tax Collector, Finance. I am away from Monday, December 7 to Friday, "
        "December 11 and will be back on Monday, December 14. For help before then, please contact Tom Ng, "
        "Deputy Clerk, extension 215. To leave a detailed message, speak after the tone."
    )


def test_a_reply_gives_the_e_mail_too_and_a_day_away_is_one_day() -> None:
    one_day = replace(AWAY, until_on=AWAY.from_on, back_on=date(2026, 12, 8))
    said = words.text(one_day, "automatic_reply")
    assert said.startswith("Thank you for your message. I am away on Monday, December 7 and will be back on Tuesday,")
    assert "extension 215, tom@example.org." in said


def test_without_a_stand_in_or_a_day_of_return_the_text_invents_none() -> None:
    said = words.text(replace(AWAY, stand_in=None, back_on=None), "signature_notice")
    assert said == "Vacation alert: I am away from Monday, December 7 to Friday, December 11."


@pytest.mark.parametrize("asks", ["forward_calls", "fly_a_flag"])
def test_what_is_no_text_has_nothing_to_copy(asks: str) -> None:
    assert words.text(AWAY, asks) == ""


def test_a_box_names_its_deed_and_after_the_absence_the_way_back() -> None:
    assert words.deed(GREETING, "coming") == "Voicemail greeting changed"
    assert words.deed(GREETING, "back") == "Voicemail greeting changed back"
    assert words.deed(replace(GREETING, asks="fly_a_flag"), "away") == "fly_a_flag"


def test_every_clause_is_quoted_with_its_section() -> None:
    both = replace(GREETING, clauses=(AwayClause("T16", "5.4", "One."), AwayClause("T16", "6.2", "Two.")))
    assert words.source(both) == "Policy 5.4: “One.”\nPolicy 6.2: “Two.”"
    assert words.source(GREETING) == "Policy 7: “Change voicemail greeting.”"


def test_a_day_ahead_is_told_until_it_is_ticked_and_a_missing_paper_always() -> None:
    assert words.notes(SIGNATURE, TODAY) == "It is to be there by Monday, November 30."
    assert words.notes(SIGNATURE, date(2026, 12, 1)) == "It was to be there by Monday, November 30."
    assert words.notes(replace(SIGNATURE, state="done"), TODAY) == ""
    assert words.notes(replace(GREETING, missing="The approved template"), TODAY) == (
        "Not in the policy’s text: the approved template."
    )


def test_a_tick_says_by_whom_and_when() -> None:
    ticked = replace(GREETING, state="done", ticked_at=toronto("2026-11-24 10:00"), ticked_by="Priya Nair")
    assert words.ticked(ticked) == "Priya Nair, Tue 24 Nov"
    assert words.ticked(GREETING) == ""


@pytest.mark.parametrize(
    ("absence", "expected"),
    [
        (None, "Saved."),
        (AWAY, "Saved. The policy asks for 2 things; they stand under Away."),
        (replace(AWAY, asks=(GREETING,)), "Saved. The policy asks for 1 thing; it stands under Away."),
        (replace(AWAY, asks=()), "Saved. For an absence of this length the policy asks for nothing."),
    ],
)
def test_after_saving_it_is_said_how_much_the_policy_asks_for(absence: Absence | None, expected: str) -> None:
    assert words.saved(absence) == expected


def test_the_morning_names_who_is_back() -> None:
    assert words.back(()) == ""
    assert words.back(("Maria Rossi", "Tom Ng")) == (
        "Back today: Maria Rossi, Tom Ng. Change greetings and automatic replies back."
    )
