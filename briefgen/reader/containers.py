"""The containers by name. `templates/README.md` describes each of them."""

from collections.abc import Iterator, Mapping
from typing import Final

from markdown_it.tree import SyntaxTreeNode

from briefgen.diagnostics import did_you_mean
from briefgen.document.nodes import Block
from briefgen.reader.boxes import ANNEX, ATTRIBUTION, box, columns, question, quote, stray_attribution
from briefgen.reader.codes import CONTAINER
from briefgen.reader.container import Container, ReadBlocks, ReadContainer, is_closed, refuse_open
from briefgen.reader.drawn import chart
from briefgen.reader.generated import contents, generated, glossary, page_break, sources, yardstick
from briefgen.reader.labelled import conflict, decision, fact_strip, header, points, timeline
from briefgen.reader.parser import line_of
from briefgen.reader.reading import Reading
from briefgen.reader.roles import margin, role
from briefgen.reader.tables import table


def _misplaced_annex(container: Container) -> Iterator[Block]:
    container.fault("'annex' stands within a list, a box or an annex", "put it at the end of the template, by itself")
    yield from ()


CONTAINERS: Final[Mapping[str, ReadContainer]] = {
    "lead": role("lead"),
    "line": role("line"),
    "fact": role("fact"),
    "note": role("note"),
    "series": role("series"),
    "banner": role("banner"),
    "margin": margin,
    "key-message": box("key-message"),
    "side": box("side"),
    "warning": box("warning"),
    "conflict": conflict,
    "columns": columns,
    "question": question,
    "quote": quote,
    ATTRIBUTION: stray_attribution,
    "points": points,
    "fact-strip": fact_strip,
    "decision": decision,
    "timeline": timeline,
    "header-line": header("line"),
    "header-rows": header("rows"),
    "header-plain": header("plain"),
    "table": table("data"),
    "register": table("register"),
    "views": table("views"),
    "chart": chart,
    "contents": generated(contents),
    "glossary": generated(glossary),
    "sources": generated(sources),
    "yardstick": generated(yardstick),
    "page-break": page_break,
    ANNEX: _misplaced_annex,
}


def read_container(node: SyntaxTreeNode, reading: Reading, read: ReadBlocks) -> Iterator[Block]:
    name, _, parameters = node.info.strip().partition(" ")
    read_it = CONTAINERS.get(name)
    if not is_closed(node, reading):
        refuse_open(node, name, reading)
    elif read_it is None:
        hint = did_you_mean(name, CONTAINERS, otherwise=f"there are {', '.join(sorted(CONTAINERS))}")
        reading.fault(CONTAINER, f"there is no container '{name}'", line_of(node), hint)
    else:
        children = tuple(node.children)
        yield from read_it(
            Container(
                name=name, parameters=parameters.strip(), node=node, children=children, reading=reading, read=read
            )
        )
