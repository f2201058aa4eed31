"""The line at the counter, handing over the desk, and two numbers known to be one caller's.

What an owner would notice: nothing in what is there; three new, empty tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

TABLES = {
    "lines": "counter text, at at, waiting whole, left whole, by people?",
    "handovers": "counter text, from_id people, at at, to_id people?, taken_at at?, items text, remark text?",
    "caller_links": (
        "caller_id callers, other_id callers, at at, by people?, void_at at?, void_by people?, void_reason text?"
    ),
}
INDEXES = {"ix_lines_at": ("lines", "at"), "ix_handovers_at": ("handovers", "at")}


def upgrade() -> None:
    """Makes the three tables."""
    for table, columns in TABLES.items():
        op.create_table(
            table,
            sa.Column("id", KEY, nullable=False, autoincrement=True),
            sa.Column("uid", sa.Text(), nullable=False),
            *(read_column(table, *column.split()) for column in columns.split(", ")),
            sa.Column("salt", sa.LargeBinary(), nullable=False),
            sa.Column("seal", sa.Text(), nullable=False),
            sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
            sa.UniqueConstraint("uid", name=f"uq_{table}_uid"),
            sqlite_autoincrement=True,
        )
    for name, (table, column) in INDEXES.items():
        op.create_index(name, table, [column])
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version=3")


def read_column(table: str, name: str, kind: str) -> sa.Column:
    """Gives one column: text, a whole number, an instant, or the id of a row in another table."""
    bare = kind.rstrip("?")
    plain = {"text": sa.Text(), "whole": sa.Integer(), "at": sa.BigInteger()}
    if bare in plain:
        return sa.Column(name, plain[bare], nullable=kind.endswith("?"))
    target = sa.ForeignKey(f"{bare}.id", name=f"fk_{table}_{name}")
    return sa.Column(name, KEY, target, nullable=kind.endswith("?"))
