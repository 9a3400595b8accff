"""Every PDF there can be of the sample and of the invented packs: each audience's brief in each of its languages and forms,
in every theme and on every paper.

A theme or paper that an audience does not ask for may make its brief too long. It is drawn all the same: what is to be
seen here is the file, not whether the brief may go out.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import get_args

from support.finished import BARRAGE, FERRY, project
from support.project import FICTIONAL, SAMPLE

import briefgen
from briefgen.audience.form import AudienceForm
from briefgen.audience.load import LoadedAudience
from briefgen.build.project import Project
from briefgen.diagnostics import UserError
from briefgen.resources import bundled_root, templates_root
from briefgen.theme.load import theme_names
from briefgen.writers.formats import FORMATS
from briefgen.writers.options import WriteOptions

PACKS = ((bundled_root(), SAMPLE), (FICTIONAL, BARRAGE), (FICTIONAL, FERRY))
THEMES = theme_names((templates_root(),))
PAPERS = get_args(AudienceForm.model_fields["paper"].annotation)
LOOKS = tuple((theme, paper) for theme in THEMES for paper in PAPERS)


@dataclass(frozen=True, kw_only=True)
class Dress:
    """A brief in one look."""

    root: Path
    pack: str
    audience: str
    language: str
    form: str | None
    theme: str
    paper: str

    def __str__(self) -> str:
        return "-".join(filter(None, (self.pack, self.audience, self.form, self.language, self.theme, self.paper)))

    def brief(self) -> briefgen.Brief:
        own = _dressed(self.root, self.theme, self.paper)
        return own.brief(self.pack, self.audience, language=self.language, form=self.form)

    def pdf(self, *, attach_data: bool = False) -> bytes:
        """Return the file, also of a brief that is too long to go out."""
        brief = self.brief()
        options = WriteOptions(attach_data=attach_data)
        return FORMATS["pdf"].write(brief.document, brief.layout, brief.theme, brief.fonts, options)


class _Dressed(Project):
    """A project whose audiences all ask for one theme and one paper."""

    def __init__(self, root: Path, theme: str, paper: str) -> None:
        super().__init__(project(root).folder)
        self._look = {"theme": theme, "paper": paper}

    def audience(self, name: str) -> LoadedAudience:
        loaded = super().audience(name)
        return replace(loaded, form=loaded.form.model_copy(update=self._look))


@cache
def _dressed(root: Path, theme: str, paper: str) -> _Dressed:
    return _Dressed(root, theme, paper)


def wardrobe(theme: str, paper: str) -> Iterator[Dress]:
    """Yield every brief in one look: of the audiences that a pack admits, in the languages it is there in."""
    for root, pack in PACKS:
        for audience in project(root).audiences:
            form = project(root).audience(audience).form
            for language in form.languages:
                if _is_there(root, pack, audience, language):
                    yield from (
                        Dress(
                            root=root,
                            pack=pack,
                            audience=audience,
                            language=language,
                            form=other,
                            theme=theme,
                            paper=paper,
                        )
                        for other in (None, *form.forms)
                    )


@cache
def _is_there(root: Path, pack: str, audience: str, language: str) -> bool:
    try:
        project(root).brief(pack, audience, language=language)
    except UserError:
        return False
    return True
