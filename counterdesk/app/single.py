"""A second start finds the first: it brings that window to the front, or announces a call to it, and goes away.

One line each way. What comes in is as untrusted as the command line it came from: short, read once, and cleaned.
"""

import hashlib
import json
import time
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

from counterdesk.domain.announced import Announced, announced

_HERE, _RUNG = b"here\n", b"rung\n"
_FRONT = b"front\n"
_WAIT_MS = 1500
_SAY_BY_MS = 700  # a visitor that says nothing wants the window in front
_LONGEST = 4096
_PAUSE_S = 0.1


def door_of(logbook: Path) -> str:
    """Gives the name under which the window of this logbook can be reached; it does not give the path away."""
    return "counterdesk-" + hashlib.sha256(str(logbook.resolve()).encode()).hexdigest()[:24]


class FrontDoor(QObject):
    """Listens for second starts, for as long as the window of this logbook lives.

    `knocked` comes when the window is wanted, `rang` with the call that was announced.
    """

    knocked = Signal()
    rang = Signal(object)

    def __init__(self, logbook: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._open)
        QLocalServer.removeServer(door_of(logbook))  # what a killed program left behind; the lock says it is dead
        self._server.listen(door_of(logbook))

    def _open(self) -> None:
        while (socket := self._server.nextPendingConnection()) is not None:
            visitor = _Visitor(socket)
            visitor.said.connect(self._hear)
            visitor.look()

    def _hear(self, visitor: "_Visitor") -> None:
        """Answers a visitor; what is no call is a knock."""
        call = _call_of(visitor.line)
        visitor.answer(_HERE if call is None else _RUNG)
        if call is None:
            self.knocked.emit()
        else:
            self.rang.emit(call)


class _Visitor(QObject):
    """One connection: a line is heard, answered, and the door closed; one that says too much is shown out.

    It goes with its socket and holds no door: the last one to let go of a door would destroy itself with it.
    """

    said = Signal(object)

    def __init__(self, socket: QLocalSocket) -> None:
        super().__init__(socket)
        self._socket = socket
        self._words = b""
        self._is_over = False
        socket.disconnected.connect(socket.deleteLater)
        socket.readyRead.connect(self.look)
        QTimer.singleShot(_SAY_BY_MS, self, self._speak)

    def look(self) -> None:
        """Reads what has come so far."""
        if self._is_over:
            return
        self._words += bytes(self._socket.readAll().data())
        if b"\n" in self._words:
            self._speak()
        elif len(self._words) > _LONGEST:
            self._is_over = True
            self._socket.abort()

    def answer(self, words: bytes) -> None:
        """Says one thing and closes."""
        self._socket.write(words)
        self._socket.flush()
        self._socket.disconnectFromServer()

    def _speak(self) -> None:
        if not self._is_over:
            self._is_over = True
            self.said.emit(self)

    @property
    def line(self) -> bytes:
        """The line that was said."""
        return self._words.partition(b"\n")[0]


def knock(logbook: Path) -> bool:
    """Asks the window of this logbook to come to the front, and tells whether it heard."""
    return _said(logbook, _FRONT) != b""


def ring(logbook: Path, call: Announced, patience_s: float = 0) -> bool:
    """Announces a call to the window of this logbook, and tells whether it took it.

    A window that is only just starting does not listen yet: it is tried again until the patience is at an end.
    """
    end = time.monotonic() + patience_s
    while (answer := _said(logbook, _line_of(call))) != _RUNG:
        if answer or time.monotonic() >= end:
            return False
        time.sleep(_PAUSE_S)
    return True


def _said(logbook: Path, line: bytes) -> bytes:
    """Says a line at the door and gives the answer, nothing where nobody is."""
    visitor = QLocalSocket()
    visitor.connectToServer(door_of(logbook))
    if not visitor.waitForConnected(_WAIT_MS):
        return b""
    visitor.write(line)
    visitor.flush()
    if not visitor.bytesAvailable():
        visitor.waitForReadyRead(_WAIT_MS)
    answer = bytes(visitor.readAll().data())
    visitor.abort()
    return answer


def _line_of(call: Announced) -> bytes:
    number = "anonymous" if call.withheld else call.number
    return json.dumps({"from": number, "name": call.name}).encode() + b"\n"


def _call_of(line: bytes) -> Announced | None:
    """Gives the call that a line announces, None when it announces none."""
    try:
        said = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(said, dict):
        return None
    number, name = said.get("from", ""), said.get("name", "")
    return announced(number, name) if isinstance(number, str) and isinstance(name, str) else None
