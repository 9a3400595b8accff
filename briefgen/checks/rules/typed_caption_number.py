"""Flag the number of a table or figure that an author typed, in a brief that numbers them.

Why: numbers follow from what a reader is shown; one that is typed stays behind when a table moves, and is wrong for the
reader whose brief has one table fewer.
Example: "Landings fell (Table 2)", typed.
Instead: refer to it: "landings fell ({exhibit:landings})". Of a table in a source, say whose it is in other words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from briefgen.checks.rule import Finding, Rule, Subject
from briefgen.diagnostics import Severity
from briefgen.document.figures import Chart, Image
from briefgen.document.inlines import CaptionNumber
from briefgen.document.nodes import Node, Timeline
from briefgen.document.places import place_of
from briefgen.document.references import exhibit_anchor
from briefgen.document.tables import Table


def find(subject: Subject) -> Iterator[Finding]:
    label = _label(subject.nodes)
    if label is None:
        return
    exhibits = _exhibits(subject)
    for node in subject.authored:
        for match in label.finditer(node.text):
            typed = " ".join(match[0].split())
            own = exhibits.get(typed.casefold())
            yield Finding(
                message=f"'{typed}' is typed by hand, and this brief numbers its tables and figures",
                span=place_of(node),
                hint=f"write {{exhibit:{own}}} instead" if own else "write {exhibit:…} with the id of the exhibit",
            )


def _has_numbers(subject: Subject) -> bool:
    return any(any(map(str.isdigit, node.text)) for node in subject.authored)


def _label(nodes: Iterable[Node]) -> re.Pattern[str] | None:
    """Return what finds a number behind, or before, any of the words that the brief's own numbers have."""
    numbers = [node for node in nodes if isinstance(node, CaptionNumber)]
    labels = sorted({(number.before.strip(), number.after.strip()) for number in numbers} - {("", "")})
    if not labels:
        return None
    found = "|".join(rf"{_words(before)}\s*\d+\s*{_words(after)}" for before, after in labels)
    return re.compile(rf"(?<!\w)(?:{found})(?!\w)", re.IGNORECASE)


def _words(label: str) -> str:
    return r"\s+".join(re.escape(word) for word in label.split())


def _exhibits(subject: Subject) -> Mapping[str, str]:
    """Return the ids of the pack's exhibits by what their captions call them."""
    anchors = {exhibit_anchor(id_): id_ for id_ in subject.cleared.exhibits}
    shown = (node for node in subject.nodes if isinstance(node, Table | Chart | Image | Timeline))
    return {
        " ".join(inline.text.split()).casefold(): anchors[node.anchor]
        for node in shown
        for inline in node.caption
        if isinstance(inline, CaptionNumber) and node.anchor in anchors
    }


RULE: Final = Rule(
    code="BG413",
    name="typed-caption-number",
    severity=Severity.WARNING,
    find=find,
    bearing=_has_numbers,
    page=__doc__ or "",
)
