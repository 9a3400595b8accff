"""What a rule is: a problem with a code and a name, a function that finds it, a page that explains it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from functools import cached_property
from pathlib import Path
from typing import Final

from briefgen.audience.form import AudienceForm
from briefgen.checks.plain import Plain, lists_of
from briefgen.checks.statements import Reader
from briefgen.checks.wordings import Wordings
from briefgen.content.house_rules import NO_HOUSE_RULES, LoadedHouseRules
from briefgen.content.pack import LoadedPolicy, Pack
from briefgen.content.plain_words import PlainWords
from briefgen.content.reviewed import Translated, signed_records
from briefgen.diagnostics import Diagnostic, Edit, Severity, Span
from briefgen.document.authored import is_authored
from briefgen.document.document import Document
from briefgen.document.inlines import Text
from briefgen.document.nodes import Node
from briefgen.document.origins import ItemOrigin, Origin
from briefgen.document.places import items_of, origins
from briefgen.document.usage import Usage, load_usages
from briefgen.document.walk import walk
from briefgen.frozen import dataclass
from briefgen.gate.decide import Decisions, reader_of
from briefgen.gate.known import Known
from briefgen.gate.records import ClearedPack
from briefgen.layout.model import Layout
from briefgen.readability.figures import Figures, figures_of
from briefgen.readability.sentences import Sentence, Sentences
from briefgen.strength.lexicon import Lexicon

DayPlaces = Mapping[tuple[str, str], Span]
"""Item and field, as `when` or `action.by` → where that day is written."""
NO_DAYS: Final[DayPlaces] = {}
_DAYS: Final = ("when", "check_on", "due", "action.by")


def day_places(pack: Pack) -> DayPlaces:
    """Return where the days stand that the items name."""
    found = {(entry.id, name): ("items", entry.id, *name.split(".")) for entry in pack.items for name in _DAYS}
    return {key: place.span() for key, at in found.items() if (place := pack.positions.places.get(at)) is not None}


@dataclass(frozen=True, kw_only=True)
class Subject:
    """The composed brief that the rules of briefs look at."""

    cleared: ClearedPack
    document: Document
    layout: Layout
    form: AudienceForm
    house: LoadedHouseRules = NO_HOUSE_RULES
    usages: Mapping[str, Usage] = field(default_factory=dict)
    """How languages are used, by language without country."""
    cut: frozenset[str] = frozenset()
    """The items that went for its length: the list of cuts tells of them."""
    uncut: Document | None = None
    """The brief as if nothing had gone; None where nothing has."""
    plain: Plain = field(default_factory=dict)
    templates: tuple[Path, ...] = ()
    """The roots that data for a rule is found in; an earlier one goes before a later one."""
    days: DayPlaces = field(default_factory=dict)
    """Where what is told of a day is shown."""
    sentences: Sentences | None = None
    """Those of paragraphs that were read before."""

    @cached_property
    def nodes(self) -> tuple[Node, ...]:
        """Every node in reading order."""
        return tuple(walk(self.document))

    @cached_property
    def origins(self) -> tuple[Origin, ...]:
        """That of every run of words, in reading order."""
        return tuple(origins(self.document))

    @cached_property
    def printed(self) -> Mapping[str, ItemOrigin]:
        """The ids of the items of which anything is printed, in reading order, each with its first words' origin."""
        return items_of(self.origins)

    @cached_property
    def authored(self) -> tuple[Text, ...]:
        """The runs of words that an author wrote, in reading order."""
        return tuple(node for node in self.nodes if isinstance(node, Text) and is_authored(node.origin))

    @cached_property
    def prose(self) -> Figures:
        """The sentences of its prose, and how hard they are to read."""
        return figures_of(self.document, self.sentences)

    @property
    def own_sentences(self) -> Iterator[Sentence]:
        """Those that an author can mend: no fixed phrases, and nobody's who is quoted."""
        return (one for one in self.prose.sentences if not one.is_of_house and not self.is_quoted(one.item))

    def is_quoted(self, item: str | None) -> bool:
        """Tell whether the words of an item are those of somebody who is quoted."""
        return item is not None and item in self.cleared.items and self.cleared.items[item].kind == "quote"

    @property
    def lists(self) -> PlainWords:
        """The lists of plain language in the brief's own language."""
        return lists_of(self.plain, self.document.metadata.language)

    @property
    def plain_language(self) -> Severity:
        """What it is where the brief's language is not plain."""
        return Severity(self.form.plain_language)

    @property
    def is_for_all(self) -> bool:
        """Whether anybody is to understand it, who knows neither the trade nor how offices speak."""
        return self.form.plain_language == "error"


@dataclass(frozen=True, kw_only=True)
class PackSubject:
    """The pack as written, in all its wordings and languages, that the rules of packs look at."""

    pack: Pack
    policy: LoadedPolicy
    templates: tuple[Path, ...]
    """The roots that data for a rule is found in; an earlier one goes before a later one."""
    lexicons: Mapping[str, Lexicon] = field(default_factory=dict)
    """How languages say how certain something is, by name."""
    house: LoadedHouseRules = NO_HOUSE_RULES
    known: Known | None = field(default=None, repr=False, compare=False)
    """What the gate knows of the pack already."""
    read_usages: Mapping[str, Usage] | None = field(default=None, repr=False)
    """How languages are used, where that is read already."""
    _decided: dict[str, Decisions] = field(default_factory=dict, init=False, repr=False, compare=False)

    @cached_property
    def wordings(self) -> Wordings:
        """The words of the pack, field by field."""
        return Wordings.of(self.pack)

    @cached_property
    def reader(self) -> Reader:
        """What the words state."""
        return Reader(pack=self.pack, templates=self.templates, wordings=self.wordings)

    @cached_property
    def signed(self) -> tuple[Translated, ...]:
        """The translations that say of which words they are, or who has reviewed them."""
        return tuple(signed_records(self.pack))

    def decided(self, audience: str) -> Decisions:
        """Return what *audience* may see as of the edition."""
        if audience not in self._decided:
            asking = reader_of(self.policy, audience, self.pack.front.as_of)
            self._decided[audience] = (self.known or Known(self.pack, self.policy)).decide(asking)
        return self._decided[audience]

    @cached_property
    def usages(self) -> Mapping[str, Usage]:
        """How the languages of the pack are used, by language without country. Raises `UserError` where a file is at fault."""
        read = load_usages(self.templates) if self.read_usages is None else self.read_usages
        return {language: usage for language, usage in read.items() if language in self.wordings.languages}


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One case of a rule's problem."""

    message: str
    span: Span | None
    hint: str
    severity: Severity | None = None
    """Where it is not the rule's own."""
    edits: tuple[Edit, ...] = ()
    """What mends it, where that is certain."""
    said: str | None = None
    """The words at fault, of whose place the line alone is known."""


@dataclass(frozen=True, slots=True, kw_only=True)
class _Problem:
    code: str
    name: str
    """Names the problem: `skipped-heading-level`."""
    severity: Severity
    page: str
    """The module's docstring: what it flags, then paragraphs that begin `Why:`, `Example:` and `Instead:`."""
    overrulable: bool = False
    """Whether a reason in place overrules it also where it is an error; a warning always is overruled so."""
    fixable: bool = False
    """Whether some of its findings say what mends them."""

    def _diagnostic(self, finding: Finding, audience: str | None) -> Diagnostic:
        return Diagnostic(
            code=self.code,
            message=finding.message,
            span=finding.span,
            hints=(finding.hint,),
            severity=finding.severity or self.severity,
            audience=audience,
            edits=finding.edits,
            said=finding.said,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule(_Problem):
    """A rule of composed briefs."""

    find: Callable[[Subject], Iterator[Finding]]
    bearing: Callable[[Subject], bool] | None = None
    """Whether running words (`document.reworded`) bear on what it finds, where a brief holds their blocks alone; None where it has
    to be looked for in each brief, such as in how it is laid out.
    """

    def check(self, subject: Subject) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each finding; it concerns this audience's brief alone."""
        return (self._diagnostic(finding, subject.cleared.audience) for finding in self.find(subject))


def no_words(_: Subject) -> bool:
    """Tell that running words have no bearing on what a rule finds: it looks at which nodes there are, and where these come from."""
    return False


def words_by_themselves(find: Callable[[Subject], Iterator[Finding]]) -> Callable[[Subject], bool]:
    """Return what tells whether words bear on what a rule finds that looks at each block by itself: it finds something in theirs."""
    return lambda subject: next(find(subject), None) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class PackRule(_Problem):
    """A rule of packs as written: what it finds concerns every brief, and an error stops all of them."""

    find: Callable[[PackSubject], Iterator[Finding]]

    def check(self, subject: PackSubject) -> Iterator[Diagnostic]:
        """Yield a diagnostic for each finding."""
        return (self._diagnostic(finding, None) for finding in self.find(subject))
