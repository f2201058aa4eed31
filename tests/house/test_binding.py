"""The Qt binding is one that counts its references: 6.12.0 on Python 3.11 loses None and ends in an abort."""

import subprocess
import sys
import textwrap

TIMES = 100_000

PROBE = textwrap.dedent(
    f"""
    import sys
    from PySide6.QtCore import QAbstractTableModel, QCoreApplication, QModelIndex, QObject, Qt, Signal

    class Empty(QAbstractTableModel):
        def rowCount(self, parent=QModelIndex()):
            return 1
        def columnCount(self, parent=QModelIndex()):
            return 1
        asked = 0
        def data(self, index, role=Qt.ItemDataRole.DisplayRole):
            Empty.asked += 1
            return None

    class Bell(QObject):
        rung = Signal(bool, object)

    application = QCoreApplication([])
    model, bell, heard = Empty(), Bell(), []
    bell.rung.connect(lambda yes, nothing: heard.append(1) if not heard else None)
    index = model.index(0, 0)

    def drift(of, act, times):
        act()
        before = sys.getrefcount(of)
        for _ in range(times):
            act()
        return abs(sys.getrefcount(of) - before)

    def ask():
        # through C++, as a view does: one call for each of the first 256 roles
        model.itemData(index)

    def ring():
        bell.rung.emit(True, None)

    drifts = drift(None, ask, {TIMES} // 256 + 1), drift(None, ring, {TIMES}), drift(True, ring, {TIMES})
    print(*drifts, len(heard), Empty.asked)
    """
)


def test_a_hundred_thousand_signals_and_empty_cells_leave_none_and_true_alone() -> None:
    done = subprocess.run([sys.executable, "-c", PROBE], capture_output=True, text=True, check=True)
    none_by_data, none_by_signal, true_by_signal, heard, asked = map(int, done.stdout.split())
    assert heard == 1
    assert asked >= TIMES
    assert max(none_by_data, none_by_signal, true_by_signal) < TIMES // 1000
