"""Begin a pack: its file, the texts that it is written from, and a policy where the project has none."""

from dataclasses import replace
from pathlib import Path

from briefgen.authoring.kept import kept_path, write_kept
from briefgen.authoring.passages import UNREADABLE
from briefgen.authoring.skeleton import write_pack
from briefgen.authoring.wanted import Wanted
from briefgen.build.files import replace_files
from briefgen.content.names import problem
from briefgen.content.pack import LoadedPolicy
from briefgen.content.policy import load_policy
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass
from briefgen.project.folder import POLICY_FILE, ProjectFolder
from briefgen.regular import MOST_TEXT
from briefgen.resources import bundled_root


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Where a pack is to stand."""

    content: Path
    policy: LoadedPolicy
    """The project's own, or else the bundled one, which it is given."""

    @property
    def lacks_policy(self) -> bool:
        return not (self.content / POLICY_FILE).is_file()


def ground(folder: ProjectFolder) -> Ground:
    """Return where the packs of a project stand, which needs no `content/` yet. Raises UserError where its policy is at fault."""
    content = folder.root / "content"
    own = (content / POLICY_FILE).exists()
    home = replace(folder, content=content if own else bundled_root() / "content")
    return Ground(content=content, policy=load_policy(home))


def begin(wanted: Wanted, at: Ground) -> tuple[Path, ...]:
    """Write the pack, all its files or none, and return them.

    Raises UserError where a file would be larger than packs are read, OSError where one cannot be written.
    """
    main = at.content / f"{wanted.name}.md"
    files = {main: write_pack(wanted).encode()}
    files |= {kept_path(main, text.id): write_kept(text).encode() for text in wanted.texts}
    if large := [path for path, content in files.items() if len(content) > MOST_TEXT]:
        hint = "keep the parts of the texts that the pack is about"
        raise UserError(
            *(problem(UNREADABLE, f"'{path.name}' would be too large to be read", None, hint) for path in large)
        )
    if at.lacks_policy:
        files[at.content / POLICY_FILE] = at.policy.path.read_bytes()
    replace_files(files)
    return tuple(files)
