"""What is fuzzed: functions that take whatever bytes there are, and what they begin with.

Each ends in a result, or in findings with a place; all else is a crash.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from typing import Final

from support.briefs import form
from support.hostile import sound_project

from briefgen.build.kept import Kept
from briefgen.content.front import FrontMatter, Policy
from briefgen.content.load import load_pack
from briefgen.content.markdown import read_sections
from briefgen.content.pack import Scope
from briefgen.content.policy import load_policy
from briefgen.content.registry import REGISTERS, Registry
from briefgen.content.written import Section
from briefgen.diagnostics import Span, UserError
from briefgen.document.document import Document
from briefgen.document.words import plain_text
from briefgen.located.validate import validate
from briefgen.located.yaml import parse_yaml
from briefgen.markup.inline import InlineFault, parse_inlines
from briefgen.markup.plain import plain
from briefgen.markup.rendered import Rendered, TemplatePlace
from briefgen.markup.tokens import has_residue
from briefgen.project.folder import find_project
from briefgen.project.packs import find_packs
from briefgen.reader.read import read

Target = Callable[[bytes], None]
FILES: Final = (
    "water/pack.md", "water/sources.yaml", "water/series.yaml", "water/exhibits.yaml", "water/data/flows.csv", "policy.yaml",
    "house.yaml", "water/more.md", "water/people.yaml", "water/figures.yaml",
)  # fmt: skip
PACKS: Final = Path(__file__).parents[1] / "packs"
FOUND: Final = Path(__file__).parent / "found"
"""A folder a target, with what broke it once."""
LONGEST: Final = 3_000
"""Bytes of a file that a target begins with."""


def loader(root: Path) -> Target:
    """Load a project, in the folder *root*, of which one file, told by the first byte, holds the rest of the bytes."""
    sound_project(root)
    kept_apart = Kept(most=1)
    sound = load_policy(find_project(root))
    kept = {name: path.read_bytes() for name in FILES if (path := root / "content" / name).is_file()}

    def load(data: bytes) -> None:
        name = FILES[data[0] % len(FILES)] if data else FILES[0]
        (root / "content" / name).write_bytes(data[1:])
        try:
            folder = find_project(root)
            policy = load_policy(folder) if name == "policy.yaml" else sound
            for source in find_packs(folder):
                load_pack(source, folder, policy, sections=kept_apart.sections)
        except UserError as error:
            assert error.diagnostics, "a fault without a finding"  # noqa: PT017
            for found in error.diagnostics:
                assert found.span is None or min(found.span.line, found.span.column) >= 1, found
        finally:
            if name in kept:
                (root / "content" / name).write_bytes(kept[name])
            else:
                (root / "content" / name).unlink()

    return load


def sections(_: Path) -> Target:
    """Read the headings and bullets of one Markdown file, from memory."""
    path = Path("pack.md")
    outermost = Section(scopes=(Scope(span=Span(path=path, line=1), readers=None, marking=None),))

    def parse(data: bytes) -> None:
        written = read_sections(data.decode("utf-8", "ignore"), path, outermost)
        for found in written.problems:
            assert found.span is None or min(found.span.line, found.span.column) >= 1, found

    return parse


def values(_: Path) -> Target:
    """Read one YAML file, from memory: as a register, a policy or a front matter, as the first byte tells."""
    path = Path("values.yaml")
    shapes = (*REGISTERS, Policy, FrontMatter)

    def parse(data: bytes) -> None:
        shape = shapes[data[0] % len(shapes)] if data else shapes[0]
        registry = Registry()
        try:
            located = parse_yaml(data[1:].decode("utf-8", "ignore"), path)
            if isinstance(shape, str):
                registry.add(shape, located)
            else:
                validate(shape, located)
        except UserError as error:
            assert error.diagnostics, "a fault without a finding"  # noqa: PT017
            registry.problems.extend(error.diagnostics)
        for found in registry.problems:
            assert found.span is None or min(found.span.line, found.span.column) >= 1, found

    return parse


def inline(_: Path) -> Target:
    """Parse one field of text."""

    def parse(data: bytes) -> None:
        source = data.decode("utf-8", "ignore")
        try:
            marked = parse_inlines(source)
        except InlineFault as fault:
            assert 0 <= fault.at < fault.end <= max(len(source), 1), (fault.at, fault.end, len(source))  # noqa: PT017
        else:
            plain(marked.inlines)

    return parse


def reader(_: Path) -> Target:
    """Read what a template may have printed: bytes below 32 that are no line end are tokens."""
    from unit.reader.test_properties import LOCALE, PACK, TARGETS, TOKENS

    signs = {chr(at): token for at, token in enumerate(TOKENS, 11)}

    def read_markup(data: bytes) -> None:
        printed = "".join(signs.get(sign, sign) for sign in data.decode("utf-8", "ignore"))
        markup = f"# Title\n\n{printed}"
        place = TemplatePlace(template="x.md.j2", file=Path("x.md.j2"), line=1)
        rendered = Rendered(markup=markup, targets=TARGETS, places=(place,) * (markup.count("\n") + 1))
        with suppress(UserError):
            found = read(rendered, PACK, LOCALE, form=form())
            assert isinstance(found, Document)
            assert not has_residue(plain_text(found))

    return read_markup


BY_NAME: Final[Mapping[str, Callable[[Path], Target]]] = {
    "loader": loader, "sections": sections, "values": values, "inline": inline, "reader": reader,
}  # fmt: skip


def seeds(name: str) -> list[bytes]:
    """Return what a target begins with: files of our packs, lines of theirs, blocks of the conformance cases; and what it
    once broke on.
    """
    return [*_own_seeds(name), *(path.read_bytes() for path in sorted((FOUND / name).glob("*")))]


def _own_seeds(name: str) -> list[bytes]:
    paths = [path for path in sorted(PACKS.rglob("*")) if path.suffix in (".md", ".yaml", ".csv") and path.is_file()]
    match name:
        case "loader":
            places = {Path(file).name: at for at, file in enumerate(FILES)}
            named = [(path, path.read_bytes()) for path in paths if path.name in places]
            return [bytes([places[path.name]]) + data for path, data in named if len(data) < LONGEST]
        case "sections":
            return [data for path in paths if path.suffix == ".md" and len(data := path.read_bytes()) < LONGEST]
        case "values":
            found = [(path, path.read_bytes()) for path in paths if path.suffix == ".yaml"]
            shapes = {name: at for at, name in enumerate((*REGISTERS, "policy", "pack"))}
            return [
                bytes([shapes[path.stem]]) + data for path, data in found if path.stem in shapes and len(data) < LONGEST
            ]
        case "inline":
            lines = [line.strip() for path in paths if path.suffix == ".md" for line in path.read_bytes().splitlines()]
            return [line for line in lines if 8 < len(line) < 400][:400]
        case _:
            cases = sorted((PACKS.parent / "conformance").glob("*.yaml"))
            texts = [text for path in cases for text in path.read_bytes().split(b"\n\n")]
            return [text for text in texts if len(text) < LONGEST][:400]
