"""All that a build reads, as digests: alike, and it would make the same files and find the same.

More goes in than is read in the end, for what is not there now may be there next time: a template that hides ours, one more file
of a pack. Nothing is believed of a file's time; what is in it counts, and where it stands. The templates that come with briefgen
are known by its version, as its code is, and by when the system last changed them.
"""

import json
import os
import sys
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from hashlib import sha256
from itertools import chain
from pathlib import Path
from typing import Any, Final

from briefgen import __version__
from briefgen.build.makers import installed
from briefgen.build.records import HEADS, SIGNOFFS, records_folder
from briefgen.project.folder import POLICY_FILE, ProjectFolder
from briefgen.project.packs import PackSource, find_packs
from briefgen.regular import read_regular
from briefgen.resources import PACKAGE, bundled_root, templates_root

Asked = Mapping[str, Any]
"""What a build is asked for, as data: every option by its name."""
_CHECKOUT: Final = "pyproject.toml"
_HISTORY: Final = ".git"
"""The one folder that no file of a brief is in."""


class Reading:
    """What there is to be read for what is asked for, when somebody first asks. Its methods raise `OSError`."""

    def __init__(self, folder: ProjectFolder, asked: Asked) -> None:
        self.folder = folder
        self.asked = asked
        self._of_packs: dict[str, str] = {}
        self._loaded_from: dict[str, str] = {}

    @cached_property
    def sources(self) -> Mapping[str, PackSource]:
        """The packs by name. Raises `UserError` where two have one."""
        return {source.name: source for source in find_packs(self.folder)}

    def of_pack(self, name: str) -> str:
        """Return the digest of what the briefs of a pack are made from."""
        if name not in self._of_packs:
            self._of_packs[name] = self._of_pack(name)
        return self._of_packs[name]

    def loaded_from(self, name: str) -> str:
        """Return the digest of what a pack is loaded from, whatever is then made of it."""
        if name not in self._loaded_from:
            read = sha256(self._shared)
            read.update(_line(self.asked["allow_classified_labels"]))
            for line in _tree(self.sources[name].path) if name in self.sources else ():
                read.update(line)
            self._loaded_from[name] = read.hexdigest()
        return self._loaded_from[name]

    @cached_property
    def made_by(self) -> str:
        """The digest of what every brief is made by, whatever it says and whoever may read that."""
        read = sha256(self._makers + self._templates)
        for entry in _entries(self.folder.content):
            if _is_data(entry) and entry.name != POLICY_FILE:
                for line in _file(Path(entry.path)):
                    read.update(line)
        return read.hexdigest()

    def _of_pack(self, name: str) -> str:
        read = sha256(self._asked)
        read.update(self._shared)
        if self.asked["audiences"] and not self.asked["packs"]:
            # Which audiences are meant hangs on whether any pack has them.
            read.update(self._all_content)
        else:
            read.update(self.loaded_from(name).encode())
        # Whether a brief says DRAFT hangs on who has signed it.
        own = records_folder(self.folder, name)
        for folder in (own / SIGNOFFS, own / HEADS / SIGNOFFS):
            for line in _tree(folder):
                read.update(line)
        return read.hexdigest()

    @cached_property
    def of_project(self) -> str:
        """The digest of what is found in a project apart from its packs."""
        return sha256(self._asked + self._shared + self._all_content).hexdigest()

    @cached_property
    def _all_content(self) -> bytes:
        return _digested(_tree(self.folder.content))

    @cached_property
    def _asked(self) -> bytes:
        """What is asked for, and the letterhead that it names."""
        letterhead = self.asked.get("reference")
        told = json.dumps(self.asked, sort_keys=True).encode()
        return _digested(iter((told, *(_file(Path(letterhead)) if letterhead else ()))))

    @cached_property
    def _shared(self) -> bytes:
        """What the briefs of every pack are made from, and by."""
        read = sha256(self._makers + self._templates)
        for entry in _entries(self.folder.content):
            # Packs have digests of their own; that there is one more, or one fewer, may concern all.
            read.update(_line(entry.name))
            for line in _file(Path(entry.path)) if _is_data(entry) else ():
                read.update(line)
        return read.digest()

    @cached_property
    def _makers(self) -> bytes:
        own = (__version__, sys.version, Path.cwd(), self.folder.content, *self.folder.templates)
        return _digested(chain(map(_line, own), _makers(tuple(sys.path))))

    @cached_property
    def _templates(self) -> bytes:
        roots = self.folder.templates
        return _digested(chain.from_iterable(_tree(root, known=root == templates_root()) for root in roots))


def _is_data(entry: "os.DirEntry[str]") -> bool:
    """Tell whether something in `content/` is no pack, but what packs are read and made by."""
    return entry.is_file() and not entry.name.endswith(".md")


def _digested(lines: Iterator[bytes]) -> bytes:
    read = sha256()
    for line in lines:
        read.update(line)
    return read.digest()


def _line(value: object) -> bytes:
    return f"{value}\0".encode("utf-8", "surrogateescape")


@cache
def _makers(path: tuple[str, ...]) -> tuple[bytes, ...]:
    """Return what makes the files, as it was when this process first asked: what is put in its place later, it does not use."""
    return (*map(_line, installed(path)), *_own_code())


def _is_installed() -> bool:
    """Tell whether briefgen was installed, and nobody works at it."""
    return not (bundled_root() / _CHECKOUT).is_file()


def _own_code() -> Iterator[bytes]:
    """Yield when each of our modules was last written, where somebody works at them: there the version says nothing."""
    if not _is_installed():
        for top, folders, names in os.walk(PACKAGE):
            folders.sort()
            for name in sorted(name for name in names if name.endswith(".py")):
                state = os.stat(f"{top}{os.sep}{name}")  # noqa: PTH116 - a path for each of a thousand takes longer than all the rest
                yield _line(f"{top}/{name} {state.st_mtime_ns} {state.st_size}")


def _entries(folder: Path) -> list["os.DirEntry[str]"]:
    """Return what is in a folder, by name, hidden files too, for a picture may be one; nothing where there is no such folder."""
    try:
        with os.scandir(folder) as found:
            return sorted((entry for entry in found if entry.name != _HISTORY), key=lambda entry: entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []


def _tree(top: Path, *, known: bool = False) -> Iterator[bytes]:
    """Yield every file at or under *top*: its place, where it leads if it is a link, and the digest of what is in it; of what is
    *known*, its length and times instead. Where *top* leads is told too: a letterhead is remembered by its real place.
    """
    place = os.path.realpath(top)
    yield _line(place)
    if top.is_file():
        yield from _file(top)
    else:
        yield from _folder(str(top), place, set(), known=known)


def _folder(folder: str, place: str, seen: set[str], *, known: bool) -> Iterator[bytes]:
    """Go through a folder, which is at *place* when links are followed."""
    if place in seen:
        return
    seen.add(place)
    for entry in _entries(Path(folder)):
        yield _line(entry.path)
        inner = os.path.realpath(entry.path) if entry.is_symlink() else f"{place}{os.sep}{entry.name}"
        if entry.is_symlink():
            yield _line(inner)
        try:
            is_file, is_folder = entry.is_file(), entry.is_dir()
        except OSError:
            # A link that leads in a circle is nothing at all.
            continue
        if is_file and known:
            state = entry.stat()
            yield _line((state.st_size, state.st_mtime_ns, state.st_ctime_ns, state.st_ino))
        elif is_file:
            yield from _file(Path(entry.path))
        elif is_folder:
            yield from _folder(entry.path, inner, seen, known=known)


def _file(path: Path) -> Iterator[bytes]:
    yield _line(path)
    content = read_regular(path)
    yield _line(len(content))
    yield sha256(content).digest()
