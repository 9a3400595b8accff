"""Random packs, policies, audiences and moments, with a canary in every field of every item and entry.

Most of what is drawn is in order: what a cleared item points at is mostly cleared, too, so that the gate mostly opens.
"""

import datetime as dt
import io
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal
from functools import cache
from hashlib import sha256
from typing import Any

from hypothesis import strategies as st
from PIL import Image, PngImagePlugin
from support.access import Case, is_read_by, sees, sees_item, use_of
from support.packs import (
    LEVELS,
    MOMENT,
    exhibit,
    figure,
    front,
    image,
    item,
    organisation,
    pack,
    person,
    policy,
    record_field,
    scheme,
    series,
    source,
    term,
    topic,
)
from support.packs import access as access_of

from briefgen.content.item import CitationRecord
from briefgen.content.pack import LoadedPolicy, PackItem
from briefgen.content.pixels import pixels_of
from briefgen.content.readers import Scoped
from briefgen.content.series import ImageExhibit, Series
from briefgen.document.figures import Pixels
from briefgen.markup.inline import parse_inlines
from briefgen.markup.nodes import Marked

NAMES = ("a0", "a1", "a2", "a3")
GROUPS = ("g0", "g1")
MARKINGS = tuple(f"tlp:{level}" for level in LEVELS)
MOMENTS = tuple(MOMENT + dt.timedelta(hours=hours) for hours in (-1, 0, 1))
CITABLE = ("public", "official", "internal")
USES = ("say", "if_asked", "background", "avoid")
VARIANTS = ("plain", "short", "clause", "spoken")
FORM = "somebody unnamed"

sampled_from = cache(st.sampled_from)
"""What is drawn from again and again is looked through by Hypothesis once: that takes longer than to draw."""


names = st.lists(sampled_from(NAMES + GROUPS), min_size=1, max_size=4, unique=True)
one_name = st.lists(sampled_from(NAMES + GROUPS), min_size=1, max_size=1)
readers = names.map(lambda chosen: {name: index + 1 for index, name in enumerate(chosen)})
everybody = st.just(dict.fromkeys(NAMES))
maybe_readers = st.one_of(st.none(), st.none(), everybody, readers)
maybe_marking = sampled_from((None, None, None, "tlp:clear", *MARKINGS))
maybe_embargo = sampled_from((None, None, *MOMENTS))


def canary(name: str, field: str) -> str:
    return f"canary-{name}-{field}-end"


@cache
@st.composite
def policies(draw: st.DrawFn) -> LoadedPolicy:
    audiences = {
        name: access_of(
            ceiling={"tlp": draw(sampled_from(LEVELS[::-1]))},
            cites=tuple(draw(st.sets(sampled_from(CITABLE)))),
            published=draw(st.booleans()),
            under_embargo=draw(st.booleans()),
            variant=draw(sampled_from((None, None, "plain"))),
        )
        for name in NAMES
    }
    groups = {group: tuple(sorted(draw(st.sets(sampled_from(NAMES), min_size=1)))) for group in GROUPS}
    return policy(audiences, groups, (scheme("tlp", *LEVELS),))


@cache
@st.composite
def cases(draw: st.DrawFn, *, sloppy: bool = False, wild: bool = False, spoilt: str | None = None) -> Case:
    """Draw one question; a sloppy author has not decided what is to be said to whom, a wild one points anywhere. Where one field
    is to be *spoilt*, nothing else withholds an item from who may read the pack; nothing at all does where that is no field.

    Items point at each other and at entries only once it is known who sees what.
    """
    loaded = draw(policies())
    around = front(
        **around_texts(),
        readers=draw(everybody | readers),
        marking=draw(sampled_from((*["tlp:clear"] * 4, *MARKINGS))),
    )
    written = [draw(items(f"item-{number}", spoilt)) for number in range(draw(st.integers(1, 5)))]
    written = [_superseding(draw, entry, written, often=spoilt == "supersedes") for entry in written]
    wild, sloppy = wild or draw(st.integers(0, 9)) == 9, sloppy or draw(st.integers(0, 9)) == 9
    bare = pack(*written, front=around, **draw(registers()))
    settled = replace(
        bare,
        items=tuple(entry if sloppy else _decided(loaded, entry) for entry in bare.items),
        registers=replace(bare.registers, series=_from_files(bare.registers.series)),
        images={one.id: photograph(one.id) for one in bare.registers.images},
    )
    moment = draw(sampled_from(MOMENTS))
    asking = [Case(pack=settled, policy=loaded, audience=name, moment=moment) for name in NAMES]
    served = [one for one in asking if any(sees_item(one, entry) for entry in settled.items)]
    case = draw(st.sampled_from(served or asking))
    pointing = tuple(_pointing(draw, case, entry, wild=wild) for entry in settled.items)
    return replace(case, pack=replace(settled, items=pointing))


def _from_files(found: Mapping[str, Series]) -> dict[str, Series]:
    """Return the series as if their rows had been read from a file."""
    return {name: one.model_copy(update={"file": canary(name, "file")}) for name, one in found.items()}


def around_texts() -> dict[str, Any]:
    """Return every field of words that the front matter has."""
    heads = {
        lead: {field: canary("pack", f"{lead}{field}") for field in HEAD}
        | {"copy": (canary("pack", f"{lead}copy"),), "sign_offs": (canary("pack", f"{lead}sign_offs"),)}
        | {"replaces_of": dt.date(2020, 1, 1)}
        | {"recipients": {reader: canary("pack", f"{lead}recipients-{reader}") for reader in NAMES}}
        for lead in ("", "hi-")
    }
    titles = {
        lead: {reader: canary("pack", f"{lead}titles-{reader}") for reader in NAMES if reader != "a0"}
        for lead in ("", "hi-")
    }
    return {
        "title": canary("pack", "title"),
        "short": canary("pack", "short"),
        "allow": allowed("pack"),
        "titles": titles[""],
        "document": heads[""],
        "translations": {
            "hi-IN": {
                "title": canary("pack", "hi-title"),
                "short": canary("pack", "hi-short"),
                "titles": titles["hi-"],
                "document": heads["hi-"],
                **review("pack"),
            }
        },
    }


def allowed(name: str) -> dict[str, str]:
    """Return why a finding may stand: printed for nobody."""
    return {"BG401": canary(name, "allow")}


def review(name: str) -> dict[str, Any]:
    """Return who read a translation: printed for nobody."""
    return {"review": {"by": canary(name, "reviewer"), "on": MOMENT.date()}}


@cache
@st.composite
def items(draw: st.DrawFn, name: str, spoilt: str | None = None) -> PackItem:
    """Draw an item with its headings; every field of text says where it stands. See `cases` for *spoilt*."""
    withholding = {
        "headings": draw(st.lists(headings(), max_size=2)),
        "use": draw(sampled_from(("say", "say", "say", *USES))),
        "state": draw(sampled_from(("current", "current", "current", "overtaken", "retracted"))),
        "readers": draw(maybe_readers),
        "marking": draw(maybe_marking),
        "embargo_until": draw(maybe_embargo),
        "valid_until": draw(sampled_from((*[None] * 6, *MOMENTS))),
        "ok": tuple(draw(sampled_from((NAMES, NAMES, ())) | names)),
    }
    if spoilt is not None:
        withholding |= {field: sound for field, sound in SOUND.items() if field != spoilt}
    return item(
        name,
        canary(name, "text"),
        kind=draw(sampled_from(("fact", "line", "question", "gap"))),
        certainty=draw(sampled_from(("disputed", "reported"))),
        **withholding,
        **texts_of(name),
    )


SOUND = {
    "headings": (),
    "use": "say",
    "state": "current",
    "readers": None,
    "marking": None,
    "embargo_until": None,
    "valid_until": None,
    "ok": NAMES,
}
"""What withholds an item from nobody."""


@cache
@st.composite
def headings(draw: st.DrawFn) -> dict[str, Any]:
    use = draw(sampled_from((None, None, None, "say", "say", "if_asked", "background")))
    return {"readers": draw(maybe_readers), "marking": draw(maybe_marking), "use": use}


def texts_of(name: str) -> dict[str, Any]:
    """Return every field of words an item can have, whatever its kind."""
    variants = {variant: canary(name, variant) for variant in VARIANTS}
    fields = ("text", *VARIANTS, "answer", "instead", "why", "reasons", "who", "action_who")
    translation = {field: canary(name, f"hi-{field}") for field in fields}
    lists = {field: (canary(name, f"hi-{field}"),) for field in ("pros", "cons")}
    return {
        "hedge": canary(name, "hedge"),
        "note": canary(name, "note"),
        "allow": allowed(name),
        "who": canary(name, "who"),
        "action": {"who": canary(name, "action")},
        "variants": variants,
        "translations": {
            "hi-IN": translation
            | lists
            | {"answer_variants": {"plain": canary(name, "hi-answer-plain")}, **review(name)}
        },
        "answer": {
            "text": canary(name, "answer"),
            "hedge": canary(name, "answer-hedge"),
            "variants": {variant: canary(name, f"answer-{variant}") for variant in VARIANTS},
        },
        "judgement": {
            "author": canary(name, "author"),
            "on": MOMENT.date(),
            "scale": f"{name}-scale",
            "band": canary(name, "band"),
            "confidence": "low",
            "reasons": canary(name, "reasons"),
        },
        "instead": canary(name, "instead"),
        "why": canary(name, "why"),
        "pros": (canary(name, "pros"),),
        "cons": (canary(name, "cons"),),
    }


@cache
@st.composite
def registers(draw: st.DrawFn) -> dict[str, list[Any]]:
    """Draw two entries of each register; a form for speaking of them, where they have one, is everybody's."""
    return {
        register: [draw(entries(register, f"{register}-{number}")) for number in range(2)] for register in REGISTERS
    } | {"exhibits": [*(draw(entries("exhibits", f"exhibits-{number}")) for number in range(2)), draw(images())]}


@cache
@st.composite
def images(draw: st.DrawFn, name: str = "exhibits-2") -> ImageExhibit:
    """Draw an image that stands among the exhibits; its pixels are a canary of their own: see `photograph`."""
    words = {field: canary(name, field) for field in (*WORDS["exhibits"], "note")}
    sources = draw(sampled_from((("sources-0",), ("sources-0", "sources-1"))))
    return image(
        name,
        **words,
        file=canary(name, "file"),
        allow=allowed(name),
        readers=draw(maybe_readers),
        marking=draw(maybe_marking),
        embargo_until=draw(maybe_embargo),
        ok=tuple(draw(sampled_from((NAMES, NAMES, ())) | names)),
        topic=draw(sampled_from((None, None, "topics-0"))),
        sources=tuple({"source": source} for source in sources),
        translations={"hi-IN": {field: canary(name, f"hi-{field}") for field in WORDS["exhibits"]} | review(name)},
    )


@cache
def photograph(name: str) -> Pixels:
    """Return the pixels of a file that says more than is seen: in a PNG's text, its EXIF and its XMP. They are the name's own."""
    seen = b"".join(sha256(f"{name} {row}".encode()).digest() for row in range(2 * PICTURED))
    drawn = Image.frombytes("L", (PICTURED, PICTURED), seen)
    about = PngImagePlugin.PngInfo()
    about.add_text("Comment", canary(name, "png-text"))
    about.add_itxt("XML:com.adobe.xmp", f"<x:xmpmeta>{canary(name, 'xmp')}</x:xmpmeta>")
    taken = drawn.getexif()
    taken[IMAGE_DESCRIPTION] = canary(name, "exif")
    file = io.BytesIO()
    drawn.save(file, "PNG", pnginfo=about, exif=taken)
    return pixels_of(file.getvalue(), ".png")


PICTURED = 64
"""Pixels each way."""
IMAGE_DESCRIPTION = 0x010E
ABOUT_PICTURES = ("png-text", "xmp", "exif", "file")
"""What a picture's file says, and what it is called: printed for nobody."""


@cache
@st.composite
def entries(draw: st.DrawFn, register: str, name: str) -> Scoped:
    """Draw an entry with words in every field."""
    words = {field: canary(name, field) for field in (*WORDS[register], "note")}
    fields = {"readers": draw(maybe_readers), "marking": draw(maybe_marking), "embargo_until": draw(maybe_embargo)}
    fields["allow"] = allowed(name)
    if register in FORMED:
        fields["public_form"] = draw(sampled_from((FORM, FORM, FORM, None)))
    if register == "sources":
        words["URL"] = f"https://example.org/{words['URL']}"
        authors = ({"literal": canary(name, "author")}, {field: canary(name, field) for field in AUTHOR})
        fields |= {"author": authors, "sections": {"lead": canary(name, "sections")}}
    translated = {field: canary(name, f"hi-{field}") for field in TRANSLATED.get(register, ())}
    if register in FORMED:
        translated["public_form"] = FORM
    if translated:
        fields["translations"] = {"hi-IN": translated | review(name)}
    if register == "figures":
        fields["value"] = figure_amount(name)
    if register in PARTS:
        fields |= draw(PARTS[register](name))
    return MAKERS[register](name, **(words | fields | draw(OTHER_FIELDS.get(register, st.just({})))))


def _cited(name: str | None) -> tuple[dict[str, str], ...]:
    return () if name is None else ({"source": name},)


def _superseding(draw: st.DrawFn, entry: PackItem, among: list[PackItem], *, often: bool) -> PackItem:
    """Return the item, now and then in the place of another one."""
    others = [one.id for one in among if one.id != entry.id]
    if not others or (draw(st.integers(0, 7)) < 7 and not often):
        return entry
    return replace(entry, item=entry.item.model_copy(update={"supersedes": (draw(st.sampled_from(others)),)}))


def _decided(loaded: LoadedPolicy, entry: PackItem) -> PackItem:
    """Return the item as an author who decides would leave it: what is not to be said goes to no published audience."""
    published = [name for name, access in loaded.policy.audiences.items() if access.published]
    if use_of(entry) == "say" or not any(is_read_by(loaded, entry, name) for name in published):
        return entry
    inside = {name: None for name in NAMES if name not in published}
    if not inside:
        return replace(entry, scopes=tuple(replace(scope, use="say") for scope in entry.scopes))
    return replace(entry, scopes=(*entry.scopes[:-1], replace(entry.scopes[-1], readers=inside)))


def _pointing(draw: st.DrawFn, case: Case, entry: PackItem, *, wild: bool) -> PackItem:
    """Return the item with references, or without: where its reader sees it, mostly to what the reader sees too."""
    if draw(st.integers(0, 9)) < (4 if sees_item(case, entry) else 7):
        return entry
    anything = wild or not sees_item(case, entry)
    items = [one.id for one in case.pack.items if one.id != entry.id and (anything or sees_item(case, one))]
    sound = [name for name in items if anything or _is_said(case, name)]
    conflicts = (
        [one.id for one in case.pack.items if one.id != entry.id] if entry.item.certainty == "disputed" else items
    )
    chosen: dict[str, list[str]] = {
        register: [
            name
            for name, one in getattr(case.pack.registers, register).items()
            if anything or sees(case, one) or getattr(one, "public_form", None)
        ]
        for register in REGISTERS
    }

    def some(names: list[str]) -> tuple[str, ...]:
        return tuple(draw(st.lists(st.sampled_from(names), max_size=2, unique=True))) if names else ()

    def one(names: list[str]) -> str | None:
        return draw(st.none() | st.sampled_from(names)) if names else None

    def words(field: str) -> Marked:
        kinds = (
            ("person", "people"),
            ("organisation", "organisations"),
            ("term", "terms"),
            ("figure", "figures"),
            ("exhibit", "exhibits"),
            ("record", "records"),
        )
        tail = [f"**{{{kind}:{name}}}**" for kind, register in kinds for name in some(chosen[register])]
        return parse_inlines(" ".join((canary(entry.id, field), *tail)))

    update = {
        "text": words("text"),
        "variants": dict(entry.item.variants) | {"plain": words("plain")},
        "said_by": one(chosen["people"] + chosen["organisations"]),
        "decider": one(chosen["people"]),
        "people": some(chosen["people"]),
        "topic": one(chosen["topics"]),
        "figure": one(chosen["figures"]),
        "sources": tuple(CitationRecord(source=name) for name in some(chosen["sources"])),
        "rests_on": some(sound),
        "needs": some(items),
        "options": some(items),
        "conflicts_with": some(conflicts),
    }
    return replace(entry, item=entry.item.model_copy(update=update))


def _is_said(case: Case, name: str) -> bool:
    return any(use_of(entry) in {"say", "if_asked"} for entry in case.pack.items if entry.id == name)


REGISTERS = ("sources", "people", "organisations", "terms", "topics", "figures", "series", "exhibits", "records")
WORDS = {
    "sources": (
        "title",
        "title-short",
        "publisher",
        "container-title",
        "number",
        "page",
        "volume",
        "issue",
        "genre",
        "type",
        "URL",
        "DOI",
        "archive",
        "descriptor",
        "licence",
    ),
    "people": ("name", "short", "office", "address"),
    "organisations": ("name", "short"),
    "terms": ("short", "expansion", "plural", "gloss"),
    "topics": ("title", "question"),
    "figures": ("title", "unit", "period"),
    "series": ("title",),
    "exhibits": ("title", "alternative_text", "remark"),
    "records": ("example", "description"),
}
FORMED = frozenset({"sources", "people", "organisations"})
TRANSLATED = {register: WORDS[register] for register in ("people", "organisations", "terms", "topics", "figures")}
MAKERS = {
    "sources": source,
    "people": person,
    "organisations": organisation,
    "terms": term,
    "topics": topic,
    "figures": figure,
    "series": series,
    "exhibits": exhibit,
    "records": record_field,
}
maybe_source = sampled_from((None, None, None, "sources-0", "sources-1")).map(_cited)
OTHER_FIELDS = {
    "sources": st.builds(dict, citable=sampled_from(CITABLE)),
    "people": st.builds(dict, organisation=sampled_from((None, "organisations-0"))),
    "terms": st.builds(dict, sources=maybe_source),
    "figures": st.builds(dict, sources=maybe_source),
    "records": st.builds(dict, ok=(sampled_from((NAMES, NAMES, ())) | names).map(tuple)),
}
HEAD = (
    "from", "to", "file", "edition", "drafted_by", "issuer", "contact", "sourcing", "retention", "file_name", "replaces",
    "correction", "public_correction",
)  # fmt: skip
"""Fields of words in the head of a brief."""
AUTHOR = ("family", "given", "dropping-particle", "non-dropping-particle", "suffix")
"""Parts of a person's name."""
ROWS = 4
"""The most rows of a series."""
SHOWN = ("name", "words", "remark")
"""Fields of a row that hold words an exhibit shows."""


def figure_amount(name: str) -> str:
    """Return a number that is one figure's alone."""
    return f"91{name[-1].replace('a', '0')}7351"


def amount(name: str, number: int) -> str:
    """Return a number that stands in one row alone, and that no other rows sum."""
    return f"{7 * 100**number}.{int(name[-1:].replace('a', '0'))}{number}1"


@cache
@st.composite
def written_series(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw the rows of a series, and say of each cell where it stands. The last row may sum those before it."""
    rows = [
        {field: canary(f"{name}-row-{number}", field) for field in (*SHOWN, "status", "hidden")}
        | {"amount": amount(name, number)}
        | draw(st.fixed_dictionaries({}, optional={"readers": one_name, "source": sampled_from(CITED)}))
        for number in range(draw(st.integers(1, ROWS)))
    ]
    if len(rows) > 1 and draw(sampled_from((True, False, False))):
        rows[-1]["amount"] = str(sum(Decimal(row["amount"]) for row in rows[:-1]))
    shown = ({"name": field, "type": "text"} for field in SHOWN)
    fields = [*shown, {"name": "status", "type": "text"}, {"name": "hidden", "type": "text"}]
    amounts = {"name": "amount", "type": "number", "unit": canary(name, "unit"), "period": canary(name, "period")}
    fields.append(amounts)
    for field in fields:
        own = canary(name, f"head-{field['name']}")
        translated = {"title": canary(name, "hi-head"), **review(name)}
        translated |= {"unit": canary(name, "hi-unit")} if "unit" in field else {}
        field |= {"title": own, "translations": {"hi-IN": translated}}
    fields += [{"name": "readers", "type": "readers"}, {"name": "source", "type": "source"}]
    sources = draw(sampled_from(((), ("sources-0",), ("sources-0", "sources-1"))))
    return {
        "rows": tuple(rows),
        "fields": tuple(fields),
        "provisional": "status",
        "row_remark": "remark",
        "sources": tuple({"source": name} for name in sources),
    }


@cache
@st.composite
def written_exhibit(draw: st.DrawFn, name: str) -> dict[str, Any]:
    """Draw how a series is shown; the words of every row it may have are translated."""
    own = draw(sampled_from(("series-0", "series-1")))
    rows = [f"{own}-row-{number}" for number in range(ROWS)]
    words = {canary(row, field): canary(row, f"hi-{field}") for row in rows for field in SHOWN}
    translated = {field: canary(name, f"hi-{field}") for field in WORDS["exhibits"]}
    remarks = ("", " {exhibit:exhibits-0}", " {figure:figures-0}")
    return {
        "series": own,
        "form": "table",
        "category": "name",
        "values": draw(sampled_from((("amount",), ("amount", "words")))),
        "remark": canary(name, "remark") + draw(sampled_from(("", "", *remarks))),
        "ok": tuple(draw(sampled_from((NAMES, NAMES, ())) | names)),
        "topic": draw(sampled_from((None, None, "topics-0"))),
        "translations": {"hi-IN": translated | {"words": words, **review(name)}},
    }


CITED = ("sources-0", "sources-1", "sources-0; sources-1")
PARTS = {"series": written_series, "exhibits": written_exhibit}
