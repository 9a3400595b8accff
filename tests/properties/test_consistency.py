"""A number rewritten in a translation is always found; the same number written by another locale never is."""

from decimal import Decimal

from babel.numbers import format_decimal
from hypothesis import given, settings
from hypothesis import strategies as st
from support.packs import figure, item, pack, policy

from briefgen.checks.rule import PackSubject
from briefgen.checks.rules import changed_number
from briefgen.resources import templates_root

ROOTS = (templates_root(),)
DEVANAGARI = str.maketrans("0123456789", "०१२३४५६७८९")
SCALES = {
    "en-GB": {0: "", 5: " lakh", 6: " million", 7: " crore", 9: " billion", 12: " trillion"},
    "hi-IN": {0: "", 3: " हज़ार", 5: " लाख", 6: " मिलियन", 7: " करोड़", 9: " अरब"},
    "ru-RU": {0: "", 3: " тысяч", 6: " млн", 9: " миллиардов", 12: " трлн"},
}
UNITS = {
    "en-GB": {None: "", "percent": " per cent", "tonnes": " tonnes", "dollars": " US dollars", "km": " km"},
    "hi-IN": {None: "", "percent": " प्रतिशत", "tonnes": " टन", "dollars": " डॉलर", "km": " किलोमीटर"},
    "ru-RU": {None: "", "percent": " процентов", "tonnes": " тонн", "dollars": " долларов США", "km": " км"},
}
AROUND = {"en-GB": "Trade was {} then.", "hi-IN": "व्यापार {} था।", "ru-RU": "Торговля составила {} тогда."}
LOCALES = {"en-GB": ("en_GB", "en_IN"), "hi-IN": ("hi_IN",), "ru-RU": ("ru_RU",)}
values = st.decimals(min_value=1, max_value=9_999_999, places=2).map(lambda value: value.normalize())
FREELY = settings(deadline=None)
"""The first text of a language waits for its vocabulary."""
languages = st.sampled_from(["hi-IN", "ru-RU"])
units = st.sampled_from([None, "percent", "tonnes", "dollars", "km"])


@st.composite
def written(draw: st.DrawFn, value: Decimal, unit: str | None, language: str) -> str:
    """Return *value* as the language may write it: scaled, grouped as any of its regions does, in any of its digits."""
    power = draw(st.sampled_from(sorted(SCALES[language])))
    scaled = value.scaleb(-power)
    places = max(0, -int(scaled.as_tuple().exponent))
    pattern = "#,##,##0" if language == "hi-IN" or draw(st.booleans()) else "#,##0"
    pattern += "." + "0" * places if places else ""
    number = format_decimal(scaled, pattern, locale=draw(st.sampled_from(LOCALES[language])))
    if language == "ru-RU":
        number = format_decimal(scaled, "#,##0" + ("." + "0" * places if places else ""), locale="ru_RU")
        number = number.replace("\u00a0", draw(st.sampled_from(["\u00a0", "\u202f", " "])))
    if language == "hi-IN" and draw(st.booleans()):
        number = number.translate(DEVANAGARI)
    return AROUND[language].format(number + SCALES[language][power] + UNITS[language][unit])


def codes(text: str, language: str, translation: str) -> list[str]:
    translated = item("a", text, translations={language: {"text": translation}})
    subject = PackSubject(pack=pack(translated), policy=policy(), templates=ROOTS)
    return [each.code for each in changed_number.RULE.check(subject)]


@given(st.data(), values, units, languages)
@FREELY
def test_the_same_number_by_another_locale_is_never_found(data, value, unit, language):
    text = data.draw(written(value, unit, "en-GB"))
    translation = data.draw(written(value, unit, language))
    assert codes(text, language, translation) == []


@given(st.data(), values, values, units, languages)
@FREELY
def test_another_number_is_always_found(data, value, other, unit, language):
    if value == other:
        other = value + 1
    text = data.draw(written(value, unit, "en-GB"))
    translation = data.draw(written(other, unit, language))
    assert "BG530" in codes(text, language, translation)


@given(st.lists(values, min_size=2, max_size=5), st.data(), languages)
@FREELY
def test_one_of_several_rewritten_to_any_other_is_found(several, data, language):
    """Also where the new number is one that stands elsewhere in the text."""
    at = data.draw(st.integers(0, len(several) - 1))
    other = data.draw(st.sampled_from([*several, several[at] + 1]))
    if other == several[at]:
        other = several[at] + 1
    text = " ".join(data.draw(written(value, "tonnes", "en-GB")) for value in several)
    rewritten = [*several[:at], other, *several[at + 1 :]]
    translation = " ".join(data.draw(written(value, "tonnes", language)) for value in rewritten)
    assert "BG530" in codes(text, language, translation)


@given(st.data(), values, languages, st.sampled_from(["percent", "tonnes", "dollars", "km"]))
@FREELY
def test_another_unit_is_found(data, value, language, unit):
    other = data.draw(st.sampled_from(sorted({"percent", "tonnes", "dollars", "km"} - {unit})))
    text = data.draw(written(value, unit, "en-GB"))
    assert "BG530" in codes(text, language, data.draw(written(value, other, language)))


@given(st.data(), values, languages)
@FREELY
def test_a_figure_that_is_referred_to_is_the_number_that_is_typed(data, value, language):
    register = [figure("x", value=value, unit="tonnes")]
    typed = data.draw(written(value, "tonnes", language))
    for translation, found in ((typed, []), (data.draw(written(value + 1, "tonnes", language)), ["BG530"])):
        translated = item("a", "Trade was {figure:x}.", translations={language: {"text": translation}})
        subject = PackSubject(pack=pack(translated, figures=register), policy=policy(), templates=ROOTS)
        assert [each.code for each in changed_number.RULE.check(subject)] == found
