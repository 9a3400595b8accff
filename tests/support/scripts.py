"""The document that has everything, in other scripts; about an invented ferry.

No native reader has reviewed these words. They stand here to be shaped, ordered and read back, and go into no brief.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from support.documents import FURNITURE, METADATA, everything

from briefgen.document.document import Document
from briefgen.document.inlines import Abbreviation, Certainty, Inline, Span, Text
from briefgen.document.walk import map_inlines

PHRASES = {
    "hi-IN": (
        "नौका",
        "त्रुटि नहीं",
        "राष्ट्रपति और मंत्रालय",
        "नौका हर शाम बंदरगाह से चलती है।",
        "क्षेत्रीय सम्मेलन में द्विपक्षीय अर्थव्यवस्था और ऊर्जा पर श्रीमती ज्ञानी ने प्रधानमंत्री को 120 पृष्ठ दिए।",
    ),
    "ru-RU": (
        "паром",
        "ночной паром",
        "расписание парома готово",
        "Ночной паром отходит от причала каждый вечер.",
        "Ночной паром ежедневно перевозит 120 пассажиров и 18 машин между двумя островами.",
    ),
    "ar": (
        "العبارة",
        "العبارة الليلية",
        "جدول رحلات العبارة",
        "تبحر العبارة من الميناء كل مساء.",
        "تنقل العبارة الليلية (Night Ferry) 120 راكبا و18 سيارة بين الجزيرتين كل يوم، ثم تعود إلى الميناء.",
    ),
    "he": (
        "מעבורת",
        "מעבורת הלילה",
        "לוח הזמנים מוכן",
        "המעבורת יוצאת מהנמל בכל ערב.",
        "מעבורת הלילה (Night Ferry) מובילה 120 נוסעים ו-18 כלי רכב בין שני האיים מדי יום.",
    ),
    "ur": (
        "کشتی",
        "رات کی کشتی",
        "کشتی کا نظام الاوقات",
        "کشتی ہر شام بندرگاہ سے روانہ ہوتی ہے۔",
        "رات کی کشتی (Night Ferry) روزانہ 120 مسافر اور ۱۸ گاڑیاں دونوں جزیروں کے درمیان لے جاتی ہے۔",
    ),
}
"""From the shortest to the longest."""
RIGHT_TO_LEFT = ("ar", "he", "ur")
LETTERS = re.compile(r"[^\W\d_]([^()]*[^\W\d_][.?]?)?")


def everything_in(language: str) -> Document:
    """Return the document that has every node, with its words in a language; digits, brackets and addresses stay."""

    def said(text: str) -> str:
        return LETTERS.sub(lambda found: _phrase(found[0], language), text)

    def change(inline: Inline) -> Iterable[Inline]:
        match inline:
            case Text(text=text):
                yield replace(inline, text=text if "/" in text else said(text))
            case Abbreviation(expansion=expansion):
                yield replace(inline, expansion=said(expansion))
            case Certainty():
                yield replace(inline, word=PHRASES[language][0])
            case Span():
                yield replace(inline, language=language)
            case _:
                yield inline

    titled = replace(METADATA, title=PHRASES[language][2], language=language)
    footed = replace(FURNITURE, footer=(f"{PHRASES[language][1]} 7", "3/12/2025"), draft=PHRASES[language][0])
    return map_inlines(replace(everything(), metadata=titled, furniture=footed), change)


def _phrase(text: str, language: str) -> str:
    """Return the words that take the place of so many."""
    *short, long = PHRASES[language]
    count = len(text.split())
    return next((phrase for words, phrase in zip((1, 2, 3, 6), short, strict=True) if count <= words), long)
