"""The name of a transaction for rooms that hold one without knowing the database."""

from sqlalchemy.orm import Session

__all__ = ["Session"]
