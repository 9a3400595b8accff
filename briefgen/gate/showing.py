"""What every cleared exhibit has, whatever it shows: its topic, the remark under it, its embargo."""

import datetime as dt

from briefgen.content.series import AnyExhibit
from briefgen.gate.access import is_embargoed
from briefgen.gate.clearing import Clearing
from briefgen.gate.places import origin_of
from briefgen.gate.pointers import reach
from briefgen.gate.prose import resolve
from briefgen.gate.registers import Key
from briefgen.gate.said import Prose
from briefgen.gate.worded import pointer, report_untranslated
from briefgen.gate.wording import choose


def topic_of(clearing: Clearing, exhibit: AnyExhibit) -> str | None:
    if exhibit.topic is not None:
        reach(clearing, ("topics", exhibit.topic), pointer(clearing, key_of(exhibit), "topic"))
    return exhibit.topic


def remark_of(clearing: Clearing, exhibit: AnyExhibit) -> Prose | None:
    """Return what is printed under the exhibit, whichever of its rows are seen."""
    if exhibit.remark is None:
        return None
    key = key_of(exhibit)
    found = choose(
        exhibit.remark,
        exhibit.translations,
        lambda translation: translation.remark,
        language=clearing.language,
        home=clearing.home,
    )
    if found is None:
        report_untranslated(clearing, key, "remark")
        return None
    tag, words = found
    at = (*key, "remark") if tag == clearing.home else (*key, "translations", tag, "remark")
    holder = pointer(clearing, key, "remark").holder
    return Prose(
        inlines=resolve(clearing, words.inlines, holder, at),
        origin=origin_of(clearing.pack, at, item=exhibit.id, field=("remark",), language=tag),
    )


def embargo_of(clearing: Clearing, exhibit: AnyExhibit) -> dt.datetime | None:
    """Return the embargo under which the audience sees it; None where it is over, or there is none."""
    handling = clearing.decided.entries[key_of(exhibit)].handling
    return handling.embargo_until if is_embargoed(handling, clearing.moment) else None


def key_of(exhibit: AnyExhibit) -> Key:
    return ("exhibits", exhibit.id)
