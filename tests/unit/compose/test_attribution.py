"""Who says a thing and until when it is held back are said as long as the thing is, however short a brief has to be."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

import pytest
from support.briefs import document, form, locale
from support.cleared import MOMENT, item, pack, person
from support.layout import house_theme, laid_out

from briefgen.audience.form import Limit
from briefgen.compose.fit import fit
from briefgen.compose.fitted import Fitted, Stages
from briefgen.document.document import Document
from briefgen.document.nodes import Paragraph
from briefgen.document.origins import ItemOrigin, PhraseOrigin
from briefgen.document.places import origins, printed_items
from briefgen.document.walk import top_blocks, walk
from briefgen.reader.frame import EMBARGOED
from briefgen.transforms.apply import apply

SPEAKERS = {f"q{at}": f"speaker-{at}" for at in range(6)}
QUOTED = "{% for claim in claims | by_rank %}\n{{ claim.said_by }}: {{ claim }}\n\n{% endfor %}"
CARELESS = "{% for claim in claims | by_rank %}\n{% if claims | count > 4 %}{{ claim.said_by }}: {% endif %}{{ claim }}\n\n{% endfor %}"


def fitted(root, template: str, most: int) -> Fitted:
    people = {name: person(name, f"Envoy {name[-1]}") for name in SPEAKERS.values()}
    words = " ".join(["word"] * 12).capitalize()
    items = [
        item(name, "quote", f"{words}.", rank=4 + at, said_by=who) for at, (name, who) in enumerate(SPEAKERS.items())
    ]
    cleared = replace(pack(*items), people=people, embargo_until=MOMENT + timedelta(days=1))
    look = form(limits=(Limit(unit="words", max=most),))

    def draft(keep) -> Document:
        made = document(root, template, cleared, look=look, keep=keep)
        return apply(made, cleared=cleared, locale=locale(), form=look)

    stages = Stages(draft=draft, lay_out=laid_out)
    return fit(frozenset(cleared.items), stages, cleared=cleared, form=look, theme=house_theme())


def unattributed(made: Document, speakers: Mapping[str, str]) -> list[str]:
    """Return the items of which anything is printed in a paragraph that does not say whose they are."""
    found = []
    for block in walk(made):
        if isinstance(block, Paragraph):
            said = {(origin.register, origin.item) for origin in origins(block) if isinstance(origin, ItemOrigin)}
            found += [name for register, name in said if register == "items" and ("people", speakers[name]) not in said]
    return found


def embargoed(made: Document) -> bool:
    return any(
        isinstance(origin, PhraseOrigin) and origin.key == EMBARGOED
        for block in top_blocks(made)
        for origin in origins(block)
    )


@pytest.mark.parametrize("most", [35, 50, 65, 80, 95])
def test_what_stays_is_attributed_and_held_back(tmp_path, most):
    made = fitted(tmp_path, QUOTED, most)
    assert made.cuts
    assert printed_items(made.document)
    assert unattributed(made.document, SPEAKERS) == []
    assert embargoed(made.document)


def test_a_template_that_drops_them_in_a_short_brief_is_found_out(tmp_path):
    made = fitted(tmp_path, CARELESS, 50)
    assert unattributed(made.document, SPEAKERS)
