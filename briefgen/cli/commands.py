"""The commands, each in a module that is imported when it is asked for: a list of them needs none."""

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Final, cast

import click

from briefgen.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Entry:
    module: str
    """Of `briefgen.cli`; the command in it is called `<name>_command`."""
    says: str
    """The first sentence of its own help, which a list of commands shows."""
    by_standby: bool = False
    """Whether a process that stands by may do it: it makes or looks, asks nobody, and ends soon."""
    except_with: tuple[str, ...] = ()
    """Options with which it is not so."""


COMMANDS: Final[Mapping[str, Entry]] = {
    "batch": Entry("batch", "Build one brief of PACK for each record of FILE, as DIR/<name>.<format>."),
    "build": Entry(
        "build",
        "Build the briefs of PACK, or of every pack, as DIR/<pack>/<audience>.<format>.",
        by_standby=True,
        except_with=("--watch",),
    ),
    "check": Entry(
        "check",
        "Compose every brief of PACK, or of every pack, report all problems at once, and write nothing.",
        by_standby=True,
        except_with=("--fix", "--fix-words"),
    ),
    "convert": Entry("convert", "Write the items of PACK in YAML, or in Markdown: the same items, with your comments."),
    "coverage": Entry(
        "coverage",
        "Show which sentences of SOURCE no statement of PACK cites yet; without SOURCE, of each whose text is kept.",
        by_standby=True,
    ),
    "explain": Entry(
        "explain",
        "Say what a CODE means: what is found, why it matters, an example, and what to write instead.",
        by_standby=True,
    ),
    "fit": Entry(
        "fit",
        "Show how the briefs of PACK keep to their lengths, and write none of them: how far each is set tighter, which items it leaves out for length, and what the brief would be over with the first of them back.",
        by_standby=True,
    ),
    "impact": Entry(
        "impact",
        "Say what rests on ID: a source, an item, a figure or another entry of a register, or `register:id`.",
        by_standby=True,
    ),
    "import": Entry("import_", "Read FILE into a pack: a Word form, an Excel book, or sources as CSL-JSON or BibTeX."),
    "inspect": Entry(
        "inspect",
        "Look FILE over, a DOCX or PDF, before it is sent to AUDIENCE; also one that was edited since it was built.",
        by_standby=True,
    ),
    "list": Entry(
        "listing",
        "List the packs of this project, the audiences it can write for, its looks, every file of its templates, the formats, or the rules, a line each.",
        by_standby=True,
    ),
    "new": Entry("new", "Begin something of your own: a pack NAME, or what an option names instead."),
    "readability": Entry(
        "readability",
        "Show how hard the prose of PACK's briefs is to read, in every language and form, and write nothing.",
        by_standby=True,
    ),
    "release": Entry(
        "release",
        "Release a brief of PACK that all have agreed to: frozen files, their hashes, a line of the register.",
    ),
    "review": Entry(
        "review",
        "Show what became of a Word document that came back: FILE, made by briefgen and edited since, in Word, LibreOffice or Google Docs, with changes tracked or not.",
    ),
    "schema": Entry(
        "schema",
        "Print the JSON Schema of the YAML files that people write, for editors: of a pack's front matter, or of NAME, such as policy, sources, theme.",
        by_standby=True,
    ),
    "sign": Entry(
        "sign", "Record what an office says of a brief of PACK, with a hash of what it saw: the brief as it is now."
    ),
    "standby": Entry("standby", "Have a process stand by that has all loaded, so that commands begin at once."),
    "status": Entry(
        "status",
        "Say how the sign-offs of PACK's briefs stand: which hold, which are void and why, who must look again, what is missing.",
        by_standby=True,
    ),
    "trace": Entry(
        "trace",
        "Say where the words of a finished FILE come from: item, file and line, sources and their grades.",
        by_standby=True,
    ),
    "translate": Entry(
        "translate",
        "Hand out what is to be translated, read it back, say how translations stand, and write who has reviewed them.",
    ),
    "verify": Entry(
        "verify",
        "Say whether FILE is a released document, byte for byte: which edition, who signed it, and whether it still holds.",
        by_standby=True,
    ),
    "who": Entry(
        "who",
        "Show which audience sees which item of PACK, and if not, why not; and what has changed since it was last agreed.",
        by_standby=True,
    ),
}


class Commands(click.Group):
    """A group whose list, and what a shell completes, is of names and first sentences; a command that is called is loaded."""

    def __init__(self, *, commands: Mapping[str, Entry], **given: object) -> None:
        named = {name: click.Command(name, help=entry.says) for name, entry in commands.items()}
        super().__init__(commands=named, **given)  # type: ignore[arg-type] # the decorator gives what Group takes
        self._entries = commands

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name, command, rest = super().resolve_command(ctx, args)
        return name, self.loaded(name) if name in self._entries else command, rest

    def loaded(self, name: str | None) -> click.Command:
        """Return a command of the table, from its module."""
        module = import_module(f"briefgen.cli.{self._entries[str(name)].module}")
        return cast("click.Command", getattr(module, f"{name}_command"))


def by_standby(arguments: Sequence[str]) -> str:
    """Return why a command is none that a process which stands by may do; empty where it is one."""
    name, *options = arguments or ("",)
    entry = COMMANDS.get(name)
    if entry is None or not entry.by_standby:
        return f"'{name}' asks, takes long, or is no command"
    kept = next((option for option in entry.except_with if option in options), "")
    return f"'{name} {kept}' takes long" if kept else ""
