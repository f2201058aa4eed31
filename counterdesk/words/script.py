"""The script strip: what is said at each moment of a conversation, in the town's own words or the program's.

The town's words come first. Without them a phrase that the policy quotes is said as it stands, else a plain sentence
that does what the policy asks for.
"""

from collections.abc import Mapping

from counterdesk.domain.contact import Channel
from counterdesk.domain.script import Moment, moment_of, subject
from counterdesk.values import value
from counterdesk.words import _, names


@value
class Speaker:
    """Who speaks: first name, town, department where People knows it, and the colleague who is put through to."""

    first_name: str
    town: str
    department: str = ""
    colleague: str = ""


@value
class Rules:
    """What the policy's text has staff do, by moment and channel, and the town's own words by `call.hold`."""

    policy: Mapping[str, str]
    own: Mapping[str, str]

    def rule(self, channel: Channel, moment: Moment) -> str:
        """Gives the policy's own text behind a moment, empty where it has none."""
        if moment in (Moment.GREET, Moment.IDENTIFY):
            return self.policy.get(channel.value, "")
        if moment is Moment.WARN:
            parts = (self.policy.get("warning", ""), self.policy.get("ended", ""))
            return " ".join(part for part in parts if part)
        return self.policy.get(moment.value, "")


def said(channel: Channel, moment: Moment, rules: Rules, speaker: Speaker) -> str:
    """Gives the sentence to say; the town's own words with their braces filled in, else the program's."""
    own = rules.own.get(subject(channel, moment), "")
    if own:
        return filled(own, speaker)
    rule = rules.rule(channel, moment)
    match moment:
        case Moment.GREET:
            return greeting(rule, speaker, on_phone=channel is Channel.CALL)
        case Moment.IDENTIFY:
            return _who(rule, speaker)
        case Moment.HOLD:
            return _hold(rule)
        case Moment.TRANSFER:
            return _transfer(speaker)
        case Moment.WARN:
            return _warning(rules, on_phone=channel is Channel.CALL)


def title(kept_under: str) -> str:
    """Gives "Call: greeting" for call.greet; what is no moment goes by its code."""
    try:
        channel, moment = moment_of(kept_under)
    except ValueError:
        return kept_under
    return _("{channel}: {moment}").format(channel=names.channel(channel), moment=name(moment))


def name(moment: Moment) -> str:
    """Gives the word for a moment."""
    return {
        Moment.GREET: _("Greeting"),
        Moment.IDENTIFY: _("Who I am"),
        Moment.HOLD: _("On hold"),
        Moment.TRANSFER: _("Transfer"),
        Moment.WARN: _("Warning"),
    }[moment]


def greeting(words: str, speaker: Speaker, *, on_phone: bool) -> str:
    """Gives the greeting to say.

    A phrase that the policy's text quotes is said as it stands (LaSalle 7: "hello, how may I help you"); else the plain
    greeting, with the department where the text asks for it (L7, E12).
    """
    if "{" in words:
        return filled(words, speaker)
    quoted = _quoted(words)
    if quoted or not on_phone:
        return quoted or _("Hello, how may I help you?")
    place = _place(words, speaker)
    if not speaker.first_name:
        return _("{town}. How may I help you?").format(town=place)
    return _("{town}, {name} speaking. How may I help you?").format(town=place, name=speaker.first_name)


def filled(words: str, speaker: Speaker) -> str:
    """Gives a town's own words with the braces filled in; who is put through to stays a visible blank until named."""
    known = {
        "{first_name}": speaker.first_name,
        "{town}": speaker.town,
        "{department}": speaker.department or speaker.town,
        "{colleague}": speaker.colleague or _("[colleague]"),
    }
    for mark, name_said in known.items():
        words = words.replace(mark, name_said)
    return words


def _who(rule: str, speaker: Speaker) -> str:
    if not speaker.first_name:
        return _("This is {town}.").format(town=_place(rule, speaker))
    return _("This is {name}, {town}.").format(name=speaker.first_name, town=_place(rule, speaker))


def _place(rule: str, speaker: Speaker) -> str:
    """Gives the town, with the department where the policy has staff say it (LaSalle 6)."""
    if speaker.department and "department" in rule:
        return f"{speaker.town}, {speaker.department}"
    return speaker.town


def _hold(rule: str) -> str:
    """Says what LaSalle 7 asks for; Kawartha Lakes lets the caller leave a message, returned right afterwards (K8)."""
    moment = _("Somebody has come to the counter. May I put you on hold for a moment?")
    if "voice message" not in rule:
        return moment
    return _("{sentence} Or leave a message, and I call you back as soon as they have gone.").format(sentence=moment)


def _transfer(speaker: Speaker) -> str:
    if speaker.colleague:
        return _("I am putting you through to {who}.").format(who=speaker.colleague)
    return _("I can put you through. First the name, the department and the extension, in case we are cut off.")


def _warning(rules: Rules, *, on_phone: bool) -> str:
    """Warns where the policy knows a warning (T24, L16); Essex lets staff end the conversation at once (E7)."""
    if not on_phone:
        return _("I want to help you. If this goes on, I will step away and get my supervisor.")
    if "hang up" in rules.policy.get("warning", ""):
        return _("I want to help you. I will hang up if the abusive, threatening or discriminatory language goes on.")
    if rules.policy.get("ended", ""):
        return _("I am going to end this conversation now. You are welcome to call again at another time.")
    return _("I want to help you. If this goes on, I must end the call and tell my supervisor.")


def _quoted(words: str) -> str:
    phrase = words.replace("“", '"').replace("”", '"').split('"')
    return f"{phrase[1][:1].upper()}{phrase[1][1:]}" if len(phrase) > 2 else ""
