"""`briefgen new NAME`: a pack that builds at once."""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final, TypeVar

import click

from briefgen.cli.asking import Question, ask, require_answers
from briefgen.cli.choices import MOMENT_EXAMPLE, moment
from briefgen.cli.frames import shown
from briefgen.cli.kinds import Kind

if TYPE_CHECKING:
    from briefgen.authoring.source import SourceText
    from briefgen.content.pack import LoadedPolicy

T = TypeVar("T")
_TITLE: Final = "--title"
_READERS: Final = "--readers"
_MARKING: Final = "--marking"
_AS_OF: Final = "--as-of"


def make_pack(
    *,
    name: str | None,
    title: str | None,
    readers: Sequence[str],
    marking: str | None,
    as_of: datetime | None,
    files: Sequence[Path],
) -> int:
    from briefgen.authoring import wanted as held  # noqa: PLC0415 - the rooms below load slowly; --help must not
    from briefgen.authoring.begin import begin, ground  # noqa: PLC0415
    from briefgen.authoring.read import read_texts  # noqa: PLC0415
    from briefgen.project.folder import find_project  # noqa: PLC0415

    if name is None:
        raise click.UsageError("say how the pack is to be called: briefgen new NAME")
    folder = find_project(Path())
    at = ground(folder)
    held.check_name(name, at.content)
    texts = read_texts(files, folder.templates)
    named = ", ".join(readers) or None
    given = {_TITLE: title, _READERS: named, _MARKING: marking, _AS_OF: as_of}
    questions = _questions(at.policy)
    require_answers([questions[option] for option, said in given.items() if said is None])

    def answer(option: str, said: str | None, taken: Callable[[str], T]) -> T:
        return ask(questions[option], taken) if said is None else taken(said)

    new = held.wanted(
        name=name,
        title=answer(_TITLE, title, held.check_title),
        readers=answer(_READERS, named, lambda said: held.check_readers(said, at.policy)),
        marking=answer(_MARKING, marking, lambda said: held.check_marking(said, at.policy)),
        as_of=as_of or ask(questions[_AS_OF], moment),
        texts=texts,
        policy=at.policy,
    )
    for path in begin(new, at):
        click.echo(shown(path))
    for file, text in zip(files, texts, strict=True):
        _show_beside(file, text)
    click.echo(f"\nNow:\n  briefgen build {name}\n  briefgen check {name}", err=True)
    return 0


def _show_beside(file: Path, text: "SourceText") -> None:
    """Say what stands in a file besides its text."""
    if text.left_out:
        click.echo(f"not read of {shown(file)}: {', '.join(text.left_out)}", err=True)
    if count := len(text.remarks):
        stand = "comment stands" if count == 1 else "comments stand"
        click.echo(f"{count} {stand} behind its sentences in the pack, in <!-- -->, which no brief prints", err=True)


def _questions(policy: "LoadedPolicy") -> Mapping[str, Question]:
    """Return what is asked for each option that was not given."""
    from briefgen.gate.levels import known_markings  # noqa: PLC0415

    known = policy.policy
    groups = f". Groups of them: {', '.join(known.groups)}" if known.groups else ""
    asked = (
        Question(_TITLE, "Title", "The title in print: The ferry to the islands"),
        Question(_READERS, "Readers", f"Who may ever read it, with commas: {', '.join(known.audiences)}{groups}"),
        Question(_MARKING, "Marking", f"The lowest that anything in it is marked: {', '.join(known_markings(policy))}"),
        Question(_AS_OF, "As of", f"What is known up to this moment, with its zone: {MOMENT_EXAMPLE}"),
    )
    return {question.option: question for question in asked}


PACK: Final = Kind(
    what="a pack",
    chosen_by=None,
    options=(
        click.Option([_TITLE], metavar="WORDS", help="Its title in print."),
        click.Option(
            [_READERS], multiple=True, metavar="NAMES", help="Who may ever read it: readers or groups, with commas."
        ),
        click.Option([_MARKING], metavar="MARKING", help="The lowest that anything in it is marked, as tlp:green."),
        click.Option([_AS_OF], type=moment, metavar="MOMENT", help="What is known up to this moment, with its zone."),
        click.Option(
            ["--from", "files"],
            multiple=True,
            type=click.Path(exists=True, dir_okay=False, path_type=Path),
            metavar="FILE",
            help="A text to write it from (.txt, .md, .docx), put into it sentence by sentence; may be repeated.",
        ),
    ),
    make=make_pack,
    examples=(
        "briefgen new harbour                       asks for title, readers, marking and moment",
        "briefgen new harbour --from report.docx    the same, with the sentences of a report to be claimed",
        "briefgen new harbour --title 'The harbour' --readers minister,analyst --marking tlp:green \\",
        "    --as-of 2031-05-12T18:00+02:00         asks nothing",
    ),
)
