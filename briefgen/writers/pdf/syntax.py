"""PDF syntax: numbers, strings, names, dictionaries, as bytes (ISO 32000-1, 7.3)."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from functools import lru_cache
from typing import Final

NUMBER_PLACES: Final = 3
_ESCAPES: Final = ((b"\\", b"\\\\"), (b"(", b"\\("), (b")", b"\\)"), (b"\r", b"\\r"), (b"\n", b"\\n"))
"""The backslash first, for the others are told by one."""
_REGULAR: Final = frozenset(b"!\"$&'*+,-.0123456789:;=?@ABCDEFGHIJKLMNOPQRSTUVWXYZ\\^_`abcdefghijklmnopqrstuvwxyz|~")


@lru_cache(maxsize=1 << 14)
def number(value: float) -> str:
    """Return a number in as few characters as three decimals need; PDF knows no exponents."""
    text = f"{value:.{NUMBER_PLACES}f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text


def numbers(*values: float) -> str:
    return " ".join(map(number, values))


@lru_cache(maxsize=1 << 10)
def name(text: str) -> bytes:
    return b"/" + b"".join(bytes([byte]) if byte in _REGULAR else b"#%02X" % byte for byte in text.encode())


def string(text: str) -> bytes:
    """Return a text string: what is printed in ASCII as it is, anything else in UTF-16."""
    raw = text.encode("ascii") if text.isascii() and text.isprintable() else b"\xfe\xff" + text.encode("utf-16-be")
    for byte, escape in _ESCAPES:
        raw = raw.replace(byte, escape)
    return b"(" + raw + b")"


def hexadecimal(text: str) -> str:
    """Return a text string in hexadecimal, for content streams."""
    return f"<FEFF{text.encode('utf-16-be').hex().upper()}>"


def moment(value: datetime) -> bytes:
    """Return a date string; `value` has a zone."""
    offset = f"{value:%z}"
    return string(f"D:{value:%Y%m%d%H%M%S}{offset[:3]}'{offset[3:5]}'")


def array(items: Iterable[bytes]) -> bytes:
    return b"[" + b" ".join(items) + b"]"


def dictionary(entries: Mapping[str, bytes | None]) -> bytes:
    """Return a dictionary of what is not None."""
    inner = b" ".join([name(key) + b" " + value for key, value in entries.items() if value is not None])
    return b"<<" + inner + b">>"
