"""How a field is written in a cell or a paragraph, and what that is in a content file."""

import re
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Any, Final, Literal

from pydantic_core import PydanticCustomError

from briefgen.authoring.intake.cleaning import straight
from briefgen.authoring.slug import slug
from briefgen.content.model import ID_LENGTH, ID_PATTERN
from briefgen.content.readers import read_reader, reader_parts
from briefgen.diagnostics import did_you_mean
from briefgen.regex import regex

Shape = Literal[
    "words", "id", "ids", "readers", "citations", "day", "issued", "when", "moment", "amount", "flag", "names", "grade",
    "sections", "choice", "texts",
]  # fmt: skip


class Unfit(Exception):  # noqa: N818 - it becomes a finding at its place
    """A value is not of its shape; carries the message and a hint."""

    def __init__(self, message: str, hint: str) -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint


def read_value(shape: Shape, text: str, choices: Sequence[str] = ()) -> Any:
    """Return what *text*, which is clean and not blank, is in a content file. Raises `Unfit`."""
    return _choice(text, choices) if shape == "choice" else _READERS[shape](text)


def _choice(text: str, choices: Sequence[str]) -> str:
    said = straight(text).casefold()
    for known in choices:
        if said.replace("-", " ").replace("_", " ") == known.casefold().replace("-", " ").replace("_", " "):
            return known
    hint = did_you_mean(said, choices, f"choose one of {', '.join(choices)}")
    raise Unfit(f"'{text}' is none of the words to choose from", hint)


def _id(text: str) -> str:
    said = straight(text).casefold()  # Word writes a capital at the start of a cell and of a line by itself
    if re.fullmatch(ID_PATTERN, said) is None or len(said) > ID_LENGTH:
        near = slug(said)
        hint = f"did you mean '{near}'?" if near else "use small letters, digits and hyphens"
        raise Unfit(f"'{text}' is no name that others can refer to", hint)
    return said


def _ids(text: str) -> list[str]:
    return [_id(part) for part in re.split(r"[,;]", text) if part.strip()]


def _readers(text: str) -> list[str]:
    try:
        read = [_reader(part) for part, _ in reader_parts(straight(text).replace(";", ","))]
    except PydanticCustomError as fault:
        context = fault.context or {}
        raise Unfit(str(context["fault"]), str(context["hint"])) from None
    return [name if rank is None else f"{name} {rank}" for name, rank in read]


def _reader(part: str) -> tuple[str, int | None]:
    try:
        return read_reader(part.casefold())
    except PydanticCustomError:
        return read_reader(part)  # which refuses the words as they stand


def _citations(text: str) -> list[dict[str, str]]:
    found = []
    for part in text.removeprefix("[").removesuffix("]").split(";"):
        source, comma, locator = part.strip().removeprefix("@").partition(",")
        if source.strip():
            found.append({"source": _id(source)} | ({"locator": locator.strip()} if comma and locator.strip() else {}))
    return found


def _as_it_stands(text: str) -> str:
    return straight(text)


_GROUPED: Final = regex(r"[+-]?\d{1,3}([ ,'’]\d{3})+(\.\d+)?")
_COMMA: Final = regex(r"[+-]?\d+,\d+")


def _amount(text: str) -> Decimal:
    said = straight(text).replace("−", "-")
    if re.fullmatch(r"[+-]?\d+(\.\d+)?", said):
        return Decimal(said)
    if _GROUPED.fullmatch(said):
        raise Unfit(f"'{text}' has its thousands parted", f"write {re.sub('[ ,’]', '', said).replace(chr(39), '')}")
    if _COMMA.fullmatch(said):
        raise Unfit(f"'{text}' has a decimal comma", f"write {said.replace(',', '.')}")
    if said.endswith("%"):
        raise Unfit(f"'{text}' has its unit in it", "write the number alone, and 'per cent' as its unit")
    raise Unfit(
        f"'{text}' is not a number", "write digits alone, as 68.7; unit, currency and scale have columns of their own"
    )


def _flag(text: str) -> bool:
    said = straight(text).casefold()
    if said not in _FLAGS:
        raise Unfit(f"'{text}' is neither yes nor no", "write yes or no")
    return _FLAGS[said]


_FLAGS: Final[Mapping[str, bool]] = {"yes": True, "true": True, "x": True, "no": False, "false": False}


def _names(text: str) -> list[dict[str, str]]:
    """Read `Family, Given; A Body`: parted by semicolons, a person has a comma, a body has none."""
    found = []
    for part in (one.strip() for one in text.split(";")):
        family, comma, given = part.partition(",")
        if part:
            both = comma and family.strip() and given.strip()
            found.append({"family": family.strip(), "given": given.strip()} if both else {"literal": part})
    return found


def _grade(text: str) -> dict[str, Any]:
    said = straight(text).upper().replace(" ", "")
    if re.fullmatch(r"[A-F][1-6]", said) is None:
        raise Unfit(f"'{text}' is no grade", "write the source's letter and the information's number, as B2")
    return {"source": said[0], "information": int(said[1])}


def _sections(text: str) -> dict[str, str]:
    found = {}
    for part in (one.strip() for one in text.split(";")):
        key, colon, heading = part.partition(":")
        if part and not (colon and heading.strip()):
            raise Unfit(f"'{part}' is no section", "write key: heading; key: heading, as energy: Focus on energy")
        if part:
            found[_id(key)] = heading.strip()
    return found


def _texts(text: str) -> list[str]:
    return [part.strip() for part in text.split(";") if part.strip()]


_READERS: Final[Mapping[Shape, Callable[[str], Any]]] = {
    "words": str,
    "id": _id,
    "ids": _ids,
    "readers": _readers,
    "citations": _citations,
    "day": _as_it_stands,
    "issued": _as_it_stands,
    "when": _as_it_stands,
    "moment": _as_it_stands,
    "amount": _amount,
    "flag": _flag,
    "names": _names,
    "grade": _grade,
    "sections": _sections,
    "texts": _texts,
}
