"""The first form of the logbook: every table, its indexes, the two full-text indexes and the empty head of the journal.

What an owner would notice: a new, empty logbook.

The schema is written as text, one line of columns after another, so that it can be read whole: `name type`, where `?`
means that it may be empty, `*` the primary key, `!` unique, and a table's name at the end whose id it holds.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

APPLICATION_ID = 0x43444B31
TOKENS = "tokenize='unicode61 remove_diacritics 2', prefix='2 3 4'"

TABLES = {
    "amendments": """
        id key*, record text, record_id key, field text, before text?, after text?, by key?, at at, seal text
    """,
    "calendars": """
        id key*, scope text, version whole, content text, at at, by key?, seal text
    """,
    "callers": """
        id key*, digits text!, shown text, first_at at, last_at at, contacts whole, seal text
    """,
    "departments": """
        id key*, uid text!, name text, extension text?, email text?, active flag, salt bytes, seal text
    """,
    "head": """
        id whole*, seq big, chain text
    """,
    "journal": """
        seq key*, at at, who key?, desk text, action text, record text, record_uid text, digest text, prev text,
        hash text
    """,
    "numbers": """
        kind text*, year whole*, last whole, seal text
    """,
    "packs": """
        id key*, town text, version whole, content text, at at, by key?, seal text
    """,
    "sealed_identities": """
        id key*, uid text!, record text, record_id key, name text?, number text?, reach_at text?, address text?,
        salt bytes, seal text
    """,
    "search_rows": """
        id key*, record text, record_id key, at at, is_sealed flag, seal text
    """,
    "settings": """
        key text*, value text?, seal text
    """,
    "topics": """
        id key*, uid text!, name text, place whole, is_tally flag, active flag, salt bytes, seal text
    """,
    "years": """
        scope text*, year whole*, confirmed_at at, confirmed_by key?, seal text
    """,
    "people": """
        id key*, uid text!, name text, first_name text?, letter text?, position text?,
        department_id key? departments, extension text?, email text?, at_desk flag, active flag,
        away_until_on text?, stand_in_id key? people, salt bytes, seal text
    """,
    "closures": """
        id key*, uid text!, scope text, on_date text, name text, hours text, source text, ticked flag,
        added_at at, added_by key?, void_at at?, void_by key? people, void_reason text?, salt bytes, seal text
    """,
    "contacts": """
        id key*, uid text!, visit_uid text, channel text, happened_at at, entered_at at, opened_at at?,
        ended_at at?, caller_id key? callers, name text?, name_value text, number_typed text?,
        number_digits text?, number_ext text?, number_shown text?, reach_at text?, topic_id key? topics,
        topic_text text?, note text?, place text?, on_behalf text?, on_behalf_proof text?, reference text?,
        language text?, accommodation text?, outcome text, outcome_detail text?, first_contact flag,
        one_click flag, quantity whole, parked_seconds whole, author_id key people, counter text,
        confidential flag, late_entry flag, told_at at?, told_due_at at?, void_at at?, void_by key? people,
        void_reason text?, salt bytes, seal text
    """,
    "incidents": """
        id key*, uid text!, number text!, linked_contact_uid text?, channel text?, happened_at at, place text?,
        categories text?, words_used text?, what_before text?, what_tried text?, witnesses text?,
        injuries text?, follow_up text?, warned_at at?, ended_at at?, supervisor_told_at at?,
        supervisor_id key? people, police_called_at at?, police_number text?, person_description text?,
        submitted_at at?, entered_at at, author_id key people, counter text, void_at at?, void_by key? people,
        void_reason text?, salt bytes, seal text
    """,
    "openings": """
        id key*, uid text!, record text, record_id key, at at, by key? people, reason text, salt bytes,
        seal text
    """,
    "printed": """
        id key*, uid text!, record text, record_id key?, what text, at at, by key? people, salt bytes, seal text
    """,
    "shifts": """
        id key*, uid text!, person_id key people, counter text, from_at at, to_at at?, salt bytes, seal text
    """,
    "complaints": """
        id key*, uid text!, number text!, contact_id key? contacts, about text?, about_employee flag,
        employee_sealed text?, topic text?, department_id key? departments, routed_to text?,
        subject_sealed text?, action_requested text?, anonymous flag, risk text?, legislative_reason text?,
        apology_needed flag?, state text, entered_at at, author_id key people, counter text, received_at at,
        channel text?, void_at at?, void_by key? people, void_reason text?, salt bytes, seal text
    """,
    "incident_addenda": """
        id key*, uid text!, incident_id key incidents, text text, at at, by key? people, salt bytes, seal text
    """,
    "messages": """
        id key*, uid text!, number text!, contact_id key contacts, for_person_id key? people,
        for_department_id key? departments, for_text text?, best_time text?, boxes text?, state text,
        handed_at at?, handed_how text?, read_at at?, answered_at at?, printed whole, void_at at?,
        void_by key? people, void_reason text?, salt bytes, seal text
    """,
    "deadlines": """
        id key*, uid text!, contact_id key? contacts, message_id key? messages, complaint_id key? complaints,
        kind text, stage text?, number whole?, unit text?, clause text?, section text?, must flag,
        switches text?, calendar_scope text?, calendar_version whole?, received_at at, effective_at at?,
        due_at at?, original_due_at at?, no_due_reason text?, explanation text?, year_unconfirmed flag,
        promised_at at?, answerer_id key? people, department_id key? departments, claimed_by key? people,
        claimed_at at?, state text, answered_at at?, answered_by text?, answered_how text?, finished flag?,
        recorded_at at?, recorded_late flag, replaces_id key? deadlines, void_at at?, void_by key? people,
        void_reason text?, salt bytes, seal text
    """,
    "attempts": """
        id key*, uid text!, deadline_id key deadlines, at at, by key? people, what text, note text?, salt bytes,
        seal text
    """,
}

PAIRS = {
    "uq_calendars_scope_version": ("calendars", "scope version"),
    "uq_packs_town_version": ("packs", "town version"),
}

INDEXES = {
    "ix_amendments_record_record_id": ("amendments", "record record_id"),
    "ix_journal_record_uid": ("journal", "record_uid"),
    "ix_sealed_identities_record_record_id": ("sealed_identities", "record record_id"),
    "ix_closures_on_date": ("closures", "on_date"),
    "ix_contacts_caller_id_happened_at": ("contacts", "caller_id happened_at"),
    "ix_contacts_entered_at": ("contacts", "entered_at"),
    "ix_contacts_happened_at": ("contacts", "happened_at"),
    "ix_contacts_visit_uid": ("contacts", "visit_uid"),
    "ix_incidents_happened_at": ("incidents", "happened_at"),
    "ix_openings_at": ("openings", "at"),
    "ix_printed_record_record_id": ("printed", "record record_id"),
    "ix_shifts_from_at": ("shifts", "from_at"),
    "ix_complaints_contact_id": ("complaints", "contact_id"),
    "ix_complaints_entered_at": ("complaints", "entered_at"),
    "ix_incident_addenda_incident_id": ("incident_addenda", "incident_id"),
    "ix_messages_contact_id": ("messages", "contact_id"),
    "ix_deadlines_complaint_id": ("deadlines", "complaint_id"),
    "ix_deadlines_contact_id": ("deadlines", "contact_id"),
    "ix_deadlines_message_id": ("deadlines", "message_id"),
    "ix_deadlines_received_at": ("deadlines", "received_at"),
    "ix_attempts_deadline_id": ("attempts", "deadline_id"),
}


def upgrade() -> None:
    """Makes everything, in the order in which tables refer to each other."""
    for table, columns in TABLES.items():
        make(table, " ".join(columns.split()).split(", "))
    for name, (table, columns) in INDEXES.items():
        op.create_index(name, table, columns.split())
    op.create_index("uq_search_rows_record_record_id", "search_rows", ["record", "record_id"], unique=True)
    index_open("ix_deadlines_open", "deadlines", "due_at", "state = 'open'")
    index_open("ix_messages_open", "messages", "state", "state = 'to_hand_over'")
    op.execute(sa.text("INSERT INTO head (id, seq, chain) VALUES (1, 0, :none)").bindparams(none="0" * 64))
    if op.get_context().dialect.name == "sqlite":
        make_searchable()


def make(table: str, columns: list[str]) -> None:
    """Makes one table; ids that count up never come back."""
    read = [read_column(table, column.split()) for column in columns]
    alone = [column.split()[0] for column in columns if "!" in column]
    rules = [sa.UniqueConstraint(name, name=f"uq_{table}_{name}") for name in alone]
    rules += [sa.UniqueConstraint(*names.split(), name=name) for name, (of, names) in PAIRS.items() if of == table]
    keys = [column.split()[0] for column in columns if "*" in column]
    rules.append(sa.PrimaryKeyConstraint(*keys, name=f"pk_{table}"))
    op.create_table(table, *read, *rules, sqlite_autoincrement=columns[0] == "id key*")


def read_column(table: str, words: list[str]) -> sa.Column:
    """Gives the column that one entry of TABLES describes."""
    name, kind = words[0], words[1].rstrip("?*!")
    marks = words[1][len(kind) :]
    key = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
    types = {
        "key": key,
        "big": sa.BigInteger(),
        "at": sa.BigInteger(),
        "whole": sa.Integer(),
        "text": sa.Text(),
        "flag": sa.Boolean(),
        "bytes": sa.LargeBinary(),
    }
    target = [sa.ForeignKey(f"{words[2]}.id", name=f"fk_{table}_{name}")] if len(words) > 2 else []
    counts = kind == "key" and name == "id"
    return sa.Column(name, types[kind], *target, nullable="?" in marks, autoincrement=counts)


def index_open(name: str, table: str, column: str, condition: str) -> None:
    """Makes a small index over what is still open, on both databases."""
    where = sa.text(condition)
    op.create_index(name, table, [column], sqlite_where=where, postgresql_where=where)


def make_searchable() -> None:
    """Makes the open and the sealed full-text index, and marks the file as a logbook."""
    for index in ("search", "sealed_search"):
        op.execute(f"CREATE VIRTUAL TABLE {index} USING fts5(text, {TOKENS})")
    op.execute("INSERT INTO search (search, rank) VALUES ('secure-delete', 1)")
    op.execute("INSERT INTO sealed_search (sealed_search, rank) VALUES ('secure-delete', 1)")
    op.execute(f"PRAGMA application_id={APPLICATION_ID}")
    op.execute("PRAGMA user_version=1")
