"""Which letter goes with Alt for each pill of a card, so that no two share one."""

from collections.abc import Iterable

RESERVED = frozenset("tv")  # on every card Alt+T is Told, and Alt+V moves a name out of the number


def lettered(texts: Iterable[str], taken: Iterable[str] = RESERVED) -> tuple[str, ...]:
    """Gives the texts with an "&" before their Alt letter: the first letter of a word if it is free, else any that is.

    A text whose letters are all taken has none. An "&" of the text itself is doubled, as Qt shows it.
    """
    used = set(taken)
    return tuple(_with_letter(text, used) for text in texts)


def letters(texts: Iterable[str]) -> frozenset[str]:
    """Gives the letters that lettered texts use."""
    found = (text.replace("&&", "").partition("&")[2][:1].lower() for text in texts)
    return frozenset(letter for letter in found if letter)


def only_letters(texts: Iterable[str], taken: Iterable[str]) -> frozenset[str]:
    """Gives the letters that are the last ones left for one of the texts: "l" for Sales once s, a and e are taken."""
    used = frozenset(taken)
    left = ({text[place].lower() for place in _places(text)} - used for text in texts)
    return frozenset(letter for free in left if len(free) == 1 for letter in free)


def _with_letter(text: str, used: set[str]) -> str:
    for place in _places(text):
        if text[place].lower() not in used:
            used.add(text[place].lower())
            return f"{_doubled(text[:place])}&{_doubled(text[place:])}"
    return _doubled(text)


def _places(text: str) -> list[int]:
    usable = [place for place, letter in enumerate(text) if letter.isascii() and letter.isalpha()]
    starts = [place for place in usable if place == 0 or not text[place - 1].isalnum()]
    return starts + [place for place in usable if place not in starts]


def _doubled(text: str) -> str:
    return text.replace("&", "&&")
