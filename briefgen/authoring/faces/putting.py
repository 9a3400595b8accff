"""A converted pack, put in the place of the old one, or written elsewhere as a whole: all of its files or none."""

import shutil
from collections.abc import Iterable
from pathlib import Path

from briefgen.authoring.faces.convert import Conversion, Move, files_after
from briefgen.build.files import digest, replace_files, require_unchanged
from briefgen.build.unfinished import Renaming, noted
from briefgen.project.folder import ProjectFolder


def put_in_place(conversion: Conversion, folder: ProjectFolder) -> None:
    """Write the new files, then take the old face's away. Raises `OSError`, also where one has changed meanwhile.

    Whatever fails, the pack is afterwards as it was before; where the process is killed, the next command finishes it.
    """
    moves = conversion.moves
    for move in moves:
        if move.old.is_symlink():
            raise OSError(None, "it is a link: convert the file that it leads to", str(move.old))
    require_unchanged({move.old: move.before for move in moves})
    with noted(folder, conversion.source.name, tuple(_renaming(move) for move in moves if move.old != move.new)):
        _put(moves)


def _put(moves: tuple[Move, ...]) -> None:
    modes = {move.new: move.old.stat().st_mode for move in moves}
    after = files_after(moves)
    try:
        replace_files({path: content for path, content in after.items() if content is not None})
        for path, mode in modes.items():
            path.chmod(mode)
        for path, content in after.items():
            if content is None:
                path.unlink()
    except BaseException:
        replace_files({move.old: move.before for move in moves if not move.old.exists() or move.old == move.new})
        for path in modes.keys() - {move.old for move in moves}:
            path.unlink(missing_ok=True)
        raise


def _renaming(move: Move) -> Renaming:
    return Renaming(old=move.old.name, new=move.new.name, before=digest(move.before), after=digest(move.after))


def put_into(conversion: Conversion, folder: Path) -> Path:
    """Write the whole pack into *folder*, under its own name, and return where it is. Raises `OSError`."""
    source = conversion.source.path
    target = folder / source.name
    if target.exists():
        raise FileExistsError(None, "it is there already", str(target))
    if source.is_file():
        replace_files({target: conversion.moves[0].after if conversion.moves else source.read_bytes()})
        return target
    files: dict[Path, bytes | None] = {file: file.read_bytes() for file in _files(source)}
    files |= files_after(conversion.moves)
    # What is not whole yet has a hidden name: a folder gets its own in one step.
    beside = folder / f".{source.name}.part"
    if beside.exists():
        shutil.rmtree(beside)
    replace_files(
        {beside / path.relative_to(source): content for path, content in files.items() if content is not None}
    )
    beside.rename(target)
    return target


def _files(path: Path) -> Iterable[Path]:
    return (path,) if path.is_file() else (file for file in sorted(path.rglob("*")) if file.is_file())
