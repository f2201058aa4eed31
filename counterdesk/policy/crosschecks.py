"""What one part of a pack says about another: kinds, calendars and codes that must fit together.

Works on the text's own tables, so that these faults are found even where a value beside them is wrong.
"""

from collections.abc import Iterator, Mapping

Found = tuple[str, str, dict[str, str]]
Rows = list[tuple[str, Mapping[str, object]]]


def cross_faults(written: Mapping[str, object]) -> Iterator[Found]:
    """Every disagreement between the parts of a pack: key, code and facts."""
    kinds = _texts(_rows(written, "standards"), "kind")
    fillable = {kind for _, row in _rows(written, "blanks") for kind in _list(row, "fills")}
    known = set(kinds.values()) | fillable
    yield from _doubled(written)
    yield from _kind_faults(written, set(kinds.values()), known)
    yield from _route_faults(written)
    yield from _example_faults(written, known)
    pausing = written.get("pausing")
    if isinstance(pausing, Mapping) and pausing.get("reasons") == []:
        yield "pausing.reasons", "no_reasons", {}


def _doubled(written: Mapping[str, object]) -> Iterator[Found]:
    """Each row that repeats what must be said once."""
    unique = (("standards", "kind"), ("channels", "channel"), ("complaints", "about"), ("topics", "name"))
    for table, key in (*unique, ("blanks", "code"), ("incidents", "code")):
        seen: set[str] = set()
        for path, value in _texts(_rows(written, table), key).items():
            if value in seen:
                yield path, "said_twice", {"value": value}
            seen.add(value)


def _kind_faults(written: Mapping[str, object], dated: set[str], known: set[str]) -> Iterator[Found]:
    for path, kind in _named_kinds(written):
        if kind not in known:
            yield path, "unknown_kind", {"value": kind, "allowed": ", ".join(sorted(known))}
    for path, row in _rows(written, "channels"):
        choice = row.get("choice")
        if row.get("owes") != "none" and isinstance(choice, str):
            yield f"{path}.choice", "choice_beside_standard", {"value": choice}
        if isinstance(choice, str) and choice not in dated:
            yield f"{path}.choice", "unknown_kind", {"value": choice, "allowed": ", ".join(sorted(dated))}


def _named_kinds(written: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    """Every place where a pack speaks of a kind, except the standards themselves and their examples."""
    for path, kind in _texts(_rows(written, "channels"), "owes").items():
        if kind != "none":
            yield path, kind
    for path, row in _rows(written, "complaints"):
        yield from ((f"{path}.starts[{place}]", kind) for place, kind in enumerate(_list(row, "starts")))
    if isinstance(outer := written.get("outer"), str):
        yield "outer", outer
    council = written.get("council")
    if isinstance(council, Mapping) and isinstance(council.get("owes"), str):
        yield "council.owes", council["owes"]


def _route_faults(written: Mapping[str, object]) -> Iterator[Found]:
    """Each complaint that would not know where to go."""
    routes = set(_texts(_rows(written, "complaints"), "about").values())
    yield from (
        ("complaints", "no_route", {"value": about}) for about in ("employee", "service") if about not in routes
    )


def _example_faults(written: Mapping[str, object], known: set[str]) -> Iterator[Found]:
    calendars = written.get("calendars")
    names = set(calendars) if isinstance(calendars, Mapping) else set()
    for path, row in _rows(written, "examples"):
        calendar = row.get("calendar")
        if isinstance(calendar, str) and calendar not in names:
            yield f"{path}.calendar", "unknown_calendar", {"value": calendar, "allowed": ", ".join(sorted(names))}
        if ("due" in row) == ("reason" in row):
            yield path, "due_or_reason", {}
        kind = row.get("kind")
        if isinstance(kind, str) and "due" in row and kind not in known:
            yield f"{path}.kind", "unknown_kind", {"value": kind, "allowed": ", ".join(sorted(known))}
    if not _rows(written, "examples"):
        yield "", "no_examples", {}


def _rows(written: Mapping[str, object], table: str) -> Rows:
    rows = written.get(table)
    if not isinstance(rows, list):
        return []
    return [(f"{table}[{place}]", row) for place, row in enumerate(rows) if isinstance(row, Mapping)]


def _texts(rows: Rows, key: str) -> dict[str, str]:
    return {f"{path}.{key}": value for path, row in rows if isinstance(value := row.get(key), str)}


def _list(row: Mapping[str, object], key: str) -> list[str]:
    values = row.get(key)
    return [value for value in values if isinstance(value, str)] if isinstance(values, list) else []
