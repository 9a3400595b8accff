"""Devanagari by glyph names: where Indic features are lost, half-forms show as bare halants, and no checker notices.

The names are reasoned out from the Unicode Standard, chapter 12 (rules R2 to R15 of the Devanagari section), and each word was
looked at in print beside its row here. A name says which characters its glyph stands for: `uni0915094D0937` is क्ष in one, and
`uni0915094D` a half क. Of a vowel sign that has several widths, the number of the width is left out.
"""

import pytest
import uharfbuzz as hb
from support.layout import house_fonts

from briefgen.layout.fonts import open_face
from briefgen.layout.shaping import shape

HALANT = "uni094D"

WORDS = [
    # ligatures of two consonants
    ("ज्ञान", "uni091C094D091E uni093E uni0928"),
    ("उत्तर", "uni0909 uni0924094D0924 uni0930"),
    ("बुद्ध", "uni092C uni0941 uni0926094D0927"),
    ("चिह्न", "uni093F uni091A uni0939094D0928"),
    ("प्रश्न", "uni092A094D0930 uni0936094D0928"),
    ("विद्युत", "uni093F uni0935 uni0926094D092F uni0941 uni0924"),
    ("रक्षामंत्री", "uni0930 uni0915094D0937 uni093E uni092E uni0902 uni0924094D0930 uni0940"),
    # half-forms, before the consonant that they lean on
    ("सम्मेलन", "uni0938 uni092E094D uni092E uni0947 uni0932 uni0928"),
    ("मूल्य", "uni092E uni0942 uni0932094D uni092F"),
    ("क्यों", "uni0915094D uni092F uni093E uni09470902"),
    ("हिन्दी", "uni093F uni0939 uni0928094D uni0926 uni0940"),
    ("स्वतन्त्रता", "uni0938094D uni0935 uni0924 uni0928094D uni0924094D0930 uni0924 uni093E"),
    # ra after a consonant: a stroke of it where it has a stem, a hook below where it has none
    ("क्षेत्रीय", "uni0915094D0937 uni0947 uni0924094D0930 uni0940 uni092F"),
    ("श्रीमती", "uni0936094D0930 uni0940 uni092E uni0924 uni0940"),
    ("प्रधानमंत्री", "uni092A094D0930 uni0927 uni093E uni0928 uni092E uni0902 uni0924094D0930 uni0940"),
    ("मंत्रालय", "uni092E uni0902 uni0924094D0930 uni093E uni0932 uni092F"),
    ("राष्ट्रपति", "uni0930 uni093E uni0937094D091F uni094D0930 uni092A uni093F uni0924"),
    ("ड्रोन", "uni0921 uni094D0930 uni094B uni0928"),
    ("पेट्रोल", "uni092A uni0947 uni091F uni094D0930 uni094B uni0932"),
    # ra before a consonant: a hook above the whole syllable, and after its vowel sign
    ("ऊर्जा", "uni090A uni091C uni093E uni0930094D"),
    ("कार्यक्रम", "uni0915 uni093E uni092F uni0930094D uni0915094D0930 uni092E"),
    ("अर्थव्यवस्था", "uni0905 uni0925 uni0930094D uni0935094D092F uni0935 uni0938094D uni0925 uni093E"),
    ("वर्षों", "uni0935 uni0937 uni093E uni09470930094D0902"),
    ("सर्वोच्च", "uni0938 uni0935 uni093E uni09470930094D uni091A094D uni091A"),
    ("अन्तर्राष्ट्रीय", "uni0905 uni0928094D uni0924 uni0930 uni093E uni0930094D uni0937094D091F uni094D0930 uni0940 uni092F"),
    # the vowel sign i, which is written before the whole syllable and said after it
    ("द्विपक्षीय", "uni093F uni0926094D0935 uni092A uni0915094D0937 uni0940 uni092F"),
    ("विदेश", "uni093F uni0935 uni0926 uni0947 uni0936"),
    ("त्रुटि", "uni0924094D0930 uni0941 uni093F uni091F"),
    ("स्थिति", "uni093F uni0938094D uni0925 uni093F uni0924"),
    ("शक्ति", "uni0936 uni093F uni0915094D uni0924"),
    ("दृष्टि", "uni09260943 uni093F uni0937094D091F"),
    ("निर्णय", "uni093F uni0928 uni0923 uni0930094D uni092F"),
    # the dot below, one glyph with its consonant; vowel signs that ra and ha take to their side
    ("लड़का", "uni0932 uni095C uni0915 uni093E"),
    ("फ़ैसला", "uni095E uni0948 uni0938 uni0932 uni093E"),
    ("ज़रूरी", "uni095B uni09300942 uni0930 uni0940"),
    ("रुपया", "uni09300941 uni092A uni092F uni093E"),
    ("हृदय", "uni09390943 uni0926 uni092F"),
    ("कृषि", "uni0915 uni0943 uni093F uni0937"),
]  # fmt: skip


def names(face, word: str) -> str:
    glyphs = shape(face, word, "hi-IN").glyphs
    return " ".join(face.font.get_glyph_name(glyph.id).partition(".")[0] for glyph in glyphs)


@pytest.mark.parametrize("weight", ["regular", "semibold", "bold"])
@pytest.mark.parametrize(("word", "glyphs"), WORDS, ids=[word for word, _ in WORDS])
def test_a_word_is_written_as_hindi_writes_it(weight, word, glyphs):
    assert names(house_fonts().face("Noto Sans", weight), word) == glyphs


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """Return the house's font without substitutions, as a careless cut leaves it: every character, no conjunct."""
    face = house_fonts().face("Noto Sans", "regular")
    wanted = hb.SubsetInput()
    wanted.unicode_set.update(map(ord, face.characters))
    wanted.drop_table_tag_set.update({int.from_bytes(b"GSUB", "big")})
    path = tmp_path_factory.mktemp("fonts") / "bare.ttf"
    path.write_bytes(hb.subset(face.font.face, wanted).blob.data)
    return open_face(path)


@pytest.mark.parametrize("word", ["क्षेत्रीय", "सम्मेलन", "राष्ट्रपति", "अर्थव्यवस्था"])
def test_a_font_without_indic_features_is_caught(bare, word):
    """It has every character, so that nothing else speaks up."""
    assert shape(bare, word, "hi-IN").missing == ""
    halant = bare.font.get_nominal_glyph(ord("\u094d"))
    assert halant in [glyph.id for glyph in shape(bare, word, "hi-IN").glyphs]
    assert HALANT not in names(house_fonts().face("Noto Sans", "regular"), word).split()
