"""Every PDF there can be of the sample and of the invented packs: each audience's brief in each of its languages and forms,
in every theme and on every paper.

A theme or paper that an audience does not ask for may make its brief too long. It is drawn all the same: what is to be
seen here is the file, not whether the brief may go out.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.finished import BARRAGE, FERRY, drawn, project
from support.project import FICTIONAL, SAMPLE

import briefgen
from briefgen.diagnostics import UserError
from briefgen.resources import bundled_root, templates_root
from briefgen.theme.load import theme_names
from briefgen.theme.model import PAPERS
from briefgen.writers.options import WriteOptions

PACKS = ((bundled_root(), SAMPLE), (FICTIONAL, BARRAGE), (FICTIONAL, FERRY))
THEMES = theme_names((templates_root(),))
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
        return project(self.root).brief(
            self.pack, self.audience, language=self.language, form=self.form, theme=self.theme, paper=self.paper
        )

    def pdf(self, *, attach_data: bool = False) -> bytes:
        """Return the file, also of a brief that is too long to go out."""
        return drawn(self.brief(), "pdf", WriteOptions(attach_data=attach_data))


def wardrobe(theme: str, paper: str) -> Iterator[Dress]:
    """Yield every brief in one look: of the audiences that a pack admits, in the languages it is there in."""
    for root, pack in PACKS:
        for audience in project(root).audiences:
            form = project(root).audience(audience).form
            for other in (None, *form.forms):
                for language in form.languages_in(other):
                    if _is_there(root, pack, audience, language, other):
                        yield Dress(
                            root=root,
                            pack=pack,
                            audience=audience,
                            language=language,
                            form=other,
                            theme=theme,
                            paper=paper,
                        )


@cache
def _is_there(root: Path, pack: str, audience: str, language: str, form: str | None) -> bool:
    try:
        project(root).brief(pack, audience, language=language, form=form)
    except UserError:
        return False
    return True


DRESSES = tuple(
    dress
    for theme in THEMES
    for dress in wardrobe(theme, "a4")
    if dress.language in ("en-GB", "hi-IN", "ru-RU") or dress.form == "bilingual"
)
"""Every brief in every theme; not in en-IN, whose words are those of en-GB, save beside another language."""
