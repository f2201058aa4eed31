"""This counter: its name, its address, and who can see its screen."""

from counterdesk.services.asks.town import (
    SetSetting,
)
from counterdesk.ui.here import Here
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.fields import Field
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.layout import STRETCH, beside
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.office.section import Section
from counterdesk.words import _, ngettext


class Counter(Section):
    """This counter and its screen."""

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Counter"), _("What this counter is called, and who can see its screen."))
        self.name = Field(_("Counter"), columns=24)
        self.address = Field(_("Address to read out to the police"))
        self.public = PillRow(_("Can the public see this screen?"), [Item("yes", _("Yes")), Item("no", _("No"))])
        self.hide_after = PillRow(_("Hide after idling"), _minutes(), optional=False)
        self.help_numbers = Field(_("Numbers that help"), limit=1000)
        hide_hint = _("Where the public sees the screen. An open card stays in view; only the lists are hidden.")
        help_hint = _("Shown on the neutral screen (Esc twice). For example “Supervisor: ext. 214; After hours: ...”.")
        hint = _("Lists then show initials and two digits only, and incidents stay out of Today.")
        self.add(
            FormRows(
                [
                    Row(_("Counter"), self.name),
                    Row(_("Address"), self.address, _("Shown on the incident card when the police are called.")),
                    Row(_("Public sees it"), self.public, hint),
                    Row(_("Hide after idling"), self.hide_after, hide_hint),
                    Row(_("Numbers that help"), self.help_numbers, help_hint),
                ]
            )
        )
        self.save_button = Button(_("Save"), self._save, role="primary")
        self.add(beside(STRETCH, self.save_button))
        self.body.addStretch(1)
        here.town_changed.connect(self._show)
        self._show()

    def _show(self) -> None:
        self.name.set_value(self.here.town.counter)
        self.address.set_value(self.here.town.counter_address)
        self.public.choose("yes" if self.here.town.public_can_see else "no")
        self.hide_after.choose(self.here.town.settings.get("hide_after", ""))
        self.help_numbers.set_value(self.here.town.settings.get("help_numbers", ""))

    def _save(self) -> None:
        sees = "yes" if self.public.value() == "yes" else "no"
        typed = (
            ("counter", self.name.value()),
            ("counter_address", self.address.value()),
            ("public_can_see", sees),
            ("hide_after", str(self.hide_after.value())),
            ("help_numbers", self.help_numbers.value()),
        )
        self.send(*(SetSetting(name, value) for name, value in typed))


def _minutes() -> list[Item]:
    counts = (2, 5, 10, 20)
    each = [
        Item(str(count), ngettext("{count} minute", "{count} minutes", count).format(count=count)) for count in counts
    ]
    return [*each, Item("never", _("Never"))]
