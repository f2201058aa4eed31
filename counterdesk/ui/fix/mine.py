"""What somebody had typed into a fix before the entry was changed by somebody else: shown, and put in one by one."""

from collections.abc import Iterable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from counterdesk.ui.fix.differing import Typed
from counterdesk.ui.kit.buttons import Button
from counterdesk.ui.kit.label import Label
from counterdesk.ui.kit.layout import clear, hbox, vbox
from counterdesk.ui.kit.panel import ScrollColumn, TellPanel
from counterdesk.ui.theme import px
from counterdesk.words import _

_HEIGHT, _LABEL = 150, 120


class MinePanel(TellPanel):
    """Nothing at all unless an entry changed under somebody's hands; `wanted` gives the part to be put in."""

    wanted = Signal(object)

    def __init__(self) -> None:
        super().__init__(name=_("What you had typed"))
        self.buttons: list[Button] = []
        self._column = ScrollColumn(_("What you had typed"), spacing=6)
        self._list = QWidget()
        self._list.setLayout(vbox(spacing=6))
        self._column.add(self._list)
        self.add(Label(_("This entry was changed after you began to fix it."), role="strong", wrap=True))
        self.add(Label(_("Below it stands as it is now. You had typed:"), wrap=True))
        self.add(self._column)
        self.hide()

    def show_parts(self, parts: Iterable[Typed]) -> None:
        """Shows what was typed, each with a button that puts it in."""
        box = self._list.layout()
        assert box is not None
        clear(box)
        self.buttons = []
        for part in parts:
            box.addWidget(self._line(part))
        self.setVisible(bool(self.buttons))
        self._column.setFixedHeight(min(px(_HEIGHT), self._list.sizeHint().height() + px(8)))

    def _line(self, part: Typed) -> QWidget:
        name = _("Put in: {part}").format(part=part.label)
        button = Button(_("Put it in"), partial(self._want, part), role="pill", name=name)
        self.buttons.append(button)
        label, text = Label(part.label, "soft"), Label(part.text, wrap=True)
        label.setMinimumWidth(px(_LABEL))
        line = QWidget()
        row = hbox(label, text, button)
        row.setStretchFactor(text, 1)
        line.setLayout(row)
        return line

    def _want(self, part: Typed) -> None:
        self.wanted.emit(part)
