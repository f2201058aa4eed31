"""The store: the only room that knows the database. Above it, rows, transactions and refusals."""
