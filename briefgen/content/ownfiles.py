"""Files that entries of registers name: each sort in a folder of the pack of its own, and nowhere else."""

from collections.abc import Iterator
from difflib import get_close_matches
from pathlib import Path, PurePosixPath
from typing import Final

from briefgen.content.names import DANGLING, problem
from briefgen.diagnostics import Span, UserError
from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Home:
    """A folder of a pack for files of one sort."""

    name: str
    suffixes: tuple[str, ...]
    holder: str
    """What names its files, as messages say it."""
    sort: str
    """What a file of another suffix is not."""
    save: str
    """How to make it one."""
    instead: str
    """What to do in a pack that has no folder."""

    def files(self, folder: Path) -> Iterator[Path]:
        """Yield the files of that sort in the pack's folder, in the order of their names."""
        paths = sorted((folder / self.name).glob("*"))
        return (path for path in paths if path.suffix in self.suffixes and path.is_file())


DATA: Final = Home(
    name="data",
    suffixes=(".csv",),
    holder="a series",
    sort="no CSV",
    save="save it as UTF-8 CSV, and name it .csv",
    instead="write its rows in place, or make a folder of the pack, with data/ in it",
)
IMAGES: Final = Home(
    name="images",
    suffixes=(".png", ".jpg", ".jpeg"),
    holder="an exhibit",
    sort="neither PNG nor JPEG",
    save="save it as one of the two, and name it .png or .jpg",
    instead="make a folder of the pack, with images/ in it",
)
_NEAR: Final = 0.75
"""How near a file's name must be to be suggested: all of a folder end alike."""
HOMES: Final = (DATA, IMAGES)


def own_file(file: str, folder: Path | None, span: Span | None, home: Home) -> Path:
    """Return the file that an entry names at *span*. *folder* is the pack's, None where the pack is one file.

    Raises UserError where it is not in its home, links followed, is not there, or is of another sort.
    """
    if folder is None:
        raise UserError(problem(DANGLING, f"a pack of one file has no folder for {home.name}", span, home.instead))
    inside, path = folder.resolve() / home.name, folder / file
    parts = PurePosixPath(file).parts
    if parts[:1] == (home.name,) and ".." not in parts and _is_link(path) and not _is_inside(path, inside):
        message = f"'{file}' is a link, and leads to no file of the pack's folder {home.name}/"
        raise UserError(problem(DANGLING, message, span, "put the file itself there"))
    if "\\" in file or parts[:1] != (home.name,) or not _is_inside(path, inside):
        name = PurePosixPath(file).name if PurePosixPath(file).suffix in home.suffixes else "NAME"
        hint = f"copy it into the pack's folder {home.name}/, and write {home.name}/{name}"
        raise UserError(problem(DANGLING, f"'{file}' is not in the pack's folder {home.name}/", span, hint))
    if path.suffix not in home.suffixes:
        raise UserError(problem(DANGLING, f"'{file}' is {home.sort}", span, home.save))
    if not path.is_file():
        near = get_close_matches(path.name, [found.name for found in home.files(folder)], n=1, cutoff=_NEAR)
        otherwise = f"put the file into {home.name}/, or correct the name"
        hint = f"did you mean '{home.name}/{near[0]}'?" if near else otherwise
        raise UserError(problem(DANGLING, f"there is no file '{file}'", span, hint))
    return path


def _is_link(path: Path) -> bool:
    try:
        return path.is_symlink()
    except OSError:
        return False


def _is_inside(path: Path, home: Path) -> bool:
    """Tell whether *path* is in the folder, links followed; one that the system refuses (too long, a circle) is nowhere."""
    try:
        path.is_file()
        return path.resolve().is_relative_to(home)
    except (OSError, RuntimeError, ValueError):
        return False
