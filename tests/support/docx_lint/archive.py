"""The ZIP: what opens in every program, and is the same on every day and machine."""

from collections.abc import Iterator
from typing import Final

from support.docx_lint.package import TYPES, Package, Rule, twice

_UNIX: Final = 3
_MODE: Final = 0o600 << 16
_METHODS: Final = (0, 8)
_NAMES_IN_UNICODE: Final = 0x800


def names_stand_once(file: Package) -> Iterator[str]:
    """Names that differ in nothing but case are one (ISO 29500-2, 6.2.2.3)."""
    yield from twice("the member", (member.filename.lower() for member in file.members))


def names_stay_within(file: Package) -> Iterator[str]:
    for member in file.members:
        name = member.filename
        if name.startswith("/") or "\\" in name or ".." in name.split("/") or ":" in name:
            yield f"the name {name!r} leads out of the package"
        if member.is_dir():
            yield f"{name!r} is a folder, not a part"


def content_types_come_first(file: Package) -> Iterator[str]:
    if file.members[0].filename != TYPES:
        yield f"the package begins with {file.members[0].filename!r}, not with {TYPES!r}"


def members_can_be_read(file: Package) -> Iterator[str]:
    """Word for Mac calls a member without permissions unreadable."""
    for member in file.members:
        if member.create_system != _UNIX or member.external_attr != _MODE:
            yield f"the member {member.filename!r} has other permissions"
        if member.compress_type not in _METHODS or member.flag_bits & ~_NAMES_IN_UNICODE:
            yield f"the member {member.filename!r} is packed in a way that not every program reads"


def members_say_nothing_of_the_machine(file: Package) -> Iterator[str]:
    if len(dates := {member.date_time for member in file.members}) > 1:
        yield f"the members have {len(dates)} dates"
    yield from (
        f"the member {each.filename!r} has a comment or more" for each in file.members if each.extra or each.comment
    )


RULES: tuple[Rule, ...] = (
    names_stand_once,
    names_stay_within,
    content_types_come_first,
    members_can_be_read,
    members_say_nothing_of_the_machine,
)
