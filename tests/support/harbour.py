"""A small fictional project whose one brief prints words of every sort, in two faces, and documents of it that were edited."""

from pathlib import Path

from support.edited import Edited
from support.project import quick_project

from briefgen.build.baselines import Baseline
from briefgen.build.identity import document_id
from briefgen.project.folder import find_project
from briefgen.review.accept.proposals import proposals
from briefgen.review.accept.take import accept, acceptable, put
from briefgen.review.compare import compare
from briefgen.review.find import Reviewed
from briefgen.review.returned.read import read_returned
from briefgen.writers.docx.anchors import anchors, notes

PACK = "harbour"
FILE = f"{PACK}.md"
TEMPLATE = "# {{ pack.title }}\n\n{% for fact in facts %}\n- {{ fact }}\n{% endfor %}\n"
SHORT = "# {{ pack.title }}\n\n{% for fact in facts %}\n- {{ fact.short }}\n{% endfor %}\n"
FILES = {
    "content/policy.yaml": """\
schemes: [tlp]
groups: {internal: [desk, post, chief]}
audiences:
  desk: {ceiling: {tlp: red}, cites: [public]}
  post: {ceiling: {tlp: red}, cites: [public]}
  chief: {ceiling: {tlp: red}, cites: [public]}
""",
    "templates/audiences/desk/audience.yaml": "title: Desk note\nlanguages: [en-GB, hi-IN, ru-RU]\n",
    "templates/audiences/desk/brief.md.j2": TEMPLATE,
    "templates/audiences/post/audience.yaml": "title: Post note\nlanguages: [en-GB]\n",
    "templates/audiences/post/brief.md.j2": TEMPLATE,
    "templates/audiences/chief/audience.yaml": "title: Chief's note\nlanguages: [en-GB]\n",
    "templates/audiences/chief/brief.md.j2": SHORT,
}
FRONT = """\
---
title: Harbour of Arland        # the port's own name
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
people:
  - {id: mira, name: Mira Lund, short: Warden Lund}
terms:
  # What the town says.
  - id: quay
    short: long quay
figures:
  - {id: berths, title: Berths, value: 58.9, unit: metres}
---
"""
BODY = """\
# The harbour {.facts}
<!-- desk: keep this -->

- The **harbour** of {person:mira.short} is {figure:berths} wide, and its
  {term:quay} is open \\[since May\\]. {.draft}
  ^harbour
  - short: The harbour is open.
  - hi-IN: बंदरगाह आज खुला है।
  - hi-IN.short: बंदरगाह खुला है।
  - ru-RU: Гавань сегодня открыта.

- The port is *quite* closed. {.draft readers="desk 2, post"} ^port
  - short: The port is closed.
  - hi-IN: पत्तन बंद है।
  - ru-RU: Порт закрыт.
"""


def harbour(root: Path, body: str = BODY, *, newline: str = "\n"):
    """Write the project's files in *root*, and open it."""
    for name, text in {**FILES, f"content/{PACK}.md": FRONT + body}.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.replace("\n", newline).encode())
    return opened(root)


def opened(root: Path):
    return quick_project(find_project(root))


def came_back(project, edit, audience="desk", *, language=None, pack=PACK, has_links=True):
    """Return the review of a brief of the project that *edit* was done to."""
    brief = project.brief(pack, audience, language=language)
    content = brief.render("docx")
    baseline = Baseline(
        document_id=document_id(content) or "",
        audience=audience,
        language=brief.language,
        form=brief.form,
        stem=brief.stem,
        anchors=anchors(brief.document, brief.word_layout),
        notes=notes(brief.document),
        has_links=has_links,
    )
    document = Edited(content)
    edit(document)
    return Reviewed(pack=pack, review=compare(baseline, read_returned(document.save())), by_id=True)


def replaced(words, old, new):
    """Return what writes *new* over *old* in the paragraph in which *words* stand."""
    return lambda document: document.replace(document.paragraph(words), old, new)


def accepted(project, found, ids=None, **options):
    """Put the changes *ids* of a document into the project's files, all that can be without; return what was planned."""
    proposed = proposals(project, found)
    chosen = acceptable(project, found, proposed) if ids is None else ids
    planned = accept(project, found, proposed, chosen, **options)
    put(project, planned)
    return planned


def text(project, name=FILE):
    return (project.folder.content / name).read_bytes().decode()
