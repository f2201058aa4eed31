"""What the house does not do, wherever it stands."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.house.source import Function, Module, modules, planted, program

CLOCKS = {
    *("datetime.now", "datetime.utcnow", "datetime.today", "date.today", "datetime.datetime.now"),
    *("datetime.date.today", "time.time", "time.time_ns", "time.localtime", "time.gmtime"),
    *("QDateTime.currentDateTime", "QDateTime.currentDateTimeUtc", "QDate.currentDate", "QTime.currentTime"),
}
BROAD = {"Exception", "BaseException"}
LAST_RESORT = ("counterdesk/ui/lane.py", "counterdesk/app/defects.py")


def clocks(module: Module) -> list[str]:
    """Finds who reads a clock."""
    if module.within("counterdesk/app"):
        return []
    return [f"{module.at(node)} {name}" for node, name in module.calls() if name in CLOCKS]


def style_sheets(module: Module) -> list[str]:
    """Finds who dresses a widget by itself."""
    if module.within("counterdesk/ui/theme", "counterdesk/ui/theme.py"):
        return []
    return [module.at(node) for node, name in module.calls() if name.endswith("setStyleSheet")]


def message_boxes(module: Module) -> list[str]:
    """Finds who talks to the clerk past the one door for messages."""
    if module.within("counterdesk/ui/messages.py"):
        return []
    return [module.at(node) for node, name in module.imports() if name.endswith(("QMessageBox", "QErrorMessage"))]


def nested_loops(module: Module) -> list[str]:
    """Finds who turns the event loop by hand."""
    return [module.at(node) for node, name in module.calls() if name.endswith("processEvents")]


def lambdas_in_connect(module: Module) -> list[str]:
    """Finds connections that nobody can take apart again."""
    return [
        module.at(node)
        for node, name in module.calls()
        if name.endswith(".connect") and any(isinstance(argument, ast.Lambda) for argument in node.args)
    ]


def broad_excepts(module: Module) -> list[str]:
    """Finds who swallows everything; cleaning up and raising again is no swallowing."""
    if module.within(*LAST_RESORT):
        return []
    return [module.at(handler) for handler in _handlers(module) if _is_broad(handler) and not _raises(handler)]


def promises(module: Module) -> list[str]:
    """Finds promises instead of code."""
    words = "|".join(("TO" + "DO", "FIX" + "ME", "X" * 3, "NotImplemented" + "Error", "pragma: no " + "cover"))
    return [f"{module.place}: {found}" for found in re.findall(rf"\b(?:{words})\b", module.text)]


def lint_excuses(module: Module) -> list[str]:
    """Finds lint rules that are silenced without a reason beside them."""
    return [
        f"{module.place}:{number}"
        for number, line in enumerate(module.text.splitlines(), 1)
        if re.search(r"# noqa(?!: [A-Z0-9, ]+ - \S)", line) or re.search(r"# type: ignore(?!\[)", line)
    ]


def random_names(module: Module) -> list[str]:
    """Finds chance in the rules: the same facts must always give the same answer."""
    if not module.within("counterdesk/domain", "counterdesk/policy", "counterdesk/workdays"):
        return []
    return [module.at(node) for node, name in module.calls() if name.endswith(("uuid4", "uuid1", "urandom"))]


def _handlers(module: Module) -> Iterator[ast.ExceptHandler]:
    return (node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler))


def _is_broad(handler: ast.ExceptHandler) -> bool:
    caught = handler.type.elts if isinstance(handler.type, ast.Tuple) else [handler.type]
    return any(kind is None or ast.unparse(kind) in BROAD for kind in caught)


def _raises(handler: ast.ExceptHandler) -> bool:
    last = handler.body[-1]
    return isinstance(last, ast.Raise) and last.exc is None


CHECKS = {
    clocks: "from datetime import datetime\nat = datetime.now()\n",
    style_sheets: "label.setStyleSheet('color: red')\n",
    message_boxes: "from PySide6.QtWidgets import QMessageBox\n",
    nested_loops: "QApplication.processEvents()\n",
    lambdas_in_connect: "button.clicked.connect(lambda: card.save())\n",
    broad_excepts: "try:\n    save()\nexcept Exception:\n    pass\n",
    promises: "# TO" + "DO: later\n",
    lint_excuses: "import this  # no" + "qa: F401\n",
}


@pytest.mark.parametrize("check", [*CHECKS, random_names], ids=lambda check: check.__name__)
def test_nobody_in_the_house_does_it(check: object) -> None:
    assert callable(check)
    assert [found for module in program() for found in check(module)] == []


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__)
def test_the_check_would_find_it(check: object) -> None:
    assert callable(check)
    assert len(check(planted(CHECKS[check]))) == 1  # type: ignore[index]


def test_the_rules_may_not_draw_a_name_by_chance() -> None:
    assert random_names(planted("uid = uuid4()\n", "counterdesk/domain/planted.py")) != []


def test_cleaning_up_and_raising_again_is_allowed() -> None:
    assert broad_excepts(planted("try:\n    save()\nexcept BaseException:\n    undo()\n    raise\n")) == []


def test_the_only_clock_is_in_app() -> None:
    assert clocks(planted("at = datetime.now(UTC)\n", "counterdesk/app/clock.py")) == []


def test_a_module_says_first_what_it_knows() -> None:
    assert [module.place for module in program() if not ast.get_docstring(module.tree)] == []


def test_fewer_than_three_mocks_stand_in_a_hundred_tests() -> None:
    tests = [module for module in modules("tests") if not module.within("tests/house")]
    count = sum(node.name.startswith("test_") for module in tests for node in _functions(module))
    mocks = [
        module.at(node)
        for module in tests
        for node, name in module.calls()
        if name.rpartition(".")[2] in {"Mock", "MagicMock", "AsyncMock", "patch", "setattr", "create_autospec"}
    ]
    assert len(mocks) * 100 < 3 * max(count, 1), mocks


def _functions(module: Module) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(module.tree) if isinstance(node, Function))
