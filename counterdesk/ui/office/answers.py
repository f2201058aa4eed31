"""What the town decides once about answers: tries, what acknowledges, what a closing moves, and when Due reminds."""

from counterdesk.services.asks.town import SetSetting
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.office.section import Section
from counterdesk.values import value
from counterdesk.words import _, ngettext


@value
class Choice:
    """One setting of the town: its name, what it is called, its values with their words, and what it changes."""

    setting: str
    label: str
    items: tuple[Item, ...]
    hint: str


class Answers(Section):
    """One row a setting; what is chosen is saved at once, or once somebody has said who they are."""

    def __init__(self, here: Here) -> None:
        about = _("What this town decides once about answers. Dates that are running already stay as they are.")
        super().__init__(here, _("Answers and reminders"), about)
        self.pills = {choice.setting: PillRow(choice.label, choice.items, optional=False) for choice in choices()}
        rows = [Row(one.label, self.pills[one.setting], one.hint, key=one.setting) for one in choices()]
        self.rows = FormRows(rows, spacing=12)
        self.add(self.rows)
        self.body.addStretch(1)
        for pills in self.pills.values():
            pills.chosen.connect(self._save)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        for setting, pills in self.pills.items():
            pills.choose(self.here.town.settings.get(setting, ""))

    def _save(self, _chosen: object) -> None:
        stored = self.here.town.settings
        chosen = {name: str(pills.value()) for name, pills in self.pills.items() if pills.value() is not None}
        changed = {name: wanted for name, wanted in chosen.items() if wanted != stored.get(name, "")}
        self.send(*(SetSetting(name, wanted) for name, wanted in changed.items()))
        if self.here.presence.is_unsure:  # nothing is kept yet, and nothing is shown as if it were
            self._show()


def choices() -> tuple[Choice, ...]:
    """Gives the settings in the order in which they are read."""
    return (*_about_answers(), *_about_closings(), _reminder())


def _about_answers() -> tuple[Choice, ...]:
    return (
        Choice(
            "tries_before_unreached",
            _("Could not be reached"),
            tuple(Item(str(count), _tries(count)) for count in (2, 3, 4, 5)),
            _("After so many tries “could not be reached” is offered: a verdict of its own, neither met nor missed."),
        ),
        Choice(
            "days_of_tries",
            _("Tried on"),
            tuple(Item(str(count), _open_days(count)) for count in (1, 2, 3)),
            _("The tries must be spread over so many open days."),
        ),
        Choice(
            "left_message_acknowledges",
            _("Message left on voicemail"),
            _yes_or_no(_("acknowledges"), _("is a try only")),
            _("Whether a message that we leave is the first answer that the policy asks for."),
        ),
        Choice(
            "live_call_owes",
            _("Call taken live"),
            _yes_or_no(_("has a date too"), _("has no date")),
            _("Where the policy dates only voicemails: whether a call that somebody took is dated like one."),
        ),
    )


def _about_closings() -> tuple[Choice, ...]:
    moved = (_("moves dates"), _("moves none"))
    return (
        Choice(
            "announced_closure_moves",
            _("Announced closing"),
            _yes_or_no(*moved),
            _("What is ticked when a closing is announced well ahead. Each line can be ticked otherwise."),
        ),
        Choice(
            "sudden_closure_moves",
            _("Closing at short notice"),
            _yes_or_no(*moved),
            _("What is ticked when the office closes for snow or power: to the close of the next business day."),
        ),
    )


def _reminder() -> Choice:
    return Choice(
        "remind_minutes",
        _("Remind before"),
        tuple(Item(str(count), _minutes(count)) for count in (15, 30, 60, 90)),
        _("A quiet line under Due names what comes due within so many minutes of open time."),
    )


def _yes_or_no(yes: str, no: str) -> tuple[Item, ...]:
    return (Item("yes", yes), Item("no", no))


def _tries(count: int) -> str:
    return ngettext("{count} try", "{count} tries", count).format(count=count)


def _open_days(count: int) -> str:
    return ngettext("{count} open day", "{count} open days", count).format(count=count)


def _minutes(count: int) -> str:
    return ngettext("{count} minute", "{count} minutes", count).format(count=count)
