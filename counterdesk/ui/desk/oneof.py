"""One of several lines in the same place: only the one that is shown takes any room."""

from PySide6.QtWidgets import QWidget

from counterdesk.ui.kit.layout import vbox


class OneOf(QWidget):
    """Shows one of its lines. A stack of pages would be as wide and as high as the largest of them, shown or not."""

    def __init__(self, first: QWidget) -> None:
        super().__init__()
        self._lines = vbox(first, spacing=0)
        self.setLayout(self._lines)
        self.current = first

    def add(self, line: QWidget) -> None:
        """Adds a line that waits until it is shown."""
        line.hide()
        self._lines.addWidget(line)

    def show_only(self, line: QWidget) -> None:
        """Shows this line instead of the one before."""
        before, self.current = self.current, line
        if before is not line:
            before.hide()
        line.show()
