"""theme1.xml and fontTable.xml: families and colours, each named in one place, so that a person can change them in Word."""

from collections.abc import Iterator, Mapping
from functools import lru_cache
from types import MappingProxyType
from typing import Final, Literal

from briefgen.theme.model import Family, Theme
from briefgen.writers.docx.embedding import Embedded, EmbeddedFont, Slot
from briefgen.writers.docx.measures import rgb
from briefgen.writers.docx.parts import FONT_TABLE, Part
from briefgen.writers.docx.relations import Relations
from briefgen.writers.docx.themecolours import slots
from briefgen.writers.docx.xml import DECLARATION, DML, element, part, quoted, value

_KINDS: Final[Mapping[Literal["sans", "serif"], str]] = {"sans": "swiss", "serif": "roman"}
"""Word's names for them."""

_NAMED: Final = {"Arab": "Arabic", "Hebr": "Hebrew"}
"""Scripts by their code, as families name them."""

_A: Final = f"{DML}/main"


def font_table_part(theme: Theme, embedded: Embedded = MappingProxyType({})) -> Part:
    """Return the part: every family of the styles, with what a machine without it is to take, and every cut in the file."""
    families = dict.fromkeys(embedded, Family()) | dict(theme.families)
    relations = Relations()
    fonts = [_font(name, family, embedded.get(name, {}), relations) for name, family in sorted(families.items())]
    content = part("fonts", *fonts)
    return Part(name="word/fontTable.xml", kind=FONT_TABLE, content=content, related=relations.made, shared=True)


def _font(name: str, family: Family, cuts: Mapping[Slot, EmbeddedFont], relations: Relations) -> str:
    return element(
        "font",
        value("altName", ",".join(family.substitutes)) if family.substitutes else "",
        value("family", _KINDS[family.kind]),
        value("pitch", "variable"),
        *(f'<w:{slot} r:id="{relations.to_part(cut.part)}" w:fontKey="{cut.key}"/>' for slot, cut in cuts.items()),
        name=name,
    )


@lru_cache(maxsize=1 << 6)
def theme_part(theme: Theme) -> str:
    """Return the part. Word asks for each of its lists in full."""
    name = quoted(theme.name)
    elements = (_colours(theme), _fonts(theme), _FORMATS)
    return (
        f'{DECLARATION}<a:theme xmlns:a="{_A}" name="{name}"><a:themeElements>{"".join(elements)}'
        "</a:themeElements></a:theme>"
    )


def _colours(theme: Theme) -> str:
    scheme = "".join(f'<a:{key}><a:srgbClr val="{rgb(colour)}"/></a:{key}>' for key, colour in slots(theme).items())
    return f'<a:clrScheme name="{quoted(theme.name)}">{scheme}</a:clrScheme>'


def _fonts(theme: Theme) -> str:
    sets = _faces("majorFont", theme.heading_font, theme) + _faces("minorFont", theme.font, theme)
    return f'<a:fontScheme name="{quoted(theme.name)}">{sets}</a:fontScheme>'


def _faces(slot: str, name: str, theme: Theme) -> str:
    family = quoted(name)
    faces = "".join(f'<a:{script} typeface="{family}"/>' for script in ("latin", "ea", "cs"))
    scripts = {script: face for face in (*reversed(theme.fallback), name) for script in _scripts(face, theme)}
    named = "".join(
        f'<a:font script="{script}" typeface="{quoted(face)}"/>' for script, face in sorted(scripts.items())
    )
    return f"<a:{slot}>{faces}{named}</a:{slot}>"


def _scripts(name: str, theme: Theme) -> Iterator[str]:
    """Yield the scripts of a family besides Latin: what the theme says, and what is in its name where it is one of many."""
    yield from theme.families.get(name, Family()).scripts
    yield from (script for script, word in _NAMED.items() if word in name.split(" "))


_PLAIN_FILL: Final = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE: Final = f'<a:ln w="6350">{_PLAIN_FILL}</a:ln>'
_EFFECT: Final = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_FORMATS: Final = (
    '<a:fmtScheme name="Plain">'
    f"<a:fillStyleLst>{_PLAIN_FILL * 3}</a:fillStyleLst>"
    f"<a:lnStyleLst>{_LINE * 3}</a:lnStyleLst>"
    f"<a:effectStyleLst>{_EFFECT * 3}</a:effectStyleLst>"
    f"<a:bgFillStyleLst>{_PLAIN_FILL * 3}</a:bgFillStyleLst>"
    "</a:fmtScheme>"
)
