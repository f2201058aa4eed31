"""How Alembic runs here: on the connection it is given, inside the caller's one transaction, never by a URL."""

from alembic import context

SHADOWS = frozenset(
    f"{index}{tail}"
    for index in ("search", "sealed_search")
    for tail in ("", "_config", "_content", "_data", "_docsize", "_idx")
)


def is_ours(name: str | None, kind: str, _parents: object) -> bool:
    """Tells whether a table is described by the models; the full-text indexes keep shadow tables of their own."""
    return not (kind == "table" and name in SHADOWS)


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=context.config.attributes.get("metadata"),
    include_name=is_ours,
    transactional_ddl=True,
)
with context.begin_transaction():
    context.run_migrations()
