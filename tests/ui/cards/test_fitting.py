"""What a card says is never cut: long sections, long words to say and long names, at every text size and width."""

from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication

from counterdesk.domain.contact import Outcome
from counterdesk.services.asks.due import Promise
from counterdesk.ui.theme import Scheme, apply
from tests.ui.kit.looking import cut_words, outside, squeezed

SECTION = "Appendix A: Customer Service Standards, as amended by By-law 2024-117"


def lets_settle(counter) -> None:
    QApplication.sendPostedEvents()
    counter.bot.wait(40)


def long_promise(counter) -> Promise:
    due_at = counter.here.now() + timedelta(days=2)
    why = counter.card._promise.why
    return Promise("message", due_at, SECTION, 2, "business_days", why)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("width", [480, 747, 1000])
def test_a_long_section_is_not_cut(counter, qapp, percent, width):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(width * percent // 100, 600)
    counter.host.open("call")
    counter.card.follows.outcome.pill(Outcome.MESSAGE).click()
    counter.card._take_promise(long_promise(counter))
    lets_settle(counter)
    assert cut_words(counter.host) == []
    assert outside(counter.host) == []
    assert counter.host.width() == width * percent // 100
    assert counter.host.minimumSizeHint().width() <= counter.host.width()
    assert counter.card.footer.due.text().endswith(SECTION)


@pytest.mark.parametrize("percent", [100, 125, 150, 200])
@pytest.mark.parametrize("kind", ["walk_in", "call", "message", "incoming", "complaint", "incident"])
def test_nothing_of_a_fresh_card_is_cut(counter, qapp, percent, kind):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(min(1338, 747 * percent // 100), 440)
    counter.host.open(kind)
    lets_settle(counter)
    assert cut_words(counter.host) == []
    assert outside(counter.host) == []
    assert squeezed(counter.host) == []


@pytest.mark.parametrize("percent", [100, 150, 200])
@pytest.mark.parametrize("outcome", list(Outcome))
def test_nothing_of_what_follows_an_outcome_is_cut(counter, qapp, percent, outcome):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(min(1338, 747 * percent // 100), 440)
    counter.host.open("call")
    counter.card.follows.outcome.pill(outcome).click()
    counter.card.note.more.click()
    lets_settle(counter)
    assert cut_words(counter.host) == []
    assert outside(counter.host) == []
    assert squeezed(counter.host) == []


@pytest.mark.parametrize("percent", [100, 200])
@pytest.mark.parametrize("kind", ["walk_in", "call", "message"])
def test_a_late_entry_says_both_times_whole(counter, qapp, percent, kind):
    apply(qapp, Scheme.LIGHT, percent)
    counter.host.resize(480 * percent // 100, 600)
    counter.host.open(kind)
    counter.card.note.more.click()
    counter.types(counter.card.more.happened.field, "2026-11-12 16:15")
    lets_settle(counter)
    assert "written" in counter.card.head.since.text()
    assert cut_words(counter.host) == []
    assert counter.host.width() == 480 * percent // 100
