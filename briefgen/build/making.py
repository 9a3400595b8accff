"""How the briefs of one pack are made in a process, and what that process remembers of them for the next build."""

from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING, Final

from briefgen.build.briefing import Prepared, prepare
from briefgen.build.project import Project
from briefgen.build.ready import Ready, Want, asking, places_of, ready
from briefgen.build.request import BuildRequest
from briefgen.diagnostics import UserError
from briefgen.frozen import dataclass

if TYPE_CHECKING:
    from briefgen.audience.form import Shape
    from briefgen.build.standing.briefs import Briefs, Remembered

_WORDS: Final = {"pages": 400, "lines": 12, "words": 1}
"""About so many in one; a form that says nothing of its length may be as long as its pack."""
_ANY: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Shed:
    """What a process remembers of briefs that it made."""

    briefs: "Remembered | None"
    """None where nothing is kept for the next build."""
    languages: tuple[str, ...]
    """Those whose plain words were read: they are kept with the pack."""
    forms: Mapping[str, bytes]
    """What was read of the templates."""


class Making:
    def __init__(self, project: Project, name: str, request: BuildRequest, earlier: "Briefs | None" = None) -> None:
        self._project = project
        self._name = name
        self._request = request
        self._earlier = earlier
        self._prepared: dict[Want, Prepared] = {}
        """Of briefs that somebody asked about before they are made."""

    def make(self, want: Want) -> Ready:
        """Raises `UserError` where the brief cannot be composed."""
        prepared = self._prepared.pop(want, None)
        return ready(self._project, self._name, self._request, want, earlier=self._earlier, prepared=prepared)

    def stands(self, want: Want) -> bool:
        """Tell whether a brief is taken over from earlier builds with its files, so that it takes hardly any time; as far as that is
        known before it is made.
        """
        if self._earlier is None or not self._earlier.has_some:
            return False
        try:
            prepared = self._prepared.get(want) or prepare(
                self._project, self._name, want.audience, **asking(self._request, want)
            )
        except UserError:
            return True
        self._prepared[want] = prepared
        return self._earlier.stand(prepared.ground, partial(places_of, self._request, self._name))

    def length(self, want: Want) -> int:
        """Return about how many words a brief may have, by its form."""
        form = self._project.audience(want.audience).form
        shape: Shape = form if want.form is None else form.forms[want.form]
        limits = (each for each in (shape.limits or form.limits) if each.scope == "brief" and each.unit in _WORDS)
        return min((each.max * _WORDS[each.unit] for each in limits), default=_ANY)

    def shed(self) -> Shed:
        """Return what was remembered since this was asked last, and forget it."""
        briefs = None if self._earlier is None else self._earlier.shed()
        forms = self._project.forms.earlier
        return Shed(briefs=briefs, languages=self._project.languages_read, forms={} if forms is None else forms.shed())

    def take(self, shed: Shed) -> None:
        """Remember what another process does, or this one did."""
        if self._earlier is not None and shed.briefs is not None:
            self._earlier.take(shed.briefs)
        self._project.read_languages(shed.languages)
        if (forms := self._project.forms.earlier) is not None:
            forms.take(shed.forms)
