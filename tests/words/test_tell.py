"""What the caller is told, town by town."""

from datetime import UTC, datetime

import pytest

from counterdesk.domain.complaint import Risk
from counterdesk.domain.contact import Answerer
from counterdesk.domain.ids import PersonId
from counterdesk.services.asks.contacts import Colleague
from counterdesk.services.asks.due import Promise
from counterdesk.words import script, tell
from counterdesk.words.script import Speaker
from counterdesk.words.tell import ComplaintTelling, Telling

WEDNESDAY = datetime(2026, 11, 25, 21, 30, tzinfo=UTC)
THURSDAY = datetime(2026, 11, 26, 21, 30, tzinfo=UTC)
MARIA = Colleague(Answerer(PersonId(4)), "Maria Rossi", position="Tax Collector", department="Finance", extension="214")
PRIYA = Colleague(Answerer(PersonId(1)), "Priya Nair", position="Clerk")


def promise(due_at=WEDNESDAY, kind="call", section="5.2", number=1, reason=""):
    return Promise(kind, due_at, section, number, "business_days", None, reason)


def said(due=None, colleague=MARIA, **more):
    return tell.message(Telling(due or promise(), colleague, may_say_dates=more.pop("may_say_dates", True), **more))


def test_tecumseh_caller_hears_who_has_the_message_and_by_when():
    assert said() == (
        "Maria Rossi, Tax Collector, extension 214, will get your message. "
        "You should hear by Wednesday, November 25, 4:30 p.m., even if only to say where things stand."
    )


@pytest.mark.parametrize(
    ("town", "due", "day"),
    [
        ("lasalle", promise(THURSDAY, section="1", number=2), "Thursday, November 26, 4:30 p.m."),
        ("tecumseh", promise(WEDNESDAY), "Wednesday, November 25, 4:30 p.m."),
        ("kawartha_lakes", promise(THURSDAY, section="Telephone", number=2), "Thursday, November 26, 4:30 p.m."),
        ("essex", promise(THURSDAY, kind="voicemail", section="7", number=2), "Thursday, November 26, 4:30 p.m."),
    ],
)
def test_every_town_with_a_standard_promises_its_own_day(town, due, day):
    assert f"by {day}," in said(due), town


@pytest.mark.parametrize(("town", "reason"), [("amherstburg", "no_standard_in_text"), ("essex", "no_standard_in_text")])
def test_no_day_is_promised_where_the_policy_names_none(town, reason):
    sentence = said(promise(None, reason=reason))
    assert sentence == "Maria Rossi, Tax Collector, extension 214, will get your message. I can't promise a day.", town


def test_no_date_is_said_before_hours_and_year_are_confirmed():
    sentence = said(may_say_dates=False)
    assert "November" not in sentence
    assert sentence.endswith("I can't promise a day.")


def test_nothing_is_promised_while_the_date_is_not_worked_out_yet():
    assert tell.message(Telling(None, MARIA, may_say_dates=True)).endswith("I can't promise a day.")


def test_the_person_at_the_desk_speaks_for_themself():
    assert said(colleague=PRIYA, mine=True).startswith("I am Priya Nair, and I will get back to you myself. You should")


def test_a_department_is_named_without_position_or_extension():
    finance = Colleague(Answerer(text="Finance"), "Finance")
    assert said(colleague=finance).startswith("Finance will get your message.")


def test_a_department_with_an_extension_gives_it():
    finance = Colleague(Answerer(text="Finance"), "Finance", extension="200")
    assert said(colleague=finance).startswith("Finance, extension 200, will get your message.")


def test_nobody_named_yet_still_gives_a_sentence():
    assert said(colleague=None).startswith("Your message goes to the person who looks after this.")


def away(until, stand_in=""):
    return Colleague(Answerer(PersonId(4)), "Maria Rossi", "Tax Collector", away_until=until, stand_in=stand_in)


def test_away_past_the_date_names_the_stand_in():
    assert said(colleague=away("2026-12-03", "Ahmed Bell")).startswith(
        "Maria Rossi is away until Thursday, December 3. Ahmed Bell stands in and will get your message."
    )


def test_away_without_a_stand_in_only_says_until_when():
    assert said(colleague=away("2026-12-03")).startswith("Maria Rossi is away until Thursday, December 3. You should")


def test_back_before_the_date_is_said_so():
    assert said(promise(THURSDAY), away("2026-11-25", "Ahmed Bell")).startswith(
        "Maria Rossi, Tax Collector, is away until Wednesday, November 25 and will then get your message."
    )


def test_away_with_no_date_to_promise_names_the_stand_in():
    assert "Ahmed Bell stands in" in said(promise(None), away("2026-11-25", "Ahmed Bell"))


def test_an_unreadable_return_date_is_not_read_out():
    assert said(colleague=away("soon")).startswith("Maria Rossi, Tax Collector, will get your message.")


def test_bylaw_callers_hear_that_their_name_is_confidential_and_no_officer_is_named():
    sentence = said(confidential=True)
    assert sentence.endswith("Your name and what you say about yourself stay confidential.")
    assert "Maria" not in sentence


@pytest.mark.parametrize("colleague", [MARIA, PRIYA, None, away("2026-12-03", "Ahmed Bell")])
@pytest.mark.parametrize("confidential", [True, False])
@pytest.mark.parametrize("may_say_dates", [True, False])
def test_nobody_is_called_he_or_she(colleague, confidential, may_say_dates):
    words = said(colleague=colleague, confidential=confidential, may_say_dates=may_say_dates).lower().split()
    assert not {"he", "she", "him", "her", "his", "hers"} & set(words)


def test_what_is_sent_comes_by_the_promised_day():
    told = tell.sending(Telling(promise(), may_say_dates=True))
    assert told == "It will be sent to you by Wednesday, November 25, 4:30 p.m."


def test_what_is_sent_without_a_standard_has_no_day():
    assert tell.sending(Telling(promise(None), may_say_dates=True)) == "It will be sent to you. I can't promise a day."


def test_a_transferred_caller_hears_employee_department_and_extension():
    assert tell.transfer(MARIA) == "I am putting you through to Maria Rossi, Finance, extension 214."


def test_a_transfer_to_a_department_says_its_name_once():
    works = Colleague(Answerer(text="Public Works"), "Public Works", department="Public Works", extension="310")
    assert tell.transfer(works) == "I am putting you through to Public Works, extension 310."


def test_a_transfer_to_nobody_says_nothing():
    assert tell.transfer(None) == ""


def test_a_referred_caller_hears_which_office():
    assert tell.referral("the County of Essex") == "This is looked after by the County of Essex, not by the Town."
    assert tell.referral("  ") == ""


@pytest.mark.parametrize(
    ("town", "goes_to", "due", "sentence"),
    [
        (
            "tecumseh",
            "Director",
            promise(THURSDAY, kind="complaint_investigate", section="4.4", number=3),
            (
                "Your complaint goes to the Director, Finance. "
                "It should be looked into by Thursday, November 26, 4:30 p.m."
            ),
        ),
        (
            "lasalle",
            "",
            promise(THURSDAY, kind="complaint_acknowledge", section="11", number=3),
            (
                "Your complaint goes to Finance. "
                "You should hear by Thursday, November 26, 4:30 p.m., even if only to say that we have it."
            ),
        ),
        (
            "essex",
            "Supervisor",
            promise(THURSDAY, kind="total", section="7", number=15),
            (
                "Your complaint goes to the Supervisor, Finance. "
                "You should have a full answer by Thursday, November 26, 4:30 p.m."
            ),
        ),
        ("amherstburg", "", promise(None), "Your complaint goes to Finance. I can't promise a day."),
        ("kawartha_lakes", "", None, "Your complaint goes to Finance. I can't promise a day."),
    ],
)
def test_a_complainant_hears_where_it_goes_and_by_when(town, goes_to, due, sentence):
    told = tell.complaint(ComplaintTelling(due, goes_to, "Finance", may_say_dates=True))
    assert told.startswith(sentence), town
    assert told.endswith("Your name and what you say about yourself stay confidential.")


@pytest.mark.parametrize(
    ("goes_to", "department", "start"),
    [
        ("", "", "Your complaint goes to the person who looks into it."),
        ("Director", "", "Your complaint goes to the Director."),
    ],
)
def test_a_complaint_without_a_department_still_goes_somewhere(goes_to, department, start):
    assert tell.complaint(ComplaintTelling(promise(), goes_to, department)).startswith(start)


def test_an_anonymous_complaint_without_risk_is_not_answered():
    told = tell.complaint(ComplaintTelling(promise(), "Director", anonymous=True, risk=Risk.NONE, may_say_dates=True))
    assert told == "Your complaint is kept, but a complaint without a name is not answered."


def test_an_anonymous_complaint_with_a_risk_goes_on_but_nobody_can_be_called_back():
    told = tell.complaint(ComplaintTelling(promise(), "Director", anonymous=True, risk=Risk.RISK, may_say_dates=True))
    assert told == "Your complaint goes to the Director. Without a name we cannot get back to you."


PRIYA_SPEAKS = Speaker("Priya", "Town of Tecumseh", "Clerk's Office")


def test_the_greeting_on_the_phone_carries_the_first_name():
    words = "When answering the phone, identify yourself by using your first name."
    said_first = script.greeting(words, PRIYA_SPEAKS, on_phone=True)
    assert said_first == "Town of Tecumseh, Priya speaking. How may I help you?"


def test_lasalle_names_the_department_too():
    words = "Staff should identify their department and name when answering the phone."
    said_first = script.greeting(words, Speaker("Priya", "Town of LaSalle", "Finance"), on_phone=True)
    assert said_first == "Town of LaSalle, Finance, Priya speaking. How may I help you?"


def test_lasalle_counter_says_the_phrase_of_its_policy():
    words = 'Staff should greet customers with a smile and the following phrase: "hello, how may I help you".'
    assert script.greeting(words, PRIYA_SPEAKS, on_phone=False) == "Hello, how may I help you"


@pytest.mark.parametrize("words", ["", "Employees are to greet Customers immediately in a polite and friendly manner."])
def test_a_town_without_a_phrase_greets_plainly_at_the_counter(words):
    assert script.greeting(words, PRIYA_SPEAKS, on_phone=False) == "Hello, how may I help you?"


def test_with_nobody_at_the_desk_the_town_alone_is_named():
    assert script.greeting("", Speaker("", "Essex"), on_phone=True) == "Essex. How may I help you?"


def test_a_greeting_that_the_town_wrote_itself_is_filled_in():
    words = "{town}, {first_name} in {department}. {weather}"
    assert script.greeting(words, PRIYA_SPEAKS, on_phone=True) == "Town of Tecumseh, Priya in Clerk's Office. {weather}"


def test_a_name_is_spelled_letter_by_letter():
    assert tell.spelled("Marguerite Lévesque") == "M A R G U E R I T E   L É V E S Q U E"


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (0, ""),
        (1, ""),
        (2, "2nd contact at this number in 10 days"),
        (3, "3rd contact at this number in 10 days"),
        (4, "4th contact at this number in 10 days"),
        (11, "11th contact at this number in 10 days"),
        (21, "21st contact at this number in 10 days"),
    ],
)
def test_repeated_contacts_are_counted_as_contacts_never_as_a_person(count, words):
    assert tell.contacts_at_number(count) == words
    assert tell.contacts_at_numbers(count) == words.replace("this number", "these numbers")
