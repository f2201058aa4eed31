"""The one style sheet, made of tokens. No font size stands in it, or text would stop growing with the font."""

from string import Template

from counterdesk.ui.theme.tokens import TOKEN_NAMES, Tokens

_PANELS = """
QWidget[role="page"] { background: $bg; }
QFrame[role="panel"] { background: $surface; border: 1px solid $line; border-radius: ${r8}px; }
QFrame[role="tell"] { background: $tint; border: 1px solid $tell_line; border-radius: ${r6}px; }
QFrame[role="rule"] { background: $line; border: none; }
QScrollArea, QScrollArea > QWidget > QWidget[role="scroll"] { background: transparent; border: none; }
QToolTip { background: $surface; color: $ink; border: 1px solid $line; padding: 4px; }
QSplitter::handle { background: transparent; }
"""

_LABELS = """
QLabel { background: transparent; color: $ink; }
QLabel[tone="soft"] { color: $soft; }
QLabel[tone="accent"] { color: $accent; }
QLabel[tone="late"] { color: $late; }
QLabel[tone="soon"] { color: $soon; }
QLabel[tone="ok"] { color: $ok; }
QLabel:disabled { color: $soft; }
"""

_BUTTONS = """
QPushButton { background: $raised; color: $ink; border: 1px solid $line; border-radius: ${r6}px;
  padding: ${p6}px ${p12}px; outline: none; }
QPushButton:hover { background: $stripe; border-color: $soft; }
QPushButton:pressed { background: $tint; border-color: $accent; }
QPushButton:checked { background: $tint; border-color: $accent; color: $accent; }
QPushButton:disabled { background: $bg; color: $soft; border-color: $line; }
QPushButton:focus { border: 2px solid $accent; padding: ${p5}px ${p11}px; }
QPushButton[role="pill"] { border-radius: ${pill}px; padding: ${p4}px ${p11}px; }
QPushButton[role="pill"]:focus { padding: ${p3}px ${p10}px; }
QPushButton[role="slim"] { border-radius: ${pill}px; padding: ${p4}px ${p4}px; }
QPushButton[role="slim"]:focus { padding: ${p3}px ${p3}px; }
QPushButton[role="quiet"] { background: transparent; border-color: transparent; color: $accent; }
QPushButton[role="quiet"]:hover { background: $tint; }
QPushButton[role="quiet"]:focus { border-color: $accent; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: $accent;
  padding: ${p1}px ${p4}px; }
QPushButton[role="link"]:hover { background: $tint; }
QPushButton[role="link"]:focus { border: 1px solid $accent; padding: ${p1}px ${p4}px; }
QPushButton[role="hold"] { padding: ${p4}px ${p11}px; }
QPushButton[role="hold"]:focus { padding: ${p3}px ${p10}px; }
QPushButton[role="hold"][tone="soon"] { background: $soon_ground; border-color: $soon; color: $soon; }
QPushButton[role="stamp"] { font-weight: 600; padding: ${p9}px ${p12}px; }
QPushButton[role="stamp"][tone="ok"] { background: $ok_ground; border-color: $ok; color: $ok; }
QPushButton[role="stamp"]:focus { padding: ${p8}px ${p11}px; }
QPushButton[role="step"] { padding: ${p1}px ${p4}px; }
QPushButton[role="step"]:focus { padding: 0px ${p3}px; }
QPushButton[role="tally"] { padding: ${p3}px ${p4}px; }
QPushButton[role="tally"]:focus { padding: ${p2}px ${p3}px; }
QPushButton[role="capture"] { padding: ${p8}px ${p4}px; font-weight: 600; text-align: left; }
QPushButton[role="capture"]:focus { padding: ${p7}px ${p3}px; }
QPushButton[role="capture"][tone="late"] { border-color: $late; }
QPushButton[role="danger"] { color: $late; border-color: $late; }
QPushButton[role="danger"]:focus { border-color: $late; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; font-weight: 600; }
QPushButton[role="primary"]:hover { border-color: $ink; }
QPushButton[role="primary"]:pressed { background: $ink; color: $surface; }
QPushButton[role="primary"]:focus { border: 2px solid $accent; }
QPushButton[role="primary"]:disabled { background: $bg; color: $soft; border-color: $line; }
QPushButton::menu-indicator { width: 0px; image: none; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox { background: $field; color: $ink; border: 1px solid $line;
  border-radius: ${r6}px; padding: ${p5}px ${p10}px;
  selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QPlainTextEdit { placeholder-text-color: $soft; }
QPlainTextEdit, QTextEdit { padding: ${p4}px ${p7}px; }
QLineEdit:hover, QPlainTextEdit:hover { border-color: $soft; }
QLineEdit:focus { border: 2px solid $accent; padding: ${p4}px ${p9}px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $accent; padding: ${p3}px ${p6}px; }
QLineEdit[tone="late"], QPlainTextEdit[tone="late"] { border-color: $late; }
QLineEdit:disabled, QPlainTextEdit:disabled { background: $bg; color: $soft; }
QLineEdit:read-only { background: $bg; }
QLineEdit[role="bare"] { background: transparent; border: none; padding: 0px; }
"""

_LISTS = """
QAbstractItemView { background: $surface; color: $ink; border: none; outline: none;
  alternate-background-color: $stripe; selection-background-color: $chosen; selection-color: $on_chosen; }
QTableView { gridline-color: transparent; border: 2px solid transparent; border-radius: ${r6}px; }
QTableView:focus, QListView:focus { border: 2px solid $accent; }
QTableView::item { padding: 0px ${p4}px; border: none; }
QTableView::item:selected { border-top: 1px solid $accent; border-bottom: 1px solid $accent; }
QListView { border: 2px solid transparent; border-radius: ${r6}px; }
QListView[role="lines"], QListView[role="lines"]:focus { border: none; border-radius: 0px; }
QListView[role="popup"] { background: $raised; border: 1px solid $line; border-radius: 0px; }
QListView[role="popup"]::item { padding: ${p5}px ${p8}px; }
QHeaderView { background: transparent; border: none; }
QHeaderView::section { background: $surface; color: $soft; border: none; border-bottom: 1px solid $line;
  padding: ${p4}px ${p7}px; font-weight: 600; }
QTabBar::tab { background: transparent; color: $soft; border: none; border-bottom: 2px solid transparent;
  padding: ${p6}px ${p12}px; }
QTabBar::tab:selected { color: $ink; border-bottom-color: $accent; }
QTabBar::tab:focus { color: $accent; }
QTabWidget::pane { border: none; }
QMenu { background: $raised; color: $ink; border: 1px solid $line; padding: 4px; }
QMenu::item { padding: ${p5}px ${p12}px; border-radius: 4px; }
QMenu::item:selected { background: $tint; color: $accent; }
"""

_BARS = """
QScrollBar:vertical { background: transparent; width: 10px; margin: 0px; }
QScrollBar:horizontal { background: transparent; height: 10px; margin: 0px; }
QScrollBar::handle { background: $bar; border-radius: 4px; margin: 1px; }
QScrollBar::handle:vertical { min-height: 28px; }
QScrollBar::handle:horizontal { min-width: 28px; }
QScrollBar::handle:hover { background: $soft; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
"""

_SHEET = Template(_PANELS + _LABELS + _BUTTONS + _FIELDS + _LISTS + _BARS)
_LARGEST_PADDING = 12


def sheet_of(tokens: Tokens, scale: int, line: int = 17) -> str:
    """Gives the style sheet of a theme with paddings that fit text of that size (percent).

    `line` is the height of a line of that text in pixels: a corner rounder than half a button is drawn square.
    """
    names = {name: tokens[name] for name in TOKEN_NAMES}
    for padding in range(_LARGEST_PADDING + 1):
        names[f"p{padding}"] = str(round(padding * scale / 100))
    half = (line + 2 * round(4 * scale / 100)) // 2
    names |= {"r6": "6", "r8": "8", "pill": str(min(round(12 * scale / 100), half))}
    names |= {"field": tokens.surface, "bar": tokens.line, "chosen": tokens.chosen, "on_chosen": tokens.on_chosen}
    names |= {"tell_line": tokens.line if tokens.is_contrast else tokens.tint}
    return _SHEET.substitute(names)
