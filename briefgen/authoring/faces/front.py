"""A front matter that holds lists of items beside its own fields: which of its lines are theirs."""

from collections.abc import Sequence
from pathlib import Path

from briefgen.content.front import FENCE, front_end
from briefgen.content.lists import LISTS
from briefgen.content.names import problem
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass
from briefgen.located.positions import Located, ValuePlace
from briefgen.located.yaml import parse_yaml

IN_THE_WAY = "BG152"
"""What keeps a pack from being written in the other face."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """The file that has the front matter, parted."""

    text: str
    """What stands between the two lines `---`; it begins in line 2."""
    located: Located
    lists: tuple[range, ...]
    """Numbers of the file's lines that hold lists of items, with the comments in front of them."""
    body: str
    """The whole file with the lines of the front matter empty."""

    def without_lists(self) -> str:
        """Return the front matter without lists of items."""
        lines = self.text.split("\n")
        kept = [line for number, line in enumerate(lines, 2) if not any(number in each for each in self.lists)]
        return "".join(f"{line}\n" for line in kept).rstrip("\n") + "\n"

    def with_lists(self, lists: str) -> str:
        """Return the file with these lists of items at the end of its front matter, and nothing below it.

        Empty lines keep the comments of the lists from those of the front matter, as `_own_comments` tells them.
        """
        own = self.without_lists()
        if own.rstrip("\n").rpartition("\n")[2].lstrip().startswith("#"):
            own = f"{own}\n\n"
        elif lists.startswith("#"):
            own = f"{own}\n"
        return f"{FENCE}\n{own}{lists}{FENCE}\n"

    def with_sections(self, sections: str) -> str:
        """Return the file with these sections, and no lists of items."""
        gap = "\n" if sections else ""
        return f"{FENCE}\n{self.without_lists()}{FENCE}\n{gap}{sections}"


def read_front(text: str, path: Path) -> Front:
    """Part a file that is known to have a front matter. Raises UserError where its lists cannot be told from the rest."""
    lines = text.split("\n")
    end = front_end(lines)
    assert end is not None, "the pack has been read"
    matter = "\n".join(lines[1:end])
    located = parse_yaml(matter, path, first_line=2)
    body = "\n" * (end + 1) + "\n".join(lines[end + 1 :])
    return Front(text=matter, located=located, lists=_lists(located, lines, end), body=body)


def _lists(located: Located, lines: Sequence[str], end: int) -> tuple[range, ...]:
    keys = sorted(
        ((str(location[0]), place) for location, place in located.keys.items() if len(location) == 1),
        key=lambda key: (key[1].line, key[1].column),
    )
    _require_lines(keys)
    starts: list[int] = []
    for index, (name, place) in enumerate(keys):
        above = keys[index - 1][1].line if index else 1
        starts.append(_with_comments(lines, above, place.line, several=name in LISTS))
    stops = [*starts[1:], end + 1]
    return tuple(
        range(start, stop) for start, stop, (name, _) in zip(starts, stops, keys, strict=True) if name in LISTS
    )


def _with_comments(lines: Sequence[str], above: int, number: int, *, several: bool) -> int:
    """Return the number of the line that begins with the comments of the field in line *number*; the one above it begins in
    line *above*. They stand right above the field; of a list there may be *several*, each after one empty line, as far as the
    first does not stand right below another field.
    """
    start = number
    while start - 1 > above and lines[start - 2].startswith("#"):
        start -= 1
    while several and start - 2 > above and not lines[start - 2].strip() and lines[start - 3].startswith("#"):
        first = start - 2
        while first - 1 > above and lines[first - 2].startswith("#"):
            first -= 1
        if lines[first - 2].strip():
            break
        start = first
    return start


def _require_lines(keys: Sequence[tuple[str, ValuePlace]]) -> None:
    """Refuse a front matter in braces: its fields have no lines of their own."""
    for name, place in keys:
        if place.column != 1:
            message = f"'{name}' has no line of its own in the front matter"
            raise UserError(
                problem(IN_THE_WAY, message, place.span(), "write each field at the left margin, without braces")
            )
