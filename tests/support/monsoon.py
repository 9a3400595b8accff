"""The pack of `docs/batch.md`, with the fields that stand there, put beside the sample: for the commands that name it."""

import re
from pathlib import Path

from support.project import edit

from briefgen.resources import PACKAGE

PAGE = PACKAGE.parent / "docs" / "batch.md"
PACK = """\
---
title: Shelters for the monsoon
as_of: 2031-06-01T09:00+05:30
language: en-GB
readers: [district, analyst]
marking: tlp:clear
{records}---
# Do not say {{.avoid}}
- That {{record:shelters}} shelters are all that {{record:name}} has. {{.draft}} ^all
"""
FORM = "title: Note to a district\nlanguages: [en-GB]\n"
TEMPLATE = """\
# {{ pack.title }}

{% for line in lines.avoid %}
- {{ line }}

{% endfor %}
{% if record.since %}
Since {{ record.since }}

{% endif %}
"""
TABLE = """\
code,name,shelters,since,source
MH-07,Thane,41,2031-06-01,A district officer
MH-08,Raigad,17,,An engineer of the district
"""


def fields() -> str:
    """Return the page's block on what a record has."""
    [block] = re.findall(r"^```yaml\n(records:\n.*?)^```", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return str(block)


def with_monsoon(root: Path) -> Path:
    """Write the pack, its reader and its table into the project at *root*, and return that."""
    edit(
        root / "content/policy.yaml",
        "  analyst:\n",
        "  district:\n    ceiling: {tlp: green}\n    cites: [public]\n\n  analyst:\n",
    )
    (root / "content/monsoon.md").write_text(PACK.format(records=fields()), encoding="utf-8")
    form = root / "templates/audiences/district"
    form.mkdir(parents=True)
    (form / "audience.yaml").write_text(FORM, encoding="utf-8")
    (form / "brief.md.j2").write_text(TEMPLATE, encoding="utf-8")
    (root / "districts.csv").write_text(TABLE, encoding="utf-8")
    return root
