import pytest

from briefgen.writers.pdf.glyphnames import named_text


def look_up(name):
    return {"f": "f", "i": "i", "space": " "}.get(name, "")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("uni0915094D0937", "क्ष"),
        ("uni093F.03", "ि"),
        ("u1F600", "😀"),
        ("f_f_i", "ffi"),
        ("fi", "fi"),
        ("fl.sc", "fl"),
        ("f_f.short", "ff"),
        ("space", " "),
        ("f_nothing", ""),
        ("uniD800", ""),
        ("u110000", ""),
        ("", ""),
    ],
)
def test_a_name_tells_its_characters(name, text):
    assert named_text(name, look_up) == text
