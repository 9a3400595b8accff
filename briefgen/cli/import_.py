"""`briefgen import`."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from briefgen.cli.bar import bar
from briefgen.cli.differences import put_in_place, show_differences

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from briefgen.authoring.intake.incoming import Handed
    from briefgen.authoring.intake.take import Intake
    from briefgen.build.project import Project
    from briefgen.content.pack import Pack

EXAMPLES = """\b
Examples:
  briefgen import ferry.docx                        a filled form; the pack is called ferry
  briefgen import figures.xlsx --into ferry         a filled book
  briefgen import refs.bib --into ferry --yes       sources, without asking
  briefgen import refs.json --into ferry --received 2031-05-12
"""
WORD: Final = ".docx"
EXCEL: Final = ".xlsx"
REFERENCES: Final = (".json", ".bib")
_CITABLE: Final = ("public", "official", "internal")


def _day(_context: click.Context, _parameter: click.Parameter, value: str | None) -> date | None:
    try:
        return None if value is None else date.fromisoformat(value)
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2031-05-12") from None


@click.command("import", epilog=EXAMPLES)
@click.argument("file", type=click.Path(path_type=Path, exists=True, dir_okay=False))
@click.option("--into", metavar="PACK", help="The pack that it goes into, instead of the one called as the file.")
@click.option("--yes", is_flag=True, help="Change the files without asking.")
@click.option(
    "--received", callback=_day, metavar="DAY", help="When works without a full date came to you (.json, .bib)."
)
@click.option(
    "--citable", type=click.Choice(_CITABLE), default="internal", show_default=True,
    help="Who may see the names of new sources (.json, .bib).",
)  # fmt: skip
def import_command(*, file: Path, into: str | None, yes: bool, received: date | None, citable: str) -> int:
    """Read FILE into a pack: a Word form, an Excel book, or sources as CSL-JSON or BibTeX.

    Every difference is listed first; then you are asked. Where nobody can be asked, nothing is changed without --yes.
    Nothing is ever deleted, and all of the file is taken, or none of it.
    """
    from briefgen.authoring.intake.take import take  # noqa: PLC0415 - the rooms below load slowly; --help must not

    _require_kind(file)
    project, beside = _own_project(file)
    read = _reader(file, project, received, citable)
    with bar():
        intake = take(project, _pack_name(file, into, project), read, beside=beside)
    show_differences(intake, file)
    if put_in_place(intake, yes=yes) and file.suffix.lower() == EXCEL:
        _renew(file, intake, project)
    return 1 if intake.faults else 0


def _renew(book: Path, intake: "Intake", project: "Project") -> None:
    """Let a book that went in remember what it said, so that it may be corrected once more."""
    from briefgen.authoring.intake.book.renewed import renew_memory  # noqa: PLC0415 - loads slowly
    from briefgen.build.project import Project  # noqa: PLC0415

    try:
        renew_memory(book, intake.records, Project(project.folder).pack(intake.pack))
    except OSError as fault:
        reason = (fault.strerror or "no reason given").lower()
        click.echo(
            f"the book itself could not be written ({reason}): make further corrections in a new one,"
            f" briefgen new {intake.pack} --excel",
            err=True,
        )


def _own_project(file: Path) -> "tuple[Project, Mapping[Path, bytes]]":
    """Return the project of the working folder. A form may begin one: with the policy that is returned beside it."""
    from briefgen.authoring.begin import ground  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.build.project import Project, load  # noqa: PLC0415
    from briefgen.project.folder import POLICY_FILE  # noqa: PLC0415

    project = load(sample=True)
    if not project.folder.bundled:
        return project, {}
    if file.suffix.lower() != WORD:
        raise click.UsageError("there is no ./content here to import into; make a pack first: briefgen new NAME")
    at = ground(project.folder)
    own = replace(project.folder, content=at.content, bundled=False)
    return Project(own), {at.content / POLICY_FILE: at.policy.path.read_bytes()}


def _reader(file: Path, project: "Project", received: date | None, citable: str) -> "Callable[[Pack | None], Handed]":
    """Return what reads a file of this kind for a pack. The libraries are imported here, where they are used."""
    suffix = file.suffix.lower()
    if suffix == WORD:
        from briefgen.authoring.begin import ground  # noqa: PLC0415
        from briefgen.authoring.intake.form.read import read_form  # noqa: PLC0415
        from briefgen.gate.levels import meant_marking  # noqa: PLC0415

        policy = ground(project.folder).policy
        return lambda pack: read_form(file, pack, lambda said: meant_marking(said, policy))
    if suffix == EXCEL:
        from briefgen.authoring.intake.libraries import require_library  # noqa: PLC0415

        require_library("openpyxl", "excel")
        from briefgen.authoring.intake.book.read import read_book  # noqa: PLC0415

        return lambda pack: read_book(file, _required(pack))
    from briefgen.authoring.intake.references.read import read_references  # noqa: PLC0415

    return lambda pack: read_references(file, _required(pack), received=received, citable=citable)


def _require_kind(file: Path) -> None:
    """Raise BadParameter for a file of no kind that is read."""
    suffix = file.suffix.lower()
    if suffix in (WORD, EXCEL, *REFERENCES):
        return
    text = f"a pack is written from a text by: briefgen new NAME --from {file}"
    hints: Mapping[str, str] = {
        ".md": text,
        ".txt": text,
        ".doc": "save it as .docx",
        ".xls": "save it as .xlsx",
        ".xlsm": "save it as .xlsx, without macros",
        ".docm": "save it as .docx, without macros",
        ".ods": "save it as .xlsx",
        ".odt": "save it as .docx",
    }
    kinds = "a form is .docx, a book .xlsx, sources are .json (CSL-JSON) or .bib (BibTeX)"
    raise click.BadParameter(f"'{file.name}' is of no kind that is read; {hints.get(suffix, kinds)}", param_hint="FILE")


def _required(pack: "Pack | None") -> "Pack":
    assert pack is not None, "its name was looked up"
    return pack


def _pack_name(file: Path, into: str | None, project: "Project") -> str:
    """Return the pack meant: the one named, the one called as the file, the only one. Only a form may make a new one.

    Raises WrongUsageError where that cannot be, or is not there.
    """
    from briefgen.authoring.slug import slug  # noqa: PLC0415
    from briefgen.authoring.wanted import check_name  # noqa: PLC0415

    if into is not None and file.suffix.lower() != WORD:
        project.require(packs=(into,))
        return into
    name = into or slug(file.stem)
    if file.suffix.lower() == WORD:
        from briefgen.authoring.intake.form.remembered import pack_of_form  # noqa: PLC0415 - loads slowly

        meant = pack_of_form(file)
        name = into or meant or name
        if name in project.packs:
            return name
        check_name(name or file.stem, project.folder.content)
        if into is None and meant == "" and project.packs:
            raise click.UsageError(
                f"no pack is called '{name}'; say which one the form goes into: --into"
                f" {' or '.join(project.packs[:5])}; or that it is a new pack: --into {name}"
            )
        return name
    if name in project.packs:
        return name
    if len(project.packs) == 1:
        return project.packs[0]
    raise click.UsageError(
        f"no pack is called '{name}'; say which one it goes into: --into {' or '.join(project.packs[:5]) or 'PACK'}"
    )
