"""This desk's colours and text size, and whether its softphone takes calls."""

from PySide6.QtCore import QEvent, Signal

from counterdesk.ui import dial, theme
from counterdesk.ui.here import Here
from counterdesk.ui.kit.forms import FormRows, Row
from counterdesk.ui.kit.pills import Item, PillRow
from counterdesk.ui.office.section import Section
from counterdesk.words import _


class Look(Section):
    """This desk's colours and text size; `wanted` gives a scheme, `sized` a text size in percent.

    `called` gives whether a softphone takes the numbers of this desk.
    """

    wanted = Signal(object)
    sized = Signal(object)
    called = Signal(object)

    def __init__(self, here: Here) -> None:
        super().__init__(here, _("Look"), _("For this desk only. Ctrl and + or - change the text size anywhere."))
        names = {
            theme.Scheme.SYSTEM: _("As the system"),
            theme.Scheme.LIGHT: _("Light"),
            theme.Scheme.DARK: _("Dark"),
            theme.Scheme.CONTRAST: _("High contrast"),
        }
        self.colours = PillRow(_("Colours"), [Item(scheme, text) for scheme, text in names.items()], optional=False)
        sizes = [Item(size, _("{percent} %").format(percent=size)) for size in theme.SCALES]
        self.size_row = PillRow(_("Text size"), sizes, optional=False)
        calls = [Item(True, _("Offered")), Item(False, _("Not offered"))]
        self.calls = PillRow(_("Calls by softphone"), calls, optional=False)
        self.add(FormRows(self._rows()))
        self.body.addStretch(1)
        self.colours.chosen.connect(self.wanted)
        self.size_row.chosen.connect(self.sized)
        self.calls.chosen.connect(self.called)
        self._show()

    def _rows(self) -> list[Row]:
        return [
            Row(_("Colours"), self.colours),
            Row(_("Text size"), self.size_row),
            Row(_("Calls by softphone"), self.calls, hint=_("A Call button beside numbers; the softphone dials.")),
        ]

    def _show(self) -> None:
        self.colours.choose(theme.scheme())
        self.size_row.choose(theme.scale())
        self.calls.choose(dial.is_offered())

    def changeEvent(self, event: QEvent) -> None:
        """Follows the text size when it is changed by a key."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self._show()
