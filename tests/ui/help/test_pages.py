"""The pages of the help are ordered, searched as one types, and say the keys as the keyboard has them."""

from counterdesk.ui.help.pages import HelpPage, in_order, page_of, that_say

PAGES = (
    HelpPage("start", "How it works", "# How it works\nOne click, Clôture, O'Brien."),
    HelpPage("calendar", "Calendar", "# Calendar\nClosures of the year."),
    HelpPage("policy", "Policy", "# Policy\nA closure never moves a date by itself."),
)


def names(pages: tuple[HelpPage, ...]) -> list[str]:
    return [page.name for page in pages]


def test_a_page_reads_its_title_and_its_keys() -> None:
    page = page_of("cards", "# Cards\n`{key:walk_in}` opens one, `{key:save}` saves it.")
    assert page.title == "Cards"
    assert "`F2` opens one, `Ctrl+Enter` saves it." in page.text


def test_a_page_without_a_title_goes_by_its_name() -> None:
    assert page_of("cards", "No title").title == "cards"


def test_pages_stand_in_the_order_of_the_help_and_strange_ones_last() -> None:
    mixed = [HelpPage(name, name, "") for name in ("odd", "pack", "due", "start", "desk")]
    assert names(in_order(mixed)) == ["start", "desk", "due", "pack", "odd"]


def test_every_word_must_be_on_the_page() -> None:
    assert names(that_say(PAGES, "closure year")) == ["calendar"]
    assert names(that_say(PAGES, "closure moon")) == []


def test_a_page_with_the_word_in_its_title_comes_first() -> None:
    assert names(that_say(PAGES, "policy")) == ["policy"]
    assert names(that_say((PAGES[0], HelpPage("x", "Click", "# Click")), "click")) == ["x", "start"]


def test_capitals_accents_and_apostrophes_make_no_difference() -> None:
    assert names(that_say(PAGES, "CLOTURE")) == ["start"]
    assert names(that_say(PAGES, "o'brien")) == ["start"]
    assert names(that_say(PAGES, "  ")) == names(PAGES)
