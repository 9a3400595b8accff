"""`briefgen new NAME --word` and `--excel`: a form and a book to hand out, which `briefgen import` reads."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.bar import bar
from briefgen.cli.frames import shown
from briefgen.cli.kinds import Kind
from briefgen.cli.new_pack import PACK
from briefgen.diagnostics import Diagnostic, WrongUsageError, did_you_mean

if TYPE_CHECKING:
    from briefgen.content.pack import Pack

_WORD: Final = "--word"
_EXCEL: Final = "--excel"


def make_form(
    *,
    name: str | None,
    word: bool,
    title: str | None,
    readers: Sequence[str],
    marking: str | None,
    as_of: datetime | None,
) -> int:
    from briefgen.authoring import wanted as held  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.authoring.begin import ground  # noqa: PLC0415
    from briefgen.authoring.intake.form.write import write_form  # noqa: PLC0415
    from briefgen.gate.levels import known_markings  # noqa: PLC0415
    from briefgen.project.folder import find_project  # noqa: PLC0415

    assert word
    policy = ground(find_project(Path())).policy
    front = None if (pack := _pack(name)) is None else pack.front
    given = {"Language": front.language if front else "en-GB", "Pack": name or ""}
    if title or front:
        given["Title"] = held.check_title(title) if title else front.title if front else ""
    if readers or front:
        said = ", ".join(readers) or ", ".join(front.readers if front else ())
        given["Readers"] = ", ".join(held.check_readers(said, policy))
    if marking or front:
        given["Marking"] = held.check_marking(marking, policy) if marking else front.marking if front else ""
    if moment := as_of or (front.as_of if front else None):
        given["As of"] = moment.isoformat(timespec="minutes")
    known = (*policy.policy.audiences, *policy.policy.groups)
    with bar():
        form = write_form(given, readers=known, markings=known_markings(policy), pack=pack)
    return _write(name, ".docx", form, "fill it in, or send it to whoever knows; then")


def make_book(*, name: str | None, excel: bool, languages: Sequence[str]) -> int:
    from briefgen.authoring.begin import ground  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.authoring.intake.libraries import require_library  # noqa: PLC0415
    from briefgen.content.model import is_language  # noqa: PLC0415
    from briefgen.content.translatable import languages as translated  # noqa: PLC0415
    from briefgen.project.folder import find_project  # noqa: PLC0415

    assert excel
    require_library("openpyxl", "excel")
    from briefgen.authoring.intake.book.write import write_book  # noqa: PLC0415

    for tag in languages:
        if not is_language(tag):
            raise click.BadParameter(
                f"no language has the tag {tag!r}; write one such as hi-IN", param_hint="--language"
            )
    policy = ground(find_project(Path())).policy.policy
    pack = _pack(name)
    if pack is None:
        raise WrongUsageError(_no_pack(name or ""))
    tags = tuple(languages) or translated(pack)
    with bar():
        book = write_book(pack, (*policy.audiences, *policy.groups), tags, policy)
    return _write(name, ".xlsx", book, "fill it in, or send it to whoever knows; then")


def _pack(name: str | None) -> "Pack | None":
    """Return the pack of that name; None where the project has none. Raises UserError where it cannot be read."""
    from briefgen.authoring import wanted as held  # noqa: PLC0415
    from briefgen.build.project import load  # noqa: PLC0415

    if name is None:
        raise click.UsageError(f"say how the pack is called: briefgen new NAME {_WORD}, or {_EXCEL}")
    project = load(sample=True)
    if not project.folder.bundled and name in project.packs:
        return project.pack(name)
    held.check_name(name, project.folder.root / "content")
    return None


def _no_pack(name: str) -> Diagnostic:
    """Say that a book is of what a pack has: it can be taken into none that is not there."""
    from briefgen.build.project import load  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.content.names import UNKNOWN_NAME  # noqa: PLC0415

    project = load(sample=True)
    first = f"make it first: briefgen new {name}, or hand out a Word form: briefgen new {name} --word"
    known = () if project.folder.bundled else project.packs
    hint = did_you_mean(name, known, first)
    return Diagnostic(code=UNKNOWN_NAME, message=f"there is no pack '{name}' to make a book of", hints=(hint,))


def _write(name: str | None, suffix: str, content: bytes, then: str) -> int:
    from briefgen.build.files import replace_files  # noqa: PLC0415

    path = Path(f"{name}{suffix}")
    if path.exists() or path.is_symlink():
        raise WrongUsageError(_taken(path))
    replace_files({path.absolute(): content})
    click.echo(shown(path))
    click.echo(f"\nNow {then}:\n  briefgen import {path}", err=True)
    return 0


def _taken(path: Path) -> Diagnostic:
    from briefgen.authoring.wanted import TAKEN  # noqa: PLC0415

    return Diagnostic(code=TAKEN, message=f"there is '{path}' already", hints=("move it away, or take another name",))


FORM: Final = Kind(
    what="a Word form",
    chosen_by=_WORD,
    options=(
        click.Option([_WORD], is_flag=True, help="A Word form to fill in, NAME.docx, for `briefgen import`."),
        *(option for option in PACK.options if option.name != "files"),
    ),
    make=make_form,
    examples=("briefgen new harbour --word                a Word form, to hand out",),
)
BOOK: Final = Kind(
    what="an Excel book",
    chosen_by=_EXCEL,
    options=(
        click.Option(
            [_EXCEL], is_flag=True, help="An Excel book, NAME.xlsx, of what the pack has, for `briefgen import`."
        ),
        click.Option(
            ["-l", "--language", "languages"],
            multiple=True,
            metavar="TAG",
            help="A language that the book asks translations in; may be repeated.",
        ),
    ),
    make=make_book,
    examples=(
        "briefgen new harbour --excel               a book of its figures, dates, people, sources, translations",
    ),
)
