"""Random packs of every length, openly fictional, for all nine bundled audiences: some fit as they are, most are too long for some
reader, and in some too much may not go.
"""

from random import Random

INTERNAL = "minister, officials, diplomat, press-lines, analyst"
PUBLISHED = "parliament, press-note, business, public"
THINGS = (
    "ferry",
    "pier",
    "harbour",
    "tower",
    "canal",
    "mill",
    "market",
    "bridge",
    "quarry",
    "lighthouse",
    "depot",
    "orchard",
)
PLACES = ("Arland", "Belmark", "Cordery", "Dunmere", "Estwick", "Farrow", "Gannet", "Holm")
DEEDS = ("repaired", "painted", "measured", "closed", "opened", "moved", "counted", "mapped")
TOPICS = ("roads", "water", "trade", "ports")


def long_pack(seed: int) -> str:
    """Return a pack of one file; the same for the same *seed*."""
    draw = Random(seed)
    items = [_claim(draw, number) for number in range(draw.choice((4, 12, 24, 40)))]
    head = f"""\
---
title: Works in {draw.choice(PLACES)}
short: Works
as_of: 2031-05-03T18:00+00:00
language: en-GB
readers: [{INTERNAL}, {PUBLISHED}]
marking: tlp:clear
ask: none
document: {{from: Policy unit, to: Minister}}
sources:
  - {{id: survey, title: Survey of works, publisher: Works office, issued: 2031-04-02, citable: public}}
  - {{id: diary, title: Diary of works, publisher: Harbour office, issued: 2031-04-09, citable: public}}
topics:
{"".join(f"  - {{id: {name}, title: About {name}}}{chr(10)}" for name in TOPICS)}---
"""
    parts = [
        f'# Bottom line {{.messages .say readers="{INTERNAL}, {PUBLISHED}"}}\n{_bullet(draw, "bottom", "claim-0", must=True)}',
        *(_section(topic, [text for at, text in items if at == topic]) for topic in TOPICS),
        f'# Say {{.say readers="minister, press-lines"}}\n{"".join(_line(draw, n, len(items)) for n in range(draw.randint(1, 6)))}',
        f'# Not known {{.gaps readers="{INTERNAL}"}}\n{"".join(_gap(draw, n) for n in range(draw.randint(0, 8)))}',
        f'# Do not say {{.avoid readers="minister, press-lines"}}\n{"".join(_avoid(draw, n, len(items)) for n in range(draw.randint(0, 4)))}',
    ]
    return head + "\n".join(part for part in parts if "\n- " in part)


def _section(topic: str, bullets: list[str]) -> str:
    return f'# About it {{.facts .say topic={topic} readers="{INTERNAL}, {PUBLISHED}"}}\n{"".join(bullets)}'


def _claim(draw: Random, number: int) -> tuple[str, str]:
    return draw.choice(TOPICS), _bullet(draw, f"claim-{number}", None, must=draw.random() < 0.1, number=number)


def _bullet(draw: Random, name: str, ground: str | None, *, must: bool, number: int = 0) -> str:
    ranks = ", ".join(f"{reader} {draw.randint(1, 9)}" for reader in f"{INTERNAL}, {PUBLISHED}".split(", "))
    words = _words(draw, number)
    needs = f"  - needs: claim-{number - 1}\n" if number and draw.random() < 0.15 else ""
    return (
        f"- {words} [@{draw.choice(('survey', 'diary'))}] {{.confirmed{' .must' if must else ''}}} ^{name}\n"
        f"  - short: {words}\n"
        f"  - plain: {words}\n"
        f"  - ok: {PUBLISHED}\n  - readers: {ranks}\n{needs}" + (f"  - rests_on: {ground}\n" if ground else "")
    )


def _words(draw: Random, number: int) -> str:
    """Return some sentences, of which none is another's."""
    return " ".join(
        f"The {draw.choice(THINGS)} {number} of {draw.choice(PLACES)} was {draw.choice(DEEDS)} {again}."
        for again in ("in spring", "by day", "after the rain", "at night", "with care", "in summer")[
            : draw.randint(1, 6)
        ]
    )


def _line(draw: Random, number: int, claims: int) -> str:
    return f"- {_words(draw, number).partition(chr(46))[0]}. {{.draft}} ^line-{number}\n  - rests_on: claim-{draw.randrange(claims)}\n"


def _gap(draw: Random, number: int) -> str:
    return f"- Who {draw.choice(DEEDS)} the {draw.choice(THINGS)} {number} of {draw.choice(PLACES)}. ^gap-{number}\n"


def _avoid(draw: Random, number: int, claims: int) -> str:
    said = f"That the {draw.choice(THINGS)} {number} of {draw.choice(PLACES)} was {draw.choice(DEEDS)} for nothing"
    return f"- {said}. {{.draft}} ^avoid-{number}\n  - rests_on: claim-{draw.randrange(claims)}\n"
