"""Words that pdfium hands over in a buffer of ours."""

from collections.abc import Callable
from ctypes import POINTER, c_ushort, cast, create_string_buffer
from typing import Any, Final

_END: Final = 2
"""Bytes of the zero that it puts behind the words."""


def wide_string(fill: Callable[[Any, int], int]) -> str:
    """Return what *fill* writes: called without a buffer it returns how many bytes it needs, then it fills one of that size."""
    length = int(fill(None, 0))
    buffer = create_string_buffer(max(length, _END))
    fill(cast(buffer, POINTER(c_ushort)), length)
    return buffer.raw[: max(length - _END, 0)].decode("utf-16-le", "replace")
