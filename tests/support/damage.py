"""Files as a hurried hand, a bad copy or a broken program leaves them: one seeded edit at a time."""

from collections.abc import Callable
from random import Random
from typing import Final

JUNK: Final = (
    "\t", "\u00a0", "\u200b", "\u202e", "\ue000", "\0", "\ufeff", "\r", "“", "’", "{", "}", "[", "]", "[@", "^", "^a", "{.", "{.say}",
    '"', "'", "`", "*", "**", "_", "- ", "  - ", "# ", "> ", "1. ", "| a | b |", "---", "<!--", "-->", "<b>", "&a", "*a", "<<: *a",
    "!!python/object:os.system", "%", "@", ": ", "::: box", "{{ a }}", "{% for a in b %}", "Q:", "A:", "{figure:", "{person:a}", "\\",
    ",", ";", "=", "|", ">", "~", "null", "-1", "1e999", "0x10", "2025-13-45", "सब", "שלום", "😀", "e\u0301" * 9, "x" * 300,
)  # fmt: skip
BYTES: Final = (b"\xff", b"\x80", b"\xc3", b"\xed\xa0\x80", b"\x00", b"\xef\xbb\xbf", b"\x1a", b"\r")


def damaged(data: bytes, random: Random) -> bytes:
    """Return the file with one thing dropped, repeated, swapped, cut off, indented otherwise, or put in."""
    if random.random() < 0.05:
        at = random.randrange(len(data) + 1)
        return data[:at] + random.choice(BYTES) + data[at:]
    lines = data.decode().split("\n")
    random.choice(_WAYS)(lines, random.randrange(len(lines)), random)
    return "\n".join(lines).encode()


def damaged_records(record: bytes, words: bytes, others: bytes) -> dict[str, bytes]:
    """Return a record of lines of JSON as it may be damaged, by how: *others* in place of its *words*, among the rest."""
    head, _, told = record.partition(b"\n")
    return {
        "cut": record[: len(record) // 2],
        "empty": b"",
        "another thing": b"[1, 2]",
        "deep": head + b"\n" + b"[" * 100_000,
        "other words": record.replace(words, others),
        "no text": head + b"\n\xff\xfe" + told,
    }


def _drop(lines: list[str], at: int, random: Random) -> None:
    del lines[at : at + random.choice((1, 1, 1, 2, 5))]


def _repeat(lines: list[str], at: int, random: Random) -> None:
    to = random.choice((at, random.randrange(len(lines))))
    lines.insert(to, lines[at])


def _swap(lines: list[str], at: int, random: Random) -> None:
    other = random.choice((min(at + 1, len(lines) - 1), random.randrange(len(lines))))
    lines[at], lines[other] = lines[other], lines[at]


def _cut(lines: list[str], at: int, random: Random) -> None:
    """Cut a line, or the whole file, off."""
    lines[at] = lines[at][: random.randrange(len(lines[at]) + 1)]
    if random.random() < 0.3:
        del lines[at + 1 :]


def _indent(lines: list[str], at: int, random: Random) -> None:
    blanks = random.choice(("", " ", "  ", "   ", "    ", "\t", "\u00a0 "))
    lines[at] = blanks + lines[at].lstrip()


def _put_in(lines: list[str], at: int, random: Random) -> None:
    place = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + random.choice(JUNK) + lines[at][place:]


def _drop_characters(lines: list[str], at: int, random: Random) -> None:
    place = random.randrange(len(lines[at]) + 1)
    lines[at] = lines[at][:place] + lines[at][place + random.choice((1, 1, 2, 9)) :]


def _swap_characters(lines: list[str], at: int, random: Random) -> None:
    place = random.randrange(max(len(lines[at]) - 1, 1))
    lines[at] = lines[at][:place] + lines[at][place : place + 2][::-1] + lines[at][place + 2 :]


def _join(lines: list[str], at: int, random: Random) -> None:
    lines[at : at + 2] = [random.choice(("", " ")).join(lines[at : at + 2])]


_WAYS: Final[tuple[Callable[[list[str], int, Random], None], ...]] = (
    _drop, _repeat, _swap, _cut, _indent, _put_in, _put_in, _put_in, _drop_characters, _swap_characters, _join,
)  # fmt: skip
