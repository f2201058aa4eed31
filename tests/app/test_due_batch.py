"""`counterdesk due --batch`: all answers or one line; what is wrong is named by case and key."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from counterdesk.app import main

ROOT = Path(__file__).parent.parent.parent
PUBLIC = ROOT / "tests" / "data" / "public_cases.json"
KEYS = ["effective_received", "due", "remaining_business_minutes", "overdue", "reason"]
OFFICE = [["08:30", "16:30"]]
CALENDAR = {"tz": "America/Toronto", "weekly": {"mon": OFFICE, "fri": OFFICE, "sat": []}, "exceptions": {}}
INPUT = {
    "town": "essex",
    "kind": "voicemail",
    "calendar": "std",
    "received": "2026-06-05T16:31:00-04:00",
    "now": "2026-06-05T16:31:00-04:00",
}
DOCUMENT = {"calendars": {"std": CALENDAR}, "cases": [{"id": "A", "input": INPUT}, {"id": "B", "input": INPUT}]}


def changed(**given: object) -> dict:
    """The document with other values in case B; a value of ... takes the key away."""
    document = json.loads(json.dumps(DOCUMENT))
    for key, value in given.items():
        if value is ...:
            del document["cases"][1]["input"][key]
        else:
            document["cases"][1]["input"][key] = value
    return document


@pytest.fixture
def batch(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    """Runs the command on a document or a text, and gives code, output and errors."""

    def run(document: object) -> tuple[int, str, str]:
        file = tmp_path / "cases.json"
        text = document if isinstance(document, str) else json.dumps(document)
        file.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
        code = main.main(["due", "--batch", str(file)])
        out, err = capsys.readouterr()
        return code, out, err

    return run


def refused(ran: tuple[int, str, str], *parts: str) -> None:
    code, out, err = ran
    assert (code, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert [part for part in parts if part not in err] == []


def test_all_public_cases_come_out(batch) -> None:
    document = json.loads(PUBLIC.read_text(encoding="utf-8"))
    code, out, err = batch(document)
    assert (code, err) == (0, "")
    answers = json.loads(out)
    assert list(answers) == [case["id"] for case in document["cases"]]
    for case in document["cases"]:
        expected = {key: case["expected"].get(key) for key in KEYS}
        assert answers[case["id"]] == expected, case["id"]


def test_every_answer_has_all_five_keys_and_torontos_offset(batch) -> None:
    _code, out, _err = batch(changed(received="2026-06-05T20:31:00Z", switches={"after_hours": "same_day"}))
    answer = json.loads(out)["B"]
    assert list(answer) == KEYS
    assert answer["effective_received"] == "2026-06-05T16:31:00-04:00"


def test_without_a_date_the_other_four_are_null(batch) -> None:
    document = changed(town="amherstburg")
    document["calendars"]["never"] = {"weekly": {}}
    document["cases"].append({"id": "C", "input": {**INPUT, "calendar": "never"}})
    document["cases"].append({"id": "D", "input": {**INPUT, "calendar": "never", "town": "amherstburg"}})
    answers = json.loads(batch(document)[1])
    nothing = dict.fromkeys(KEYS[:4])
    assert answers["B"] == {**nothing, "reason": "no_standard_in_text"}
    assert answers["C"] == {**nothing, "reason": "no_open_time"}
    assert answers["D"] == {**nothing, "reason": "no_standard_in_text"}


def test_kind_of_another_town_has_no_standard_here(batch) -> None:
    assert json.loads(batch(changed(kind="complaint_investigate"))[1])["B"]["reason"] == "no_standard_in_text"


def test_other_keys_are_ignored_and_no_cases_give_no_answers(batch) -> None:
    document = changed(colour="red")
    document["cases"][1]["expected"] = {"due": 5}
    document["about"] = ["x"]
    assert batch(document)[0] == 0
    assert batch({"cases": []})[:2] == (0, "{}\n")


def test_calendar_that_no_case_uses_is_not_read(batch) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["calendars"]["unused"] = "nonsense"
    assert batch(document)[0] == 0


def test_switches_that_are_null_are_the_defaults(batch) -> None:
    answers = json.loads(batch(changed(switches=None))[1])
    assert answers["A"] == answers["B"]


@pytest.mark.parametrize(
    ("given", "parts"),
    [
        ({"town": "windsor"}, ["town", "windsor", "essex"]),
        ({"town": 5}, ["town"]),
        ({"town": ...}, ["town", "missing"]),
        ({"kind": "telegram"}, ["kind", "telegram"]),
        ({"kind": ["call"]}, ["kind"]),
        ({"kind": ...}, ["kind"]),
        ({"calendar": "none"}, ["calendar", "none"]),
        ({"calendar": CALENDAR}, ["calendar"]),
        ({"received": "2026-06-05T16:31:00"}, ["received", "offset"]),
        ({"received": "2026-06-05"}, ["received", "offset"]),
        ({"received": "2026-02-30T10:00:00-05:00"}, ["received"]),
        ({"received": "Friday\nevening"}, ["received"]),
        ({"received": 1780000000}, ["received"]),
        ({"received": None}, ["received"]),
        ({"received": ...}, ["received", "missing"]),
        ({"received": "0001-01-01T00:00:00+14:00"}, ["received", "1900"]),
        ({"received": "9999-12-31T23:59:59-05:00"}, ["received", "2400"]),
        ({"received": "9999-12-31T24:00:00-05:00"}, ["received"]),
        ({"now": "2026-06-05T16:31:00"}, ["now", "offset"]),
        ({"now": ...}, ["now"]),
        ({"switches": {"at_lunch": "same_day"}}, ["at_lunch", "after_hours"]),
        ({"switches": {"at_closing": "as_is"}}, ["at_closing", "as_is", "next_open_day"]),
        ({"switches": {"at_closing": True}}, ["at_closing"]),
        ({"switches": {"at_closing": None}}, ["at_closing"]),
        ({"switches": {"a\u2028b\n": "x"}}, ["switches"]),
        ({"switches": ["at_closing"]}, ["switches"]),
        ({"switches": "none"}, ["switches"]),
    ],
)
def test_case_that_cannot_be_answered_is_named_with_its_key(batch, given: dict, parts: list[str]) -> None:
    refused(batch(changed(**given)), '"B"', *parts)


def test_case_without_a_standard_must_be_readable_all_the_same(batch) -> None:
    refused(batch(changed(town="amherstburg", calendar="none")), '"B"', "calendar")
    refused(batch(changed(town="amherstburg", now="soon")), '"B"', "now")


def test_same_id_twice_is_refused(batch) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["cases"][1]["id"] = "A"
    refused(batch(document), '"A"', "id", "twice")


@pytest.mark.parametrize(
    ("case", "parts"),
    [
        ({"input": INPUT}, ["number 3", "id"]),
        ({"id": 7, "input": INPUT}, ["number 3", "id"]),
        ({"id": None, "input": INPUT}, ["number 3", "id"]),
        ("A", ["number 3"]),
        ({"id": "C"}, ['"C"', "input"]),
        ({"id": "C", "input": []}, ['"C"', "input"]),
        ({"id": "C\nD", "input": 1}, ["C\\nD", "input"]),
    ],
)
def test_case_of_another_shape_is_refused(batch, case: object, parts: list[str]) -> None:
    document = json.loads(json.dumps(DOCUMENT))
    document["cases"].append(case)
    refused(batch(document), *parts)


@pytest.mark.parametrize(
    ("calendar", "part"),
    [
        ("08:30-16:30", "table"),
        ({}, "weekly"),
        ({"weekly": {"mon": [["16:30", "08:30"]]}}, "weekly.mon"),
        ({"weekly": {"mon": [["08:30", "12:00"], ["11:00", "16:30"]]}}, "weekly.mon"),
        ({"weekly": {"lundi": []}}, "weekly.lundi"),
        ({"weekly": {"mo\nn": []}}, "weekly.mo n"),
        ({"weekly": {}, "exceptions": {"2026-02-30": []}}, "2026-02-30"),
        ({"weekly": {}, "tz": "Mars/Olympus"}, "tz"),
    ],
)
def test_calendar_that_cannot_be_used_is_named_with_the_case(batch, calendar: object, part: str) -> None:
    document = changed(calendar="bad")
    document["calendars"]["bad"] = calendar
    refused(batch(document), '"B"', "calendar", "bad", part)


@pytest.mark.parametrize(
    "text",
    ["", "[]", "null", '{"cases": {}}', "{}", '{"cases": [], "calendars": []}', '{"cases": [', "\x00", "[" * 100_000],
)
def test_document_of_another_shape_is_refused(batch, text: str) -> None:
    refused(batch(text))


def test_key_that_stands_twice_is_refused_where_it_matters(batch) -> None:
    text = json.dumps(DOCUMENT)
    refused(batch(text.replace('"std": {', '"std": {}, "std": {', 1)), "std", "twice")
    refused(batch(text.replace('"town":', '"town": "lasalle", "town":', 1)), '"A"', "town", "twice")
    refused(batch(text.replace('"id": "A"', '"id": "Z", "id": "A"', 1)), '"A"', "id", "twice")
    switches = json.dumps(changed(switches={"half_day": "counts"}))
    doubled = switches.replace('"half_day":', '"half_day": "skipped", "half_day":')
    refused(batch(doubled), '"B"', "half_day", "twice")


def test_file_that_cannot_be_read_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    binary = tmp_path / "latin.json"
    binary.write_bytes(b'{"cases": ["\xe9"]}')
    for file in (tmp_path / "missing.json", tmp_path, binary):
        code = main.main(["due", "--batch", str(file)])
        out, err = capsys.readouterr()
        refused((code, out, err), str(file.name))


@pytest.mark.parametrize(
    ("received", "effective"),
    [
        ("2026-06-08T13:00:00.250Z", "2026-06-08T09:00:00.250000-04:00"),
        ("2026-06-08T09:00:00-04:00", "2026-06-08T09:00:00-04:00"),
        ("2026-06-08T09:00-04:00", "2026-06-08T09:00:00-04:00"),
        ("2026-06-08 09:00-04:00", "2026-06-08T09:00:00-04:00"),
        ("2026-06-08T13:00:00+00:00", "2026-06-08T09:00:00-04:00"),
        ("2026-06-08T08:00:00-05:00", "2026-06-08T09:00:00-04:00"),
        ("2026-06-07T24:00:00-04:00", "2026-06-08T08:30:00-04:00"),
        ("2026-06-07T24:00-04:00", "2026-06-08T08:30:00-04:00"),
    ],
)
def test_instants_are_read_with_any_offset(batch, received: str, effective: str) -> None:
    assert json.loads(batch(changed(received=received))[1])["B"]["effective_received"] == effective


def test_two_thousand_cases_load_neither_window_nor_database(tmp_path: Path) -> None:
    document = json.loads(PUBLIC.read_text(encoding="utf-8"))
    document["cases"] = [{**case, "id": f"{case['id']}-{turn}"} for turn in range(16) for case in document["cases"]]
    file = tmp_path / "many.json"
    file.write_text(json.dumps(document), encoding="utf-8")
    program = (
        "import sys; from counterdesk.app.main import main; code = main(sys.argv[1:]);"
        "heavy = {'PySide6', 'sqlalchemy', 'alembic', 'sqlcipher3'} & set(sys.modules); sys.exit(code or len(heavy))"
    )
    command = [sys.executable, "-c", program, "due", "--batch", str(file)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)) == 2016
