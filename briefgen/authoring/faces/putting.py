"""A converted pack, put in the place of the old one, or written elsewhere as a whole: all of its files or none."""

from collections.abc import Iterable
from pathlib import Path

from briefgen.authoring.faces.convert import Conversion, files_after
from briefgen.build.files import replace_files, require_unchanged


def put_in_place(conversion: Conversion) -> None:
    """Write the new files, then take the old face's away. Raises `OSError`, also where one has changed meanwhile.

    Whatever fails, the pack is afterwards as it was before.
    """
    moves = conversion.moves
    for move in moves:
        if move.old.is_symlink():
            raise OSError(None, "it is a link: convert the file that it leads to", str(move.old))
    require_unchanged({move.old: move.before for move in moves})
    modes = {move.new: move.old.stat().st_mode for move in moves}
    after = files_after(moves)
    gone = [path for path, content in after.items() if content is None]
    replace_files({path: content for path, content in after.items() if content is not None})
    try:
        for path, mode in modes.items():
            path.chmod(mode)
        for path in gone:
            path.unlink()
    except OSError:
        replace_files({move.old: move.before for move in moves if not move.old.exists() or move.old == move.new})
        for path in modes.keys() - {move.old for move in moves}:
            path.unlink(missing_ok=True)
        raise


def put_into(conversion: Conversion, folder: Path) -> Path:
    """Write the whole pack into *folder*, under its own name, and return where it is. Raises `OSError`."""
    source = conversion.source.path
    target = folder / source.name
    if target.exists():
        raise FileExistsError(None, "it is there already", str(target))
    home = source.parent
    files: dict[Path, bytes | None] = {file: file.read_bytes() for file in _files(source)}
    files |= files_after(conversion.moves)
    replace_files({folder / path.relative_to(home): content for path, content in files.items() if content is not None})
    return target


def _files(path: Path) -> Iterable[Path]:
    return (path,) if path.is_file() else (file for file in sorted(path.rglob("*")) if file.is_file())
