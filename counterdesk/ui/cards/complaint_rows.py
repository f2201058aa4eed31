"""The rows of a complaint: what about and for whom it is first, who complains last, and the notices beside them."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.domain.complaint import About, Risk
from counterdesk.domain.contact import Channel
from counterdesk.services.asks.people import DepartmentRow
from counterdesk.ui.cards.frame import CardRows, Ends
from counterdesk.ui.cards.letters import lettered
from counterdesk.ui.cards.sealed_content import ComplaintTyped
from counterdesk.ui.here import Here
from counterdesk.ui.kit.choice import Choice, Option
from counterdesk.ui.kit.fields import Field, NoteField
from counterdesk.ui.kit.forms import Row
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import STRETCH, beside, under, vbox
from counterdesk.ui.kit.pills import Item, Pill, PillRow
from counterdesk.ui.kit.timefield import TimeField
from counterdesk.words import _, names

_CAME_BY = (Channel.WALK_IN, Channel.CALL, Channel.EMAIL, Channel.LETTER, Channel.WEB_FORM, Channel.SOCIAL)
_NUMBER_LIMIT = 60


class ComplaintRows(QWidget):
    """Everything that is typed on a complaint card."""

    edited = Signal()

    def __init__(self, here: Here) -> None:
        super().__init__()
        self._here = here
        self._sealed_as: About | None = None
        self.about = PillRow(_("What about"), _about_items(), optional=False)
        self.channel = PillRow(_("Came by"), _channel_items(), optional=False)
        self.received = TimeField(_("Received"), here.now)
        self.employee = Field(_("Employee"), hint=_("employee: name, or description"))
        self.department = Choice(_("Department"), options=self._departments, hint=_("department"))
        self._goes_to = Label("", "soft")
        self.text = NoteField(_("What happened"), lines=2)
        self.action = Field(_("Action requested"), hint=_("what the person asks for"))
        self.name = Field(_("Name"), columns=22)
        self.number = Field(_("Number"), columns=15, limit=_NUMBER_LIMIT, hint=_("number"))
        self.reach_at = Field(_("Reach at"), columns=22, hint=_("e-mail"))
        self.address = Field(_("Address"), hint=_("address"))
        self.anonymous = Pill(_("Anonymous"))
        self.risk = PillRow(_("Risk"), _risk_items())
        self._rule = Label("", "soft", "small", wrap=True)
        self._sealed = Label("", "accent", "small", wrap=True)
        self.rows = self._build()
        self.setLayout(vbox(self._sealed, self.rows, spacing=8))
        self._connect()

    def _build(self) -> CardRows:
        return CardRows(
            (
                Row(_("About"), self.about, key="about"),
                Row(_("For"), Ends(beside(self.employee, self.department), self._goes_to), key="department"),
                Row(_("Happened"), self.text, hint=_("Facts only. The person concerned may read this."), key="text"),
                Row(_("Name"), Ends(beside(self.name, self.number), self.anonymous, spacing=8), key="name"),
                Row(_("Reach at"), beside(self.reach_at, self.address), key="reach_at"),
                Row(_("Any risk?"), under(self.risk, self._rule), key="risk"),
                Row(_("Asked for"), self.action, key="action"),
                Row(_("Came by"), self.channel, key="channel"),
                Row(_("Received"), beside(self.received, STRETCH), key="received"),
            )
        )

    def _connect(self) -> None:
        for pills in (self.about, self.channel, self.risk):
            pills.chosen.connect(self._changed)
        for field in (self.employee, self.department, self.action, self.name, self.number, self.reach_at, self.address):
            field.edited.connect(self._changed)
        self.department.chosen.connect(self._changed)
        self.text.edited.connect(self._changed)
        self.received.changed.connect(self._changed)
        self.anonymous.clicked.connect(self._changed)
        self._here.town_changed.connect(self._show_rows)

    def typed(self) -> ComplaintTyped:
        """Gives everything typed."""
        about, channel, risk = self.about.value(), self.channel.value(), self.risk.value()
        option = self.department.option()
        known = option.data if option is not None else self._known_as(self.department.value())
        typed = ComplaintTyped(
            about=about if isinstance(about, About) else About.SERVICE,
            channel=channel if isinstance(channel, Channel) else Channel.WALK_IN,
            risk=risk if isinstance(risk, Risk) else Risk.NOT_ASSESSED,
            department=option.text if option is not None else self.department.value(),
            department_id=known.id if isinstance(known, DepartmentRow) else None,
        )
        return self._with_words(typed)

    def _known_as(self, name: str) -> DepartmentRow | None:
        """Gives the department that was typed out instead of chosen."""
        named = (row for row in self._here.departments if row.name.casefold() == name.strip().casefold())
        return next(named, None)

    def _with_words(self, typed: ComplaintTyped) -> ComplaintTyped:
        return replace(
            typed,
            text=self.text.value(),
            action_requested=self.action.value(),
            name=self.name.value(),
            number=self.number.value(),
            reach_at=self.reach_at.value(),
            address=self.address.value(),
            anonymous=self.anonymous.isChecked(),
            employee=self.employee.value(),
            received_text=self.received.text(),
            received_at=self.received.value(),
        )

    def show_values(self, typed: ComplaintTyped) -> None:
        """Shows a complaint, silently."""
        self.about.choose(typed.about)
        self.channel.choose(typed.channel)
        self.risk.choose(None if typed.risk is Risk.NOT_ASSESSED else typed.risk)
        self._show_department(typed)
        self.text.set_value(typed.text)
        self.action.set_value(typed.action_requested)
        self.name.set_value(typed.name)
        self.number.set_value(typed.number)
        self.reach_at.set_value(typed.reach_at)
        self.address.set_value(typed.address)
        self.anonymous.setChecked(typed.anonymous)
        self.employee.set_value(typed.employee)
        self.received.set_text(typed.received_text)
        self._show_rows()

    def _show_department(self, typed: ComplaintTyped) -> None:
        known = next((row for row in self._here.departments if row.id == typed.department_id), None)
        if known is not None:
            self.department.set_option(_department_option(known))
        else:
            self.department.set_free(typed.department)

    def goes_to(self) -> str:
        """Gives who it goes to, in the town's word; a complaint about an employee takes its own road (T8, E9)."""
        return self._here.town.complaint_employee_to if self.about.value() is About.EMPLOYEE else ""

    def _departments(self, typed: str) -> tuple[Option, ...]:
        words = typed.strip().casefold()
        return tuple(
            _department_option(row) for row in self._here.departments if row.active and words in row.name.casefold()
        )

    def _changed(self, _value: object = None) -> None:
        self._show_rows()
        self.edited.emit()

    def _show_rows(self) -> None:
        anonymous, goes_to = self.anonymous.isChecked(), self.goes_to()
        channel = self.channel.value()
        self.employee.setVisible(self.about.value() is About.EMPLOYEE)
        self.rows.show_row("risk", anonymous)
        self.rows.show_row("reach_at", not anonymous)
        self.rows.show_row("received", not (isinstance(channel, Channel) and channel.is_live))
        self.name.setEnabled(not anonymous)
        self.number.setEnabled(not anonymous)
        self._goes_to.say(_("goes to the {position}").format(position=goes_to) if goes_to else "")
        self._goes_to.setVisible(bool(goes_to))
        self._rule.say(self._here.town.anonymous_rule)
        self._sealed.say(self._seal_words())

    def show_sealed(self, about: About) -> None:
        """Says that it is sealed already, as a complaint about that; becoming one about an employee seals more."""
        self._sealed_as = about
        self._show_rows()

    def _seal_words(self) -> str:
        is_of_employee = self.about.value() is About.EMPLOYEE
        if self._sealed_as is About.EMPLOYEE or (self._sealed_as is not None and not is_of_employee):
            return _sealed_words(self._sealed_as)
        if is_of_employee:
            return _("Sealed when it is saved: lists show only its number, department and due date.")
        return _("Who complains is sealed when it is saved: lists show only number, department and due date.")


def _sealed_words(about: About) -> str:
    if about is About.EMPLOYEE:
        return _("Sealed: lists show only its number, department and due date.")
    return _("Who complains is sealed: lists show only number, department and due date.")


def _about_items() -> tuple[Item, ...]:
    words = {
        About.SERVICE: _("Our service"),
        About.EMPLOYEE: _("An employee"),
        About.BYLAW: _("By-law enforcement"),
    }
    return tuple(Item(about, text) for about, text in zip(words, lettered(words.values()), strict=True))


def _channel_items() -> tuple[Item, ...]:
    return tuple(Item(channel, names.channel(channel)) for channel in _CAME_BY)


def _risk_items() -> tuple[Item, ...]:
    return (Item(Risk.NONE, _("No risk seen")), Item(Risk.RISK, _("A risk: it goes on")))


def _department_option(row: DepartmentRow) -> Option:
    return Option(row.id, row.name, data=row)
