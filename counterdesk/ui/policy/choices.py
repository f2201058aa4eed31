"""What the policy leaves open and the Town chooses: four questions, each with its answers and an example with days."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Signal

from counterdesk.services.asks.policy import EditRow, PolicyView, SwitchRow
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.panel import Panel, rule
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.words import _, policy


class Choices(Panel):
    """The choices now. `wanted` gives the switch and the other answer that somebody pressed; nothing is changed yet."""

    wanted = Signal(object, str)

    def __init__(self) -> None:
        super().__init__(name=_("The Town’s choices"), spacing=6)
        self._rows: dict[str, SwitchRow] = {}
        self.pills: dict[str, PillRow] = {}
        self._examples: dict[str, Label] = {}
        self._since: dict[str, Label] = {}
        self.add(Label(_("The Town’s choices"), role="heading"))
        about = _("Where the text is silent, the Town chooses. A date that is running keeps the choice it began with.")
        self.add(Label(about, "soft", wrap=True))
        for name in policy.SWITCHES:
            self._add_question(name)
        self.body.addStretch(1)

    def _add_question(self, name: str) -> None:
        self.pills[name] = PillRow(policy.switch(name), optional=False)
        self.pills[name].chosen.connect(partial(self._chosen, name))
        self._examples[name], self._since[name] = Label("", wrap=True), Label("", "soft", "small", wrap=True)
        self.add(rule())
        self.add(Label(policy.switch(name), role="strong", wrap=True))
        for part in (self.pills[name], self._examples[name], self._since[name]):
            self.add(part)

    def show_policy(self, view: PolicyView) -> None:
        """Shows what holds now, and since when by whose choice."""
        edits = {row.id: row for row in view.history}
        for row in view.switches:
            if row.switch in self.pills:
                self._rows[row.switch] = row
                self.pills[row.switch].set_items(_items(row))
                self.put_back(row.switch)
                self._since[row.switch].say(_since(row, edits))

    def put_back(self, name: str) -> None:
        """Shows what really holds, after somebody looked at the other answer."""
        row = self._rows[name]
        self.pills[name].choose(row.value)
        self._examples[name].say(policy.example(name, row.value))

    def _chosen(self, name: str, value: object) -> None:
        row = self._rows[name]
        if value != row.value:
            self.wanted.emit(row, str(value))


def _items(row: SwitchRow) -> Sequence[Item]:
    return [Item(value, policy.choice(row.switch, value)) for value in row.allowed]


def _since(row: SwitchRow, edits: dict[int, EditRow]) -> str:
    edit = edits.get(row.edited) if row.edited is not None else None
    if edit is not None:
        return _("Chosen from {day} on, by {who}.").format(day=policy.day(edit.from_on), who=edit.by)
    if row.value == row.default:
        return _("As the program comes; nobody chose otherwise.")
    return _("Chosen before edits were kept with their day.")
