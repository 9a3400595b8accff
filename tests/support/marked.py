"""Every bundled handling scheme at work: a pack of one item with a marking, its reader, and the banner that the brief is to carry."""

from dataclasses import dataclass
from pathlib import Path

from support.own_project import own_project

from briefgen.build.project import Project
from briefgen.content.schemes import load_scheme
from briefgen.resources import templates_root

SCHEMES = {path.stem: load_scheme(path) for path in sorted((templates_root() / "markings").glob("*.yaml"))}
POLICY = """\
schemes: [{scheme}]
audiences:
  analyst:
    ceiling: {{{scheme}: {highest}}}
    admits: {{{scheme}: [{admits}]}}
    cites: [public]
"""
PACK = """\
---
title: The ferry to the Tarrow Islands
as_of: 2031-05-12T18:00+02:00
language: en-GB
readers: [analyst]
marking: {base}
document: {{issuer: Harbour Board, contact: desk@example.org}}
{front}---
# What we know {{.facts .say readers=analyst}}
- The ferry sails. [@log] {{.reported}} ^sails
{items}"""
SOURCES = "- {id: log, title: Log of the harbour, issued: 2031-05-09, citable: public}\n"
FORM = """\
title: Committee paper
languages: [en-GB]
citations: numbered
portion_marks: true
"""
TEMPLATE = """\
# {{ pack.title }}

## {{ t("you-should-know") }}

{% for claim in claims %}
{{ claim }} {{ cite(claim) }}

{% endfor %}

:::: table
{{ t("register-caption") }}

| {{ t("column-what") }} | {{ t("column-certainty") }} |
| --- | --- |
{% for claim in claims | limit(1) %}
| {{ claim }} | {{ certainty(claim) }} |
{% endfor %}
::::

## {{ t("sources") }}

::: sources
:::
"""


@dataclass(frozen=True)
class Marked:
    """A scheme at work: the marking of one item, and what the brief is to say."""

    scheme: str
    marking: str
    banner: str
    admits: tuple[str, ...] = ()


CASES = (
    Marked("tlp", "tlp:amber-strict", "TLP:AMBER+STRICT"),
    Marked("uk-gscp", "uk-gscp:official", "OFFICIAL"),
    Marked("uk-gscp", "uk-gscp:official/personal-data/sensitive/recipients-only", "OFFICIAL-SENSITIVE - RECIPIENTS ONLY - PERSONAL DATA", ("sensitive", "recipients-only", "personal-data")),
    Marked("uk-gscp", "uk-gscp:secret/uk-eyes-only", "SECRET - UK EYES ONLY", ("uk-eyes-only",)),
    Marked("uk-gscp", "uk-gscp:top-secret", "TOP SECRET"),
    Marked("india", "india:unclassified", "UNCLASSIFIED"),
    Marked("india", "india:restricted", "RESTRICTED"),
    Marked("india", "india:top-secret", "TOP SECRET"),
    Marked("us-cui", "us-cui:uncontrolled", "UNCLASSIFIED"),
    Marked("us-cui", "us-cui:controlled", "CUI"),
    Marked("us-cui", "us-cui:controlled/noforn/prvcy/sp-cti", "CUI//SP-CTI/PRVCY//NOFORN", ("noforn", "prvcy", "sp-cti")),
    Marked("house", "house:public", "PUBLIC"),
    Marked("house", "house:unit/personal/commercial/no-copies", "CONFIDENTIAL TO THE UNIT · COMMERCIAL, PERSONAL DATA · NO COPIES", ("commercial", "personal", "no-copies")),
)  # fmt: skip


def project(folder: Path, case: Marked, *, items: str | None = None, front: str = "", allow: bool = True) -> Project:
    scheme = SCHEMES[case.scheme]
    policy = POLICY.format(scheme=case.scheme, highest=scheme.levels[-1].id, admits=", ".join(case.admits))
    own = f"- The berth is full. [@log] {{.reported marking={case.marking}}} ^berth\n" if items is None else items
    files = {
        "content/policy.yaml": policy,
        "content/ferry/pack.md": PACK.format(base=f"{case.scheme}:{scheme.levels[0].id}", front=front, items=own),
        "content/ferry/sources.yaml": SOURCES,
        "templates/audiences/analyst/audience.yaml": FORM,
        "templates/audiences/analyst/brief.md.j2": TEMPLATE,
    }
    return own_project(folder, files, allow_classified_labels=allow)
