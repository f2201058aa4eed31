"""The look: readable in every theme, growing with the text, named by role and tone."""

import re
from itertools import product

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from counterdesk.ui import theme
from counterdesk.ui.kit.label import Label
from counterdesk.ui.theme.contrast import ratio
from counterdesk.ui.theme.sheet import sheet_of
from counterdesk.ui.theme.tokens import CONTRAST, DARK, LIGHT, TOKEN_NAMES, Tokens

THEMES = [pytest.param(LIGHT, id="light"), pytest.param(DARK, id="dark"), pytest.param(CONTRAST, id="contrast")]
GROUNDS = ("bg", "surface", "raised", "stripe")
WORDS_ON_GROUNDS = (
    *product(("ink", "soft", "accent", "late", "soon", "ok"), GROUNDS),
    *product(("ink", "accent", "soft"), ("tint",)),
    *(("ink", f"{tone}_ground") for tone in ("late", "soon", "ok")),
    *((tone, f"{tone}_ground") for tone in ("late", "soon", "ok")),
    ("soft", "late_ground"),
    ("soft", "soon_ground"),
    ("on_accent", "accent"),
)


@pytest.fixture(autouse=True)
def _light_afterwards(qapp: QApplication) -> object:
    yield
    theme.apply(qapp, theme.Scheme.LIGHT, 100)


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize(("words", "ground"), WORDS_ON_GROUNDS)
def test_words_can_be_read_on_their_ground(tokens: Tokens, words: str, ground: str) -> None:
    assert ratio(tokens[words], tokens[ground]) >= 4.5


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("ground", [*GROUNDS, "tint"])
def test_the_focus_ring_can_be_seen_on_every_ground(tokens: Tokens, ground: str) -> None:
    assert ratio(tokens.accent, tokens[ground]) >= 3


def test_black_on_white_is_the_most_contrast_there_is() -> None:
    assert ratio("#000000", "#FFFFFF") == pytest.approx(21)
    assert ratio("#FFFFFF", "#000000") == pytest.approx(21)
    assert ratio("#1F5FA8", "#1F5FA8") == 1


def test_high_contrast_is_black_white_and_one_accent() -> None:
    assert len({CONTRAST[name] for name in TOKEN_NAMES}) == 3
    assert {"#000000", "#FFFFFF"} < {CONTRAST[name] for name in TOKEN_NAMES}


@pytest.mark.parametrize("tokens", THEMES)
@pytest.mark.parametrize("scale", [100, 200])
def test_the_style_sheet_is_filled_in_and_fixes_no_text_size(tokens: Tokens, scale: int) -> None:
    sheet = sheet_of(tokens, scale)
    assert "$" not in sheet
    assert "font-size" not in sheet
    assert sheet.count("{") == sheet.count("}")


@pytest.mark.parametrize("tokens", THEMES)
def test_every_rule_of_the_style_sheet_is_whole(tokens: Tokens) -> None:
    rule = r"[^{}]+\{(?:\s*[a-z-]+: [^:;{}]+;)+\s*\}\s*"
    assert re.fullmatch(f"(?:{rule})+", sheet_of(tokens, 125))


def test_a_chosen_row_is_told_apart_where_all_grounds_are_black() -> None:
    assert f"selection-background-color: {CONTRAST.accent}" in sheet_of(CONTRAST, 100)
    assert f"selection-background-color: {LIGHT.tint}" in sheet_of(LIGHT, 100)


def test_paddings_grow_with_the_text() -> None:
    assert "padding: 6px 12px" in sheet_of(LIGHT, 100)
    assert "padding: 12px 24px" in sheet_of(LIGHT, 200)


@pytest.mark.parametrize(
    ("scheme", "tokens"),
    [(theme.Scheme.LIGHT, LIGHT), (theme.Scheme.DARK, DARK), (theme.Scheme.CONTRAST, CONTRAST)],
)
def test_a_chosen_theme_reaches_every_widget(qapp: QApplication, scheme: theme.Scheme, tokens: Tokens) -> None:
    theme.apply(qapp, scheme)
    assert theme.tokens() == tokens
    assert theme.scheme() is scheme
    assert qapp.palette().color(QPalette.ColorRole.Window) == QColor(tokens.bg)
    assert theme.color("late") == QColor(tokens.late)
    assert theme.color("") == QColor(tokens.ink)


def test_the_desktops_own_choice_is_followed(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.SYSTEM)
    assert theme.tokens() in (LIGHT, DARK)
    theme.follow_system(qapp)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.scheme() is theme.Scheme.SYSTEM


def test_a_chosen_theme_ignores_the_desktop(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.CONTRAST)
    theme.follow_system(qapp)
    qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    assert theme.tokens() == CONTRAST


def test_disabled_words_stay_readable(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.DARK)
    dimmed = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Text)
    assert dimmed == QColor(DARK.soft)


def test_figures_stand_in_columns(qapp: QApplication) -> None:
    assert qapp.font().isFeatureSet(QFont.Tag("tnum"))
    assert theme.font(bold=True).isFeatureSet(QFont.Tag("tnum"))


def test_only_two_weights_are_used() -> None:
    assert theme.font().weight() == 400
    assert theme.font(bold=True).weight() == 600


@pytest.mark.parametrize("make", [QLabel, QPushButton, QLineEdit, lambda text: Label(text, role="title")])
def test_text_grows_in_windows_that_are_open(qapp: QApplication, qtbot: QtBot, make: object) -> None:
    widget = make("Saved")
    qtbot.addWidget(widget)
    widget.show()
    before, height = widget.font().pointSizeF(), widget.sizeHint().height()
    theme.apply(qapp, theme.Scheme.LIGHT, 200)
    assert widget.font().pointSizeF() == pytest.approx(before * 2)
    assert widget.sizeHint().height() > height * 1.5
    theme.apply(qapp, theme.Scheme.LIGHT, 100)
    assert widget.font().pointSizeF() == pytest.approx(before)


def test_text_sizes_have_a_largest_and_a_smallest() -> None:
    assert theme.larger(100) == 110
    assert theme.larger(200) == 200
    assert theme.smaller(125) == 110
    assert theme.smaller(100) == 100


def test_lengths_grow_with_the_text(qapp: QApplication) -> None:
    assert theme.px(8) == 8
    theme.apply(qapp, theme.Scheme.LIGHT, 150)
    assert theme.px(8) == 12
    assert theme.scale() == 150


def test_a_tone_can_change_while_the_window_is_open(qapp: QApplication, qtbot: QtBot) -> None:
    label = Label("2 h 23 left", "soon", "strong")
    qtbot.addWidget(label)
    label.show()
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.soon)
    theme.mark(label, tone="late")
    assert label.palette().color(label.foregroundRole()) == QColor(LIGHT.late)
    assert label.font().weight() == 600


def test_the_style_is_fusion_wherever_the_program_runs(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Scheme.DARK)
    qapp.setStyleSheet("")
    assert qapp.style().objectName() == "fusion"


class _Dressings(QObject):
    """Counts how often a widget is dressed anew."""

    count = 0

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - overrides Qt's
        self.count += event.type() == QEvent.Type.StyleChange
        return False


@pytest.mark.parametrize("depth", [1, 4, 12])
@pytest.mark.parametrize(("scheme", "percent"), [(theme.Scheme.LIGHT, 150), (theme.Scheme.DARK, 100)])
def test_a_word_is_dressed_as_often_however_deep_it_stands_in_the_window(
    qapp: QApplication, qtbot: QtBot, depth: int, scheme: theme.Scheme, percent: int
) -> None:
    inner = window = QWidget()
    for _ in range(depth):
        QVBoxLayout(inner).addWidget(part := QWidget())
        inner = part
    QVBoxLayout(inner).addWidget(word := QLabel("Saved"))
    qtbot.addWidget(window)
    window.show()
    word.installEventFilter(dressings := _Dressings())
    theme.apply(qapp, scheme, percent)
    assert 1 <= dressings.count <= 2


def test_the_same_look_again_dresses_nothing(qapp: QApplication, qtbot: QtBot) -> None:
    word = QLabel("Saved")
    qtbot.addWidget(word)
    word.show()
    word.installEventFilter(dressings := _Dressings())
    theme.apply(qapp, theme.scheme(), theme.scale())
    assert dressings.count == 0
