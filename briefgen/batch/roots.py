"""The folders of templates for a worker on another machine: the project's own travel with a task, ours it has itself.

Of the audiences' folders the reader's own goes along, and those that its templates name: another's words are not for this one.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from typing import Final

from briefgen.audience.load import LoadedAudience
from briefgen.build.inputs import TEMPLATE_FILES, TEMPLATE_FOLDERS
from briefgen.project.roots import BUNDLED, below
from briefgen.regex import regex
from briefgen.resources import templates_root

Root = Mapping[str, bytes] | None
"""Place → content of each file; None for our own folder."""
_AUDIENCES: Final = "audiences"
_NAMED: Final = regex(rb"audiences/([^/\"'{}\s]+)/")
_TEMPLATE: Final = ".j2"


def taken_along(roots: tuple[Path, ...], audience: LoadedAudience) -> tuple[Root, ...]:
    """Return each root as a worker gets it that makes briefs for *audience*. Raises `OSError`."""
    files = [None if root == templates_root() else dict(_files(root)) for root in roots]
    own = {_of(name.removeprefix(BUNDLED)) for name in audience.templates.values()}
    wanted = _reached(frozenset({None, audience.name, *own}), [one for one in files if one is not None])
    return tuple(
        None if one is None else {place: content for place, content in one.items() if _of(place) in wanted}
        for one in files
    )


def unpacked(roots: tuple[Root, ...], top: Path) -> tuple[Path, ...]:
    """Write the roots below *top*, and return where each is."""
    places = tuple(templates_root() if root is None else top / str(number) for number, root in enumerate(roots))
    for place, root in zip(places, roots, strict=True):
        for name, content in (root or {}).items():
            file = place / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
    return places


def _files(root: Path) -> Iterator[tuple[str, bytes]]:
    for folder in TEMPLATE_FOLDERS:
        for path in below(folder, (root,)):
            if path.suffix in TEMPLATE_FILES:
                yield path.relative_to(root).as_posix(), path.read_bytes()


def _of(place: str) -> str | None:
    """Return whose audience's folder a file is in; None for one that is everybody's."""
    parts = PurePosixPath(place).parts
    return parts[1] if parts[0] == _AUDIENCES else None


def _reached(wanted: frozenset[str | None], roots: list[dict[str, bytes]]) -> frozenset[str | None]:
    """Return *wanted*, and whose folders the templates in them name, and those in these in turn."""
    while True:
        more = wanted | {
            name.decode("utf-8", "replace")
            for root in roots
            for place, content in root.items()
            if place.endswith(_TEMPLATE) and _of(place) in wanted
            for name in _NAMED.findall(content)
        }
        if more == wanted:
            return wanted
        wanted = more
