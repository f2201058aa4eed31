"""Migrations: frozen, whole or not at all, and in step with the models."""

import ast
import importlib.util
import io
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
import sqlcipher3.dbapi2 as sqlite
from alembic.autogenerate import compare_metadata
from alembic.operations import Operations
from alembic.runtime.migration import MigrationContext
from sqlalchemy import select, text

from counterdesk.domain.refusal import Refused
from counterdesk.store import backup, check, schema
from counterdesk.store.driver import Wire
from counterdesk.store.engine import Logbook
from counterdesk.store.tables import Contact, Root
from tests.store.rows import NOW, contact, save, started

HERE = Path(__file__).parents[2]
SCRIPTS = HERE / "migrations"
SHADOW = ("search", "sealed_search")

NEXT = '''
"""The next form."""
from alembic import op
import sqlalchemy as sa
revision = "0004"
down_revision = "0003"
def upgrade():
    with op.batch_alter_table("contacts") as contacts:
        contacts.add_column(sa.Column("pronoun", sa.Text(), nullable=True))
    {then}
'''


@pytest.fixture
def logbook(tmp_path: Path) -> Iterator[Logbook]:
    """A logbook with one person and one call."""
    made = started(tmp_path)
    save(made, "call_logged", contact(note="Blue house"))
    yield made
    made.close()


def scripts_with(folder: Path, then: str) -> Path:
    """Gives a copy of the migrations with one more that adds a column and then does something."""
    scripts = folder / "migrations"
    shutil.copytree(SCRIPTS, scripts, ignore=shutil.ignore_patterns("__pycache__"))
    (scripts / "versions" / "0004_next.py").write_text(NEXT.format(then=then))
    return scripts


def bring_forward(path: Path, scripts: Path) -> None:
    with closing(Wire(path, writing=True)) as wire:
        schema.migrate(wire, scripts)


def dumped(path: Path) -> list[str]:
    """Gives the whole logbook as text."""
    with closing(sqlite.connect(str(path))) as raw:
        names = [row[0] for row in raw.execute("SELECT name FROM sqlite_master WHERE sql IS NOT NULL ORDER BY name")]
        schemas = [str(row) for row in raw.execute("SELECT sql FROM sqlite_master ORDER BY name")]
        tables = [name for name in names if name in Root.metadata.tables or name == "alembic_version"]
        return schemas + [str(row) for name in tables for row in raw.execute(f'SELECT * FROM "{name}"')]


def test_models_and_migrations_describe_the_same_tables(logbook: Logbook) -> None:
    env = ast.parse((SCRIPTS / "env.py").read_text())
    assert "SHADOWS" in ast.dump(env)

    def is_ours(name: str | None, kind: str, _parents: object) -> bool:
        return kind != "table" or name == "search_rows" or not str(name).startswith(SHADOW)

    with closing(Wire(logbook.path, writing=False)) as wire, wire.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_ours, "compare_type": True})
        assert compare_metadata(context, Root.metadata) == []


def test_the_program_knows_the_newest_migration() -> None:
    newest = max(file.name for file in (SCRIPTS / "versions").glob("[0-9]*.py"))
    assert newest.startswith(f"{schema.KNOWN}_")
    assert schema.folder() == SCRIPTS


def test_migrations_freeze_history_and_import_nothing_of_ours() -> None:
    for file in SCRIPTS.rglob("*.py"):
        for node in ast.walk(ast.parse(file.read_text())):
            names = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            names += [node.module or ""] if isinstance(node, ast.ImportFrom) else []
            assert not any(name.startswith("counterdesk") for name in names), file


@pytest.mark.parametrize(
    ("number", "holds"),
    [
        ("0001", "due_at BIGINT"),
        ("0002", "reopens_id BIGINT CONSTRAINT fk_deadlines_reopens_id"),
        ("0003", "waiting INTEGER NOT NULL"),
    ],
)
def test_the_migrations_can_be_written_for_postgresql(number: str, holds: str) -> None:
    file = next((SCRIPTS / "versions").glob(f"{number}_*.py"))
    spec = importlib.util.spec_from_file_location("migration", file)
    assert spec is not None
    assert spec.loader is not None
    migration = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(migration)
    written = io.StringIO()
    context = MigrationContext.configure(
        dialect_name="postgresql", opts={"as_sql": True, "output_buffer": written, "literal_binds": True}
    )
    with Operations.context(context):
        migration.upgrade()
    sql = written.getvalue()
    assert "CREATE TABLE" in sql
    assert "PRAGMA" not in sql
    assert "fts5" not in sql
    assert holds in sql


def test_every_rule_of_the_schema_has_a_name(logbook: Logbook) -> None:
    with closing(sqlite.connect(str(logbook.path))) as raw:
        made = "\n".join(
            row[0]
            for row in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'table' AND name NOT LIKE '%search%'")
        )
    assert made.count("REFERENCES") == made.count("CONSTRAINT fk_")
    assert made.count("UNIQUE (") == made.count("CONSTRAINT uq_")


def test_an_older_logbook_is_brought_forward_with_every_row_and_seal(logbook: Logbook, tmp_path: Path) -> None:
    logbook.close()
    bring_forward(logbook.path, scripts_with(tmp_path, "pass"))
    with closing(sqlite.connect(str(logbook.path))) as raw:
        assert raw.execute("SELECT note, pronoun FROM contacts").fetchall() == [("Blue house", None)]
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0004",)


def test_a_logbook_of_the_first_form_comes_forward_sound(logbook: Logbook, tmp_path: Path) -> None:
    old = tmp_path / "old.db"
    first_only = scripts_with(tmp_path, "pass")
    for later in ("0002_deadline_stages.py", "0003_counter_day.py", "0004_next.py"):
        (first_only / "versions" / later).unlink()
    old.touch()
    bring_forward(old, first_only)
    logbook.close()
    with closing(sqlite.connect(str(old))) as raw:
        raw.execute("ATTACH ? AS new", (str(logbook.path),))
        for table in ("people", "contacts", "journal", "search_rows", "settings"):
            names = ", ".join(row[1] for row in raw.execute(f"PRAGMA main.table_info({table})"))
            raw.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM new.{table}")
        raw.execute("UPDATE main.head SET (seq, chain) = (SELECT seq, chain FROM new.head)")
        for index in ("search", "sealed_search"):
            raw.execute(f"INSERT INTO main.{index} (rowid, text) SELECT rowid, text FROM new.{index}")
        raw.commit()
    bring_forward(old, SCRIPTS)
    assert check.examine(old).sound
    with Logbook.open(old, NOW).read() as session:
        assert session.scalars(select(Contact.note)).all() == ["Blue house"]


@pytest.mark.parametrize(
    ("then", "what"),
    [
        ("raise OSError('power cut')", OSError),
        ("op.execute('DELETE FROM contacts')", RuntimeError),
        ("op.execute('UPDATE contacts SET author_id = 99')", Refused),
        ("op.execute('UPDATE nothing SET x = 1')", Exception),
    ],
)
def test_a_migration_that_fails_leaves_the_logbook_as_it_was(
    logbook: Logbook, tmp_path: Path, then: str, what: type[Exception]
) -> None:
    logbook.close()
    before = dumped(logbook.path)
    with pytest.raises(what):
        bring_forward(logbook.path, scripts_with(tmp_path, then))
    assert dumped(logbook.path) == before
    assert check.examine(logbook.path).sound
    Logbook.open(logbook.path, NOW).close()


def test_an_older_logbook_is_backed_up_before_it_changes(
    logbook: Logbook, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    logbook.close()
    scripts = scripts_with(tmp_path, "pass")
    monkeypatch.setattr(schema, "KNOWN", "0004")
    monkeypatch.setattr(schema, "folder", lambda: scripts)
    with pytest.raises(Refused, match="logbook_older"):
        Logbook.open_reader(logbook.path)
    again = Logbook.open(logbook.path, NOW, backups=tmp_path / "kept")
    with again.read() as session:
        assert session.scalars(select(Contact.note)).all() == ["Blue house"]
        assert session.execute(text("SELECT version_num FROM alembic_version")).scalar_one() == "0004"
    again.close()
    kept = backup.latest(tmp_path / "kept")
    assert kept is not None
    with closing(sqlite.connect(str(kept.path))) as raw:
        assert raw.execute("SELECT version_num FROM alembic_version").fetchone() == ("0003",)


@pytest.mark.parametrize("version", ["0000", "1", "abcd", ""])
def test_a_version_that_never_was_is_damage(logbook: Logbook, version: str) -> None:
    logbook.close()
    with closing(sqlite.connect(str(logbook.path), isolation_level=None)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = ?", (version,))
    with pytest.raises(Refused, match="logbook_damaged"):
        Logbook.open(logbook.path, NOW)


def test_alembic_is_not_loaded_to_open_a_logbook_in_this_form(logbook: Logbook) -> None:
    logbook.close()
    code = (
        "import sys; from datetime import UTC, datetime; from pathlib import Path\n"
        "from counterdesk.store.engine import Logbook\n"
        "Logbook.open(Path(sys.argv[1]), datetime(2026, 11, 20, tzinfo=UTC)).close()\n"
        "sys.exit('alembic' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(logbook.path)], cwd=HERE, check=False)
    assert done.returncode == 0
