"""Every brief of the bundled sample and of the invented project: in each audience's own form and first language, and the
sample's in its other languages and forms.
"""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.project import FICTIONAL, SAMPLE

import briefgen
from briefgen.resources import bundled_root
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import DEFAULTS, WriteOptions

FERRY = "night-ferry"
BARRAGE = "saltmere-barrage"
ALL = ("analyst", "business", "diplomat", "minister", "officials", "parliament", "press-lines", "press-note", "public")


@dataclass(frozen=True, kw_only=True)
class Case:
    root: Path
    pack: str
    audience: str
    language: str | None = None
    form: str | None = None
    theme: str | None = None
    paper: str | None = None

    def brief(self) -> briefgen.Brief:
        return _brief(self)

    def __str__(self) -> str:
        own = (self.pack, self.audience, self.form, self.language, self.theme, self.paper)
        return "-".join(filter(None, own))


def drawn(brief: briefgen.Brief, name: str, options: WriteOptions = DEFAULTS) -> bytes:
    """Return the brief in a format, also where it is too long to go out."""
    layout, theme = brief.laid_out(name)
    return FORMATS[name].write(brief.document, layout, theme, brief.fonts, options)


@cache
def project(root: Path) -> briefgen.Project:
    return briefgen.load(root)


@cache
def _brief(case: Case) -> briefgen.Brief:
    return project(case.root).brief(
        case.pack, case.audience, language=case.language, form=case.form, theme=case.theme, paper=case.paper
    )


def _cases(root: Path, pack: str, audiences: tuple[str, ...]) -> tuple[Case, ...]:
    return tuple(Case(root=root, pack=pack, audience=audience) for audience in audiences)


BRIEFS = (
    *_cases(bundled_root(), SAMPLE, project(bundled_root()).audiences),
    *_cases(FICTIONAL, BARRAGE, ALL),
    *_cases(FICTIONAL, FERRY, ("diplomat", "minister", "public")),
)
VERSIONS = tuple(
    Case(root=bundled_root(), pack=SAMPLE, audience=audience, language=language, form=form)
    for audience, language, form in (
        ("minister", "hi-IN", None),
        ("minister", None, "covered"),
        ("diplomat", None, "cable"),
        ("press-note", "hi-IN", None),
        ("public", "hi-IN", None),
        ("public", "ru-RU", None),
        ("public", None, "bilingual"),
        ("press-note", None, "bilingual"),
    )
)
FINISHED = (*BRIEFS, *VERSIONS)
PACKS = tuple(dict.fromkeys(case.pack for case in BRIEFS))
