"""Begin an audience of one's own: its form, what goes where, and its line of the policy, all of them like another one's."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from briefgen.audience.load import FORM, TEMPLATE, LoadedAudience, audience_names, load_audience
from briefgen.authoring.begin import Ground
from briefgen.authoring.policy_lines import with_reader
from briefgen.build.together import put_together
from briefgen.content.model import ID_LENGTH, ID_PATTERN
from briefgen.content.names import choice, problem
from briefgen.diagnostics import Diagnostic, WrongUsageError, did_you_mean
from briefgen.filenames import RESERVED
from briefgen.frozen import dataclass
from briefgen.located.text import read_text
from briefgen.project.folder import POLICY_FILE, ProjectFolder
from briefgen.project.roots import BUNDLED, find
from briefgen.regex import regex
from briefgen.resources import templates_root

NAME: Final = "BG168"
_BLOCK: Final = regex(r"^\{% block (\w+) %\}\n(.*?)^\{% endblock %\}$", re.MULTILINE | re.DOTALL)
_KEY: Final = regex(r"([a-z_]+):")
_REMARK: Final = regex(r"\{#.*?#\}\n?", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class NewAudience:
    name: str
    like: LoadedAudience
    folder: ProjectFolder


def check_audience(name: str, folder: ProjectFolder, at: Ground) -> str:
    """Return the name. Raises WrongUsageError where an audience cannot have it."""
    policy = at.policy.policy
    own = folder.root / "templates" / "audiences" / name
    if re.match(ID_PATTERN, name) is None or len(name) > ID_LENGTH:
        hint = f"a name is small letters and digits, parted by single hyphens, {ID_LENGTH} at most"
        raise WrongUsageError(_fault(f"an audience cannot be called '{name}'", hint))
    if RESERVED.fullmatch(name):
        hint = "Windows keeps that name for itself: take another one"
        raise WrongUsageError(_fault(f"an audience cannot be called '{name}'", hint))
    if name in policy.audiences or name in audience_names(folder.templates) or own.exists() or own.is_symlink():
        raise WrongUsageError(_fault(f"there is an audience '{name}' already", "change that one, or take another name"))
    if name in policy.groups:
        raise WrongUsageError(_fault(f"'{name}' is a group of readers", "take another name"))
    return name


def check_like(name: str, folder: ProjectFolder, at: Ground) -> LoadedAudience:
    """Return the audience to begin with. Raises WrongUsageError where none is called so, or the policy does not know it."""
    known = [each for each in audience_names(folder.templates) if each in at.policy.policy.audiences]
    if name not in known:
        hint = did_you_mean(name, known, choice(known))
        raise WrongUsageError(_fault(f"there is no audience '{name}' to be like", hint))
    return load_audience(name, folder.templates)


def begin_audience(new: NewAudience, at: Ground) -> tuple[Path, ...]:
    """Write the form, the template and the policy with the new reader, all or none, and return them. Raises OSError."""
    beside = new.folder.root / "templates" / "audiences" / new.name
    policy = with_reader(read_text(at.policy.path), at.policy.path, new.name, new.like.name)
    files = {
        beside / FORM: form(new).encode(),
        beside / TEMPLATE: template(new).encode(),
        at.content / POLICY_FILE: policy.encode(),
    }
    put_together(new.folder, files)
    return tuple(files)


def form(new: NewAudience) -> str:
    """Return the form: all of it as the other one's, which stands there as remarks."""
    shown = "\n".join(f"# {line}".rstrip() for line in _lines_of(new.like))
    return f"""\
# How long the brief for '{new.name}' is, its languages and its look: as for '{new.like.name}', save what stands here.
# What goes where stands in {TEMPLATE} beside this file, and who may see what in content/{POLICY_FILE}.
inherit: {_ours(new.like.path)}{new.like.name}
title: {new.name.replace("-", " ").capitalize()}

# What '{new.like.name}' has. To change something, take the # away before it, and before the lines that it stands under.
{shown}
"""


def _lines_of(like: LoadedAudience) -> Iterator[str]:
    """Yield the lines of the other one's file, and of those that it inherits from what it does not say itself, without a
    title and whom each is like.
    """
    said: set[str] = {"title", "inherit"}
    for path in like.files:
        keys: set[str] = set()
        shown = False
        for line in read_text(path).rstrip("\n").split("\n"):
            if line.startswith("#"):
                continue
            if key := _KEY.match(line):
                keys.add(key.group(1))
                shown = key.group(1) not in said
            if shown and line.strip():
                yield line
        said |= keys


def template(new: NewAudience) -> str:
    """Return the template: it extends the other one's, whose blocks stand in it as remarks; without blocks, a copy of that."""
    path = find(new.like.template, new.folder.templates)
    assert path is not None
    source = read_text(path)
    blocks = {name: _REMARK.sub("", body) for name, body in _BLOCK.findall(source)}
    if not blocks:
        return source
    name = new.like.template.removeprefix(BUNDLED)
    opening = f"""\
{{# What goes where in the brief for '{new.name}': as for '{new.like.name}', save the blocks that are written here.
   Below stand all that it has, as remarks. To change one, take away the two lines of signs around it, and write in it
   what you like: words, or what briefgen's templates/README.md names. {{{{ super() }}}} in a block prints what the other has there. #}}
{{% extends "{_ours(path)}{name}" %}}
"""
    return opening + "".join(
        f"\n{{#\n{{% block {name} %}}\n{body}{{% endblock %}}\n#}}\n" for name, body in blocks.items()
    )


def _ours(path: Path) -> str:
    """Return what goes before the name of a file of ours: nothing before the project's own."""
    return BUNDLED if path.is_relative_to(templates_root()) else ""


def _fault(message: str, hint: str) -> Diagnostic:
    return problem(NAME, message, None, hint)
