"""The switches where a policy is silent, and what its text leaves blank."""

from counterdesk.services.asks.town import (
    SetSwitch,
)
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.office.section import Section
from counterdesk.words import _


class Policy(Section):
    """The switches where the town's text is silent, and what its text leaves blank."""

    def __init__(self, here: Here) -> None:
        super().__init__(
            here,
            _("Policy"),
            _("Where the policy is silent the town chooses. Dates already promised keep the choice they began with."),
        )
        self.rows = {name: PillRow(title, items, optional=False) for name, title, items in _switches()}
        self._about = Label("", wrap=True)
        self._blanks = Label("", tone="soon", wrap=True)
        self.add(self._about)
        self.add(FormRows([Row(title, self.rows[name]) for name, title, _items in _switches()]))
        self._blanks_title = Label(_("Left blank in the policy text: the town's own number is needed"), role="strong")
        self.add(self._blanks_title)
        self.add(self._blanks)
        self.body.addStretch(1)
        self._setters = [_SwitchSetter(self, name) for name in self.rows]  # Qt alone would let them go
        for setter in self._setters:
            self.rows[setter.name].chosen.connect(setter.set)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        town = self.here.town
        self._about.say(town.policy_title)
        self._blanks.say("\n".join(town.blanks))
        self._blanks_title.setVisible(bool(town.blanks))
        for name, row in self.rows.items():
            row.choose(town.switches.get(name, ""))


class _SwitchSetter:
    def __init__(self, section: Section, name: str) -> None:
        self._section, self.name = section, name

    def set(self, value: object) -> None:
        """Sends the chosen value of one switch."""
        self._section.send(SetSwitch(self.name, str(value)))


def _switches() -> list[tuple[str, str, list[Item]]]:
    next_day, same_day = _("at the next opening"), _("when it came")
    return [
        (
            "after_hours",
            _("After hours counts as received"),
            [Item("next_open_day", next_day), Item("same_day", same_day)],
        ),
        (
            "at_closing",
            _("Exactly at closing time"),
            [Item("same_day", _("is still in hours")), Item("next_open_day", _("is after hours"))],
        ),
        (
            "half_day",
            _("A shortened day"),
            [Item("counts", _("is a business day")), Item("skipped", _("is not counted"))],
        ),
        (
            "plain_last_day",
            _("Plain days ending on a closed day"),
            [Item("next_open_day", _("move to the next open day")), Item("as_is", _("end that day"))],
        ),
    ]
