"""A second start finds the first: it asks that window to come to the front, and goes away."""

import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_HERE = b"here\n"
_WAIT_MS = 1500


def door_of(logbook: Path) -> str:
    """Gives the name under which the window of this logbook can be reached; it does not give the path away."""
    return "counterdesk-" + hashlib.sha256(str(logbook.resolve()).encode()).hexdigest()[:24]


class FrontDoor(QObject):
    """Listens for second starts, for as long as the window of this logbook lives."""

    knocked = Signal()

    def __init__(self, logbook: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._answer)
        QLocalServer.removeServer(door_of(logbook))  # what a killed program left behind; the lock says it is dead
        self._server.listen(door_of(logbook))

    def _answer(self) -> None:
        while (visitor := self._server.nextPendingConnection()) is not None:
            visitor.disconnected.connect(visitor.deleteLater)
            visitor.write(_HERE)
            visitor.flush()
            visitor.disconnectFromServer()
            self.knocked.emit()


def knock(logbook: Path) -> bool:
    """Asks the window of this logbook to come to the front, and tells whether it heard."""
    visitor = QLocalSocket()
    visitor.connectToServer(door_of(logbook))
    if not visitor.waitForConnected(_WAIT_MS):
        return False
    heard = visitor.bytesAvailable() > 0 or visitor.waitForReadyRead(_WAIT_MS)
    visitor.abort()
    return heard
