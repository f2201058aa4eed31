"""The morning of Tuesday 13 October 2026 in Tecumseh, after the Thanksgiving week-end, worked out by hand.

Open Monday to Friday 8:30 to 4:30; Monday 12 October is Thanksgiving. A telephone call is answered within one
business day (section 5.2, clause T13), and Friday's next business day is this Tuesday.
"""

from dataclasses import dataclass

from tests.stories.clerk import Came, Clerk

TODAY = "Tue 13 Oct, 4:30 p.m."
TOMORROW = "Wed 14 Oct, 4:30 p.m."
FROM_OPENING = "so it counts as received Tuesday, October 13, 8:30 a.m."


@dataclass(frozen=True, slots=True)
class Voicemail:
    """What was on the machine, when it must be answered, and how that is explained."""

    received: str
    name: str
    initials: str
    due: str
    reason: str


VOICEMAILS = (
    Voicemail("fri 1629", "Alma Brock", "A. B.", TODAY, "Received Friday, October 9, 4:29 p.m."),
    Voicemail("fri 1630", "Boris Cohen", "B. C.", TODAY, "4:30 p.m. Exactly at closing is still in hours."),
    Voicemail("fri 1802", "Carla Dunn", "C. D.", TOMORROW, f"After closing, {FROM_OPENING}"),
    Voicemail("sat 0740", "Dora Ellis", "D. E.", TOMORROW, f"The office was closed that day, {FROM_OPENING}"),
    Voicemail("sat 1915", "Emil Fodor", "E. F.", TOMORROW, "Received Saturday, October 10, 7:15 p.m."),
    Voicemail("sun 1130", "Fay Grant", "F. G.", TOMORROW, "Received Sunday, October 11, 11:30 a.m."),
    Voicemail("sun 2359", "Gus Hale", "G. H.", TOMORROW, "Received Sunday, October 11, 11:59 p.m."),
    Voicemail("mon 0900", "Hana Ito", "H. I.", TOMORROW, "Mon 12 Oct  came in"),
    Voicemail("mon 1405", "Ivo Jansen", "I. J.", TOMORROW, f"The office was closed that day, {FROM_OPENING}"),
    Voicemail("today 0712", "Jean Kerr", "J. K.", TOMORROW, f"Before opening, {FROM_OPENING}"),
)

CALLERS = (*(mail.name for mail in VOICEMAILS), "Kim Lang", "Lou Marsh", "Nora Ott", "Olaf Penn", "Rude Caller")


def log(clerk: Clerk) -> None:
    """Logs the thirty contacts of that morning."""
    clicks(clerk)
    cards(clerk)
    clerk.enters_incoming(
        "Voicemail", [Came(mail.received, mail.name, about="Garbage and recycling") for mail in VOICEMAILS]
    )


def clicks(clerk: Clerk) -> None:
    """Ten finished questions, a click each; nine of them were answered, the tenth was a wrong number."""
    for topic in ("Dog licence", "Property taxes", "Dog licence", "Building permit", "Marriage licence", "Water bill"):
        clerk.logs_walk_in(topic)
    for topic in ("Garbage and recycling", "Water bill", "Roads and sidewalks", "Wrong number, sales"):
        clerk.logs_call(topic)


def cards(clerk: Clerk) -> None:
    """Four answered calls, two answered walk-ins, a call of Friday 4:31 p.m., two messages and an incident."""
    clerk.takes_call("5195550101", topic="Property taxes")
    clerk.takes_call("5195550102", "Kim Lang", "Water bill")
    clerk.takes_call(topic="Recreation programs", note="Asked when the pool opens.")
    clerk.takes_call("5195550104 x12", topic="Building permit")
    clerk.takes_walk_in("", "Marriage licence")
    clerk.takes_walk_in("Lou Marsh", "Dog licence", note="Brought the vaccination record.")
    clerk.takes_call("5195550105", "Nora Ott", "By-law concern", "Message, call back", when="fri 1631", for_whom="Sam")
    clerk.takes_message_for("Maria Rossi", "5195550106", "Olaf Penn", "Property taxes", note="About the final bill.")
    clerk.takes_message_for("By-law", "5195550107", "", "By-law concern", note="A fence on the property line.")
    clerk.writes_incident("abusive language", "You are all thieves.", "Rude Caller", stamps=("Warned", "Ended"))
