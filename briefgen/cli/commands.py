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
    """What a list of commands shows of it, in a line of its own."""
    by_standby: bool = False
    """Whether a process that stands by may do it: it makes or looks, asks nobody, and ends soon."""
    except_with: tuple[str, ...] = ()
    """Options with which it is not so."""


COMMANDS: Final[Mapping[str, Entry]] = {
    "batch": Entry("batch", "Build one brief of PACK for each record of a table."),
    "build": Entry(
        "build",
        "Build the briefs of PACK, or of every pack.",
        by_standby=True,
        except_with=("--watch",),
    ),
    "check": Entry(
        "check",
        "Report all problems at once, and write nothing.",
        by_standby=True,
        except_with=("--fix", "--fix-words"),
    ),
    "convert": Entry("convert", "Write the items of PACK in YAML, or in Markdown."),
    "coverage": Entry(
        "coverage",
        "Show which sentences of a source no statement cites yet.",
        by_standby=True,
    ),
    "explain": Entry(
        "explain",
        "Say what the code behind a message means, and what to do.",
        by_standby=True,
    ),
    "fit": Entry(
        "fit",
        "Show how the briefs of PACK keep to their lengths.",
        by_standby=True,
    ),
    "impact": Entry(
        "impact",
        "Say what rests on a source, an item or a figure.",
        by_standby=True,
    ),
    "import": Entry("import_", "Read a Word form, an Excel book or references into a pack."),
    "inspect": Entry(
        "inspect",
        "Look a DOCX or PDF over before it is sent to a reader.",
        by_standby=True,
    ),
    "list": Entry(
        "listing",
        "List packs, audiences, looks, formats, rules.",
        by_standby=True,
    ),
    "new": Entry("new", "Begin a pack, a form to hand out, or a reader of your own."),
    "readability": Entry(
        "readability",
        "Show how hard the prose of PACK's briefs is to read.",
        by_standby=True,
    ),
    "release": Entry(
        "release",
        "Release a brief of PACK that all have agreed to.",
    ),
    "review": Entry(
        "review",
        "Show what was changed in a Word document that came back.",
    ),
    "schema": Entry(
        "schema",
        "Print the JSON Schema of the YAML files, for editors.",
        by_standby=True,
    ),
    "sign": Entry("sign", "Record what an office says of a brief of PACK."),
    "standby": Entry("standby", "Have a process stand by, so that commands begin at once."),
    "status": Entry(
        "status",
        "Say how the sign-offs of PACK's briefs stand.",
        by_standby=True,
    ),
    "trace": Entry(
        "trace",
        "Say where the words of a finished brief come from.",
        by_standby=True,
    ),
    "translate": Entry(
        "translate",
        "Hand out what is to be translated, and read it back.",
    ),
    "verify": Entry(
        "verify",
        "Say whether a file is a released document, and still holds.",
        by_standby=True,
    ),
    "who": Entry(
        "who",
        "Show which audience sees which item of PACK, and why not.",
        by_standby=True,
    ),
}


class Commands(click.Group):
    """A group whose list, and what a shell completes, is of names and a line each; a command that is called is loaded."""

    def __init__(self, *, commands: Mapping[str, Entry], **given: object) -> None:
        named = {name: click.Command(name, short_help=entry.says) for name, entry in commands.items()}
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
