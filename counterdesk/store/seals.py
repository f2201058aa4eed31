"""Seals and digests: what a row, a record's content and a journal line hash to.

A row's seal is the SHA-256 of the JSON of its table and its non-null columns by sorted name, so that a new nullable
column changes nothing. The journal's digest is an HMAC under the record's own salt: a plain hash of a phone number
is reversed in seconds.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping

GENESIS = "0" * 64
_SEAL_LETTERS = 16
_SPELL = json.JSONEncoder(ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode


def content(table: str, columns: Mapping[str, object]) -> bytes:
    """Gives the bytes that stand for a row as the database keeps it, without its seal."""
    kept = {name: _plain(value) for name, value in columns.items() if value is not None and name != "seal"}
    return _bytes({"table": table, "columns": kept})


def row_seal(row: bytes) -> str:
    """Gives the seal of a row's content: 64 hexadecimal digits."""
    return hashlib.sha256(row).hexdigest()


def digest(row: bytes, salt: bytes) -> str:
    """Gives what the journal remembers of a record's content, under the record's salt."""
    return hmac.new(salt, row, hashlib.sha256).hexdigest()


def line_hash(fields: Mapping[str, object]) -> str:
    """Gives the hash of a journal line, `prev` included."""
    return hashlib.sha256(_bytes(fields)).hexdigest()


def seal16(chain: str) -> str:
    """Gives the seal printed on reports: 16 characters in fours, without 0, 1, 8 and 9."""
    letters = base64.b32encode(hashlib.sha256(chain.encode()).digest()).decode()[:_SEAL_LETTERS]
    return " ".join(letters[at : at + 4] for at in range(0, _SEAL_LETTERS, 4))


def _plain(value: object) -> str | int:
    match value:
        case bool():
            return int(value)
        case bytes():
            return value.hex()
        case str() | int():
            return value
        case _:
            raise TypeError(f"no seal for a {type(value).__name__}")


def _bytes(fields: Mapping[str, object]) -> bytes:
    return _SPELL(fields).encode()
