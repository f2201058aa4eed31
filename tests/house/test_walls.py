"""Walls that import contracts cannot say."""

import subprocess
import sys

import pytest

from tests.house.source import ROOT, Module, modules, planted, program

VALUES = "counterdesk.values"  # what every room's values are made with
HEAVY = ("sqlalchemy", "alembic", "sqlcipher3", "holidays", "icalendar", "jinja2", "phonenumbers", "cattrs", "babel")


def strangers(module: Module, *allowed: str) -> list[str]:
    """Finds imports that are neither the standard library's nor below one of the allowed names."""
    return [
        f"{module.at(node)} {name}"
        for node, name in module.imports()
        if name.partition(".")[0] not in sys.stdlib_module_names
        and not any(name == one or name.startswith(f"{one}.") for one in allowed)
    ]


def test_what_windows_may_ask_is_made_of_rules_and_values_only() -> None:
    allowed = ("counterdesk.domain", "counterdesk.policy", "counterdesk.workdays", "counterdesk.services.asks", VALUES)
    asks = [module for module in program() if module.within("counterdesk/services/asks")]
    assert [found for module in asks for found in strangers(module, *allowed)] == []


def test_rules_are_made_of_the_standard_library() -> None:
    rooms = {"domain": (), "policy": ("attrs", "attr", "cattrs"), "workdays": ()}
    ours = ("counterdesk.domain", "counterdesk.policy", "counterdesk.workdays", VALUES)
    found = [
        stranger
        for room, libraries in rooms.items()
        for module in program()
        if module.within(f"counterdesk/{room}")
        for stranger in strangers(module, *ours, *libraries)
    ]
    assert found == []


def test_what_values_are_made_with_stands_below_every_room() -> None:
    assert [
        found for module in program() if module.within("counterdesk/values.py") for found in strangers(module)
    ] == []


def test_migrations_freeze_history() -> None:
    versions = [module for module in modules("migrations") if module.within("migrations/versions")]
    ours = [f"{m.at(node)} {name}" for m in versions for node, name in m.imports() if name.startswith("counterdesk")]
    assert ours == []


def test_a_stranger_would_be_found() -> None:
    assert strangers(planted("import sqlalchemy.orm\nfrom counterdesk.store import x\n"), "counterdesk.domain") != []


def loaded_by(statement: str) -> set[str]:
    """Gives the top-level modules in a fresh Python after one statement."""
    after = f"{statement}\nimport sys\nprint(*{{name.partition('.')[0] for name in sys.modules}})"
    done = subprocess.run([sys.executable, "-c", after], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr.splitlines()[-1]
    return set(done.stdout.split())


def every_module_of(room: str) -> str:
    """Gives the statement that imports every module of a room."""
    names = [m.place.removesuffix(".py").removesuffix("/__init__").replace("/", ".") for m in modules(room)]
    return "import " + ", ".join(names)


def test_windows_load_no_database_no_holidays_and_no_templates() -> None:
    assert loaded_by(every_module_of("counterdesk/ui")).isdisjoint(HEAVY)


def test_the_command_line_starts_without_qt_and_without_the_database() -> None:
    assert loaded_by("import counterdesk.app.main").isdisjoint({*HEAVY, "PySide6", "shiboken6"})


def test_asking_for_a_due_date_loads_neither_qt_nor_sqlalchemy() -> None:
    assert loaded_by("import counterdesk.app.due_cli").isdisjoint({"PySide6", "shiboken6", "sqlalchemy", "alembic"})


@pytest.mark.parametrize("room", ["domain", "policy", "workdays", "words", "reports"])
def test_rooms_below_the_windows_load_no_qt(room: str) -> None:
    assert loaded_by(every_module_of(f"counterdesk/{room}")).isdisjoint({"PySide6", "shiboken6"})
