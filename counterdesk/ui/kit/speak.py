"""What is said to screen readers beside what they read by themselves."""

from PySide6.QtWidgets import QWidget


def speak(widget: QWidget, sentence: str) -> None:
    """Says a sentence about a widget to a screen reader, if one listens."""
    from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

    if sentence and QAccessible.isActive():
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(widget, sentence))
