"""What holds for every test: no screen, nobody's real files, one time zone, and no warning goes unseen."""

import atexit
import gc
import logging
import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

_PATIENCE_S = 10
_HOME = Path(tempfile.mkdtemp(prefix="counterdesk-tests-"))
atexit.register(shutil.rmtree, _HOME, ignore_errors=True)
os.environ.update(
    QT_QPA_PLATFORM="offscreen",
    TZ="America/Toronto",
    LANG="C.UTF-8",
    LANGUAGE="en",
    COUNTERDESK_HOME=str(_HOME / "counterdesk"),
    HOME=str(_HOME),
    XDG_DATA_HOME=str(_HOME / "data"),
    XDG_CONFIG_HOME=str(_HOME / "config"),
    XDG_STATE_HOME=str(_HOME / "state"),
    XDG_CACHE_HOME=str(_HOME / "cache"),
)
if hasattr(time, "tzset"):
    time.tzset()

import pytest  # noqa: E402 - the environment above comes first, for whatever pytest's plugins load
from hypothesis import settings  # noqa: E402

settings.register_profile("house", deadline=None, derandomize=True, database=None, print_blob=True)
settings.load_profile("house")


@pytest.fixture(autouse=True)
def _no_warning_goes_unseen(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """Fails a test that left a warning or worse in the log, unless it says `expects_log`."""
    yield
    if request.node.get_closest_marker("expects_log"):
        return
    records = [record for when in ("setup", "call") for record in caplog.get_records(when)]
    loud = [f"{r.name}: {r.getMessage()}" for r in records if r.levelno >= logging.WARNING]
    if loud:
        pytest.fail("unexpected in the log: " + "; ".join(loud), pytrace=False)


@pytest.fixture(autouse=True)
def _no_window_outlives_its_test(request: pytest.FixtureRequest) -> Iterator[None]:
    """Lets the windows of earlier tests really go, on this thread, before another one comes upon their remains.

    Qt destroys what is to be deleted later only in a running event loop; Python collects on any thread.
    """
    core = sys.modules.get("PySide6.QtCore")
    if core is None or not {"qapp", "qtbot"} & set(request.fixturenames):
        yield
        return
    core.QCoreApplication.sendPostedEvents(None, core.QEvent.Type.DeferredDelete)
    gc.collect(1)
    gc.disable()
    yield
    gc.collect(1)
    gc.enable()


@pytest.fixture(autouse=True)
def _no_lane_outlives_its_test() -> Iterator[None]:
    """Fails a test that leaves a thread of the program behind: it would open the logbook of a test that is over."""
    before = set(threading.enumerate())
    yield
    left = [thread for thread in threading.enumerate() if thread not in before and "counterdesk" in thread.name]
    for thread in left:
        thread.join(_PATIENCE_S)
    running = [thread.name for thread in left if thread.is_alive()]
    if running:
        pytest.fail("still running: " + ", ".join(running), pytrace=False)
