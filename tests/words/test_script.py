"""What is said at each moment of a conversation, town by town, from the policies that come with the program."""

import pytest

from counterdesk.domain.contact import Channel
from counterdesk.domain.script import MOMENTS, Moment, moment_of, subject, subjects, unknown_blanks
from counterdesk.words import script
from counterdesk.words.script import Rules, Speaker

PRIYA = Speaker("Priya", "Town of Tecumseh", "Customer Service")
NOTHING = Rules({}, {})
LASALLE = Rules({"call": "Staff should identify their department and name when answering the phone."}, {})
ESSEX = Rules(
    {
        "call": "When answering the phone, identify yourself by using your first name.",
        "warning": "Employees are not expected to tolerate abusive behaviour.",
        "ended": "Employees have the right to politely end a conversation or hang up the phone.",
    },
    {},
)
TECUMSEH = Rules({"warning": "communicate to the caller that you will hang up", "ended": "hang up the call"}, {})
KAWARTHA = Rules({"hold": "Callers have the option to leave voice messages, which should be returned promptly"}, {})


def says(moment: Moment, rules: Rules = NOTHING, speaker: Speaker = PRIYA, channel: Channel = Channel.CALL) -> str:
    return script.said(channel, moment, rules, speaker)


def test_lasalle_says_department_and_name() -> None:
    """L7."""
    assert says(Moment.IDENTIFY, LASALLE) == "This is Priya, Town of Tecumseh, Customer Service."
    assert says(Moment.GREET, LASALLE).startswith("Town of Tecumseh, Customer Service, Priya speaking.")


def test_essex_says_the_first_name_alone() -> None:
    """E12."""
    assert says(Moment.IDENTIFY, ESSEX) == "This is Priya, Town of Tecumseh."


def test_with_nobody_at_the_desk_only_the_town_is_named() -> None:
    assert says(Moment.IDENTIFY, speaker=Speaker("", "Town of Essex")) == "This is Town of Essex."


def test_the_caller_hears_why_there_is_a_wait() -> None:
    """L9."""
    assert says(Moment.HOLD) == "Somebody has come to the counter. May I put you on hold for a moment?"


def test_kawartha_lakes_offers_to_take_a_message_instead() -> None:
    """K8: voice messages are returned promptly after the customer at the counter has departed."""
    assert says(Moment.HOLD, KAWARTHA).endswith("Or leave a message, and I call you back as soon as they have gone.")


def test_a_transfer_names_whom_it_goes_to_as_soon_as_that_is_known() -> None:
    """T20, E13."""
    assert says(Moment.TRANSFER).startswith("I can put you through.")
    maria = Speaker("Priya", "Essex", colleague="Maria Rossi, Finance, extension 214")
    assert says(Moment.TRANSFER, speaker=maria) == "I am putting you through to Maria Rossi, Finance, extension 214."


@pytest.mark.parametrize(
    ("rules", "channel", "words"),
    [
        (TECUMSEH, Channel.CALL, "I will hang up if the abusive, threatening or discriminatory language goes on."),
        (ESSEX, Channel.CALL, "I am going to end this conversation now."),
        (NOTHING, Channel.CALL, "I must end the call and tell my supervisor."),
        (TECUMSEH, Channel.WALK_IN, "I will step away and get my supervisor."),
    ],
)
def test_the_warning_is_what_the_town_knows(rules: Rules, channel: Channel, words: str) -> None:
    """T24 warns first; E7 lets staff end it at once; nobody hangs up on somebody at the counter."""
    assert words in says(Moment.WARN, rules, channel=channel)


def test_the_towns_own_words_come_first_with_their_blanks_filled_in() -> None:
    own = Rules(LASALLE.policy, {"call.greet": "Good day, {first_name} of {department}, {town}."})
    assert says(Moment.GREET, own) == "Good day, Priya of Customer Service, Town of Tecumseh."
    assert says(Moment.GREET, own, channel=Channel.WALK_IN) == "Hello, how may I help you?"


def test_a_colleague_whom_nobody_named_yet_stays_a_visible_blank() -> None:
    own = Rules({}, {"call.transfer": "I am passing you to {colleague}."})
    assert says(Moment.TRANSFER, own) == "I am passing you to [colleague]."


def test_every_moment_has_words_a_name_and_a_title_in_every_town() -> None:
    for rules in (NOTHING, LASALLE, ESSEX, TECUMSEH, KAWARTHA):
        for channel, moments in MOMENTS.items():
            for moment in moments:
                assert says(moment, rules, channel=channel)
                assert script.name(moment) in script.title(subject(channel, moment))


def test_the_rule_behind_a_warning_is_both_of_its_clauses() -> None:
    assert ESSEX.rule(Channel.CALL, Moment.WARN).count("Employees") == 2
    assert LASALLE.rule(Channel.CALL, Moment.IDENTIFY) == LASALLE.policy["call"]
    assert KAWARTHA.rule(Channel.CALL, Moment.HOLD) == KAWARTHA.policy["hold"]
    assert not NOTHING.rule(Channel.CALL, Moment.WARN)


def test_what_is_no_moment_goes_by_its_code() -> None:
    assert script.title("email.sing") == "email.sing"


def test_a_moment_is_found_again_by_what_it_is_kept_under() -> None:
    assert subject(Channel.CALL, Moment.HOLD) == "call.hold"
    assert all(subject(*moment_of(one)) == one for one in subjects())
    assert "walk_in.hold" not in subjects()


@pytest.mark.parametrize(
    ("words", "unknown"),
    [("Hello", ()), ("{town} {first_name}", ()), ("{nmae} of {town}", ("{nmae}",)), ("{", ("{}",))],
)
def test_words_in_braces_that_nothing_fills_in_are_found(words: str, unknown: tuple[str, ...]) -> None:
    assert unknown_blanks(words) == unknown
