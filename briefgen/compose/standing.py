"""A brief as it stands for one record, with all that is derived from it: where another record has other words for it and nothing
else, its brief is this one with those words.

Transforms look at running words for terms alone: what else they derive hangs on which nodes there are, and on where these come
from. So words that no term stands in, beside none, may stand in the place of others that transforms have left as they were.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from briefgen.audience.form import AudienceForm
from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.nodes import Node
from briefgen.document.reworded import Reworded, reworded, walk_under, with_runs
from briefgen.document.walk import children
from briefgen.frozen import dataclass
from briefgen.gate.records import ClearedPack
from briefgen.locale.model import Locale
from briefgen.markup.rendered import Rendered
from briefgen.markup.tokens import has_residue
from briefgen.reader.read import read_again
from briefgen.reader.reading import OfRecord
from briefgen.reader.remembered import Remembered
from briefgen.transforms.acronyms import is_beside_term
from briefgen.transforms.typed_terms import TypedTerms

Above = tuple[Document | Node, ...]


@dataclass(frozen=True, kw_only=True)
class Standing:
    rendered: Rendered
    of_record: tuple[OfRecord, ...]
    """As they were read, before the transforms."""
    document: Document
    terms: TypedTerms

    def with_record(
        self, cleared: ClearedPack, locale: Locale, *, form: AudienceForm, remembered: Remembered
    ) -> Document | None:
        """Return the brief of another record; None where it has to be composed."""
        read = tuple(read_again(self.of_record, self.rendered, cleared, locale, form=form, remembered=remembered))
        if len(read) < len(self.of_record):
            return None
        runs = [reworded(known.blocks, blocks) for known, blocks in zip(self.of_record, read, strict=True)]
        changes = [change for each in runs for change in each or ()]
        if None in runs or not all(self._may_change(before, after) for before, after in changes):
            return None
        return self._with(changes)

    def _may_change(self, before: Text, after: Text) -> bool:
        return id(before) in self._places and not has_residue(after.text) and not self.terms.stands_in(after)

    def _with(self, changes: Iterable[Reworded]) -> Document:
        runs = {id(before): after for before, after in changes}
        above = {id(node) for place in runs for node in self._places[place]}
        return with_runs(self.document, runs, above)

    @cached_property
    def _places(self) -> Mapping[int, Above]:
        """Of each run of the record's blocks that transforms have left as it was, and that stands beside no term, by its identity:
        what it stands in. It stands once in what was read, and once in the whole: so nothing of it is left where another takes
        its place.
        """
        own = Counter(id(node) for part in self.of_record for block in part.blocks for node, _ in walk_under(block))
        found: dict[int, list[tuple[Node, Above]]] = {}
        for node, above in walk_under(self.document):
            if isinstance(node, Text) and own[id(node)] == 1:
                found.setdefault(id(node), []).append((node, above))
        alone = (places[0] for places in found.values() if len(places) == 1)
        return {id(node): above for node, above in alone if not is_beside_term(node, children(above[-1]))}
