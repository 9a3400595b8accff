"""Files that are looked over before they are sent: built in a small project, spoilt by hand, looked at."""

from pathlib import Path
from typing import TYPE_CHECKING

from support.docx import members, packed

from briefgen.build.pipeline import build
from briefgen.build.project import Project, load
from briefgen.build.request import BuildRequest
from briefgen.inspect.inspect import Inspection, inspect_file

if TYPE_CHECKING:
    from collections.abc import Mapping

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
CHANGED = "BG562"
"""What is told of sentences that were put in along with something else."""
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"


def built(root: Path, *audiences: str, language: str | None = None, form: str | None = None) -> Project:
    """Build the DOCX and PDF of a project's briefs into its `build/`, and return it."""
    project = load(root)
    request = BuildRequest(
        audiences=audiences, language=language, form=form, formats=("docx", "pdf"), output=root / "build"
    )
    report = build(project, request)
    assert report.outputs, report.diagnostics
    return project


def looked_over(project: Project, content: bytes, audience: str, **options: object) -> Inspection:
    """Look *content* over as a file beside the project's own."""
    path = project.folder.root / "sent"
    path.write_bytes(content)
    return inspect_file(project, path, audience, **options)


def told(found: Inspection, code: str | None = None) -> str:
    """Return what was found, a line each."""
    return "\n".join(each.message for each in found.diagnostics if code in {None, each.code})


def codes(found: Inspection) -> set[str]:
    return {each.code for each in found.diagnostics}


# --- Word --------------------------------------------------------------------------------------------------------


def body(docx: bytes, xml: str) -> bytes:
    """Put blocks in at the end of the text."""
    return replaced(docx, "word/document.xml", "<w:sectPr", xml + "<w:sectPr", last=True)


def paragraph(words: str, properties: str = "") -> str:
    return f'<w:p><w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{words}</w:t></w:r></w:p>'


def replaced(docx: bytes, name: str, old: str, new: str, *, last: bool = False) -> bytes:
    """Replace the first, or the last, *old* of a part."""
    parts = members(docx)
    text = parts[name].decode()
    at = text.rfind(old) if last else text.find(old)
    assert at >= 0, f"{old!r} is not in {name}"
    return packed({**parts, name: (text[:at] + new + text[at + len(old) :]).encode()})


def with_part(
    docx: bytes, name: str, content: bytes | str, *, relation: str, content_type: str, source: str = "word/document.xml"
) -> bytes:
    """Add a part, and what leads to it; *source* is the part that does, '' for the package."""
    data = content.encode() if isinstance(content, str) else content
    docx = packed({**members(docx), name: data})
    override = f'<Override PartName="/{name}" ContentType="{content_type}"/></Types>'
    docx = replaced(docx, "[Content_Types].xml", "</Types>", override)
    return related(docx, source, relation, f"/{name}")


def related(docx: bytes, source: str, relation: str, target: str, *, external: bool = False) -> bytes:
    """Relate a part to a target."""
    folder, _, own = source.rpartition("/")
    rels = f"{folder}/_rels/{own}.rels".lstrip("/") if source else "_rels/.rels"
    kind = relation if "://" in relation else f"{OFFICE}/{relation}"
    mode = ' TargetMode="External"' if external else ""
    added = f'<Relationship Id="added{len(target)}" Type="{kind}" Target="{target}"{mode}/>'
    parts: Mapping[str, bytes] = members(docx)
    if rels in parts:
        return replaced(docx, rels, "</Relationships>", f"{added}</Relationships>")
    space = "http://schemas.openxmlformats.org/package/2006/relationships"
    return packed({**parts, rels: f'<Relationships xmlns="{space}">{added}</Relationships>'.encode()})
