"""Calendars of departments, edits of the policy, and what a deadline goes through after it has started.

What an owner would notice: nothing in what is there; every new column is empty, so no row changes its seal.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

KEY = sa.BigInteger().with_variant(sa.Integer(), "sqlite")

NEW_COLUMNS = {
    "closures": "group_uid text, replaces_id closures, from_at at, until_at at",
    "deadlines": (
        "council_on text, decided_on text, advised_at at, not_owed_code text, reopens_id deadlines, "
        "reopen_reason text, override text, moved_at at, moved_by people, moved_why text, paused_at at"
    ),
    "people": "away_from_on text",
}


def upgrade() -> None:
    """Adds the columns, then the two tables."""
    for table, columns in NEW_COLUMNS.items():
        for name, kind in (column.split() for column in columns.split(", ")):
            add_column(table, name, kind)
    op.create_table(
        "policy_edits",
        sa.Column("id", KEY, nullable=False, autoincrement=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        new_column("policy_edits", "department_id", "departments"),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("from_on", sa.Text(), nullable=False),
        sa.Column("source", sa.Text()),
        sa.Column("approved_by", sa.Text()),
        sa.Column("approved_on", sa.Text()),
        sa.Column("at", sa.BigInteger(), nullable=False),
        new_column("policy_edits", "by", "people"),
        sa.Column("void_at", sa.BigInteger()),
        new_column("policy_edits", "void_by", "people"),
        sa.Column("void_reason", sa.Text()),
        *last_columns("policy_edits"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "pauses",
        sa.Column("id", KEY, nullable=False, autoincrement=True),
        sa.Column("uid", sa.Text(), nullable=False),
        sa.Column("deadline_id", KEY, sa.ForeignKey("deadlines.id", name="fk_pauses_deadline_id"), nullable=False),
        sa.Column("from_at", sa.BigInteger(), nullable=False),
        sa.Column("to_at", sa.BigInteger()),
        sa.Column("reason", sa.Text(), nullable=False),
        new_column("pauses", "by", "people"),
        *last_columns("pauses"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_pauses_deadline_id", "pauses", ["deadline_id"])
    if op.get_context().dialect.name == "sqlite":
        op.execute("PRAGMA user_version=2")


def add_column(table: str, name: str, kind: str) -> None:
    """Adds an empty column; a reference stands in the column itself, the one form that both databases take here."""
    if kind in ("text", "at"):
        op.add_column(table, new_column(table, name, kind))
        return
    number = "INTEGER" if op.get_context().dialect.name == "sqlite" else "BIGINT"
    op.execute(f"ALTER TABLE {table} ADD COLUMN {name} {number} CONSTRAINT fk_{table}_{name} REFERENCES {kind} (id)")


def new_column(table: str, name: str, kind: str) -> sa.Column:
    """Gives an empty column of text, an instant, or the id of a row in another table."""
    plain = {"text": sa.Text(), "at": sa.BigInteger()}
    if kind in plain:
        return sa.Column(name, plain[kind], nullable=True)
    return sa.Column(name, KEY, sa.ForeignKey(f"{kind}.id", name=f"fk_{table}_{name}"), nullable=True)


def last_columns(table: str) -> tuple[sa.Column | sa.Constraint, ...]:
    """Gives what every record ends with: its salt, its seal and its keys."""
    return (
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("seal", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=f"pk_{table}"),
        sa.UniqueConstraint("uid", name=f"uq_{table}_uid"),
    )
