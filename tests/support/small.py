"""Small projects, openly fictional and apart from the sample: one with templates of its own, two languages and another
form; one of content alone, for the bundled minister and analyst.
"""

from collections.abc import Callable
from pathlib import Path

from support.edited import Edited
from support.project import run

from briefgen.build.project import Project
from briefgen.project.folder import find_project

PACK = "talks"
FILES = {
    "content/policy.yaml": """\
schemes: [tlp]
groups: {internal: [desk, post]}
audiences:
  desk: {ceiling: {tlp: red}, cites: [public]}
  post: {ceiling: {tlp: red}, cites: [public]}
""",
    f"content/{PACK}.md": """\
---
title: Talks at Arland
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: internal
marking: tlp:clear
translations:
  hi-IN: {title: आरलैंड में वार्ता}
---
# Do not say {.avoid}
- That anything is agreed. ^agreed
  - hi-IN: यह कि कोई सहमति हुई है।
""",
    "templates/audiences/desk/audience.yaml": """\
title: Desk note
languages: [en-GB, hi-IN]
limits: [{unit: words, max: 60}]
looks:
  hi: {body: {size: 14, line: 22}}
forms:
  cable:
    title: Cable
    template: cable.md.j2
    look: {body: {size: 11, line: 15}}
""",
    "templates/audiences/desk/brief.md.j2": "# {{ pack.title }}\n\n{% for line in lines.avoid %}\n- {{ line }}\n{% endfor %}\n",
    "templates/audiences/desk/cable.md.j2": "# {{ pack.title }}\n\n{{ t('cable-routine') }}\n\n{% for line in lines.avoid %}\n{{ line }}\n{% endfor %}\n",
    "templates/audiences/post/audience.yaml": "title: Note to a post\nlanguages: [en-GB]\n",
    "templates/audiences/post/brief.md.j2": "# {{ pack.title }}\n\n{% for line in lines.avoid %}\n- {{ line }}\n{% endfor %}\n",
}

CONTENT = {
    "policy.yaml": """\
schemes: [tlp]
groups: {internal: [minister, analyst]}
audiences:
  minister: {ceiling: {tlp: amber}, cites: [public, official, internal]}
  analyst: {ceiling: {tlp: red}, cites: [public, official, internal]}
""",
    f"{PACK}/pack.md": """\
---
title: Talks at Arland
as_of: 2031-05-03T18:00+05:30
language: en-GB
readers: internal
marking: tlp:clear
ask: none
document: {from: Policy unit, to: Minister}
---
# Not known {.gaps}
- Who will sign. {readers=minister marking=tlp:green} ^signing
- Which port. {readers=analyst topic=ports} ^port
""",
    f"{PACK}/lines.md": """\
# Do not say {.avoid}
- That the talks have agreed anything. {.draft} ^agreed
# If asked {.if-asked}
- Q: Will an agreement be signed? {raise=may topic=visit} ^q-signed
  A: We do not comment ahead of the talks. {.draft}
""",
    f"{PACK}/topics.yaml": """\
- {id: visit, title: The visit}
- {id: ports, title: Ports}
""",
}


def small_content(root: Path) -> Path:
    """Write a `content` folder in *root*, and return *root*."""
    for name, text in CONTENT.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def came_back(root: Path, edit: Callable[[Edited], None]) -> Path:
    """Write the `content` folder in *root* and build it; put the minister's brief there as `back.docx`, with what *edit* did to it."""
    small_content(root)
    assert run("build", cwd=root).code == 0
    document = Edited((root / "build" / PACK / "minister.docx").read_bytes())
    edit(document)
    (root / "back.docx").write_bytes(document.save())
    return root


def small_project(root: Path) -> Project:
    """Write the project's files in *root*, where they are not there yet, and open it."""
    for name, text in FILES.items():
        path = root / name
        if not path.exists():
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return Project(find_project(root))
