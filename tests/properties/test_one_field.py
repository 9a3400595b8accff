"""One field is written into a file, and nothing else of it is touched."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefgen.authoring.faces.one_field import with_field

FILE = """\
---
title: Water
gaps: []
---
# What we know {.facts .say}
<!-- desk: ask  the port -->
- The weir is open,
  the letter says.   [@letter] {.reported  hedge="says"} ^weir
  - plain: The weir
    is open.
  <!-- a note -->
  - hi-IN: बाँध खुला है।
- Q: Why?  {.if-asked}  ^why
  A: Nobody
  knows. [@letter] {.draft}

* stray
""".replace("\n* stray\n", "\n- It closes. [@letter] ^closes")
OLD = {
    ("weir", "text"): "The weir is open,\n  the letter says.",
    ("weir", "plain"): "The weir\n    is open.",
    ("weir", "hi-IN"): "बाँध खुला है।",
    ("why", "text"): "Why?",
    ("why", "answer.text"): "Nobody\n  knows.",
    ("closes", "text"): "It closes.",
}
WORDS = st.lists(
    st.sampled_from(("The weir", "is shut.", "Ω", "बंद", "so\nit", "1.", "-", "#", "{x", "note:", "")),
    min_size=1,
    max_size=4,
)


@settings(max_examples=150, deadline=None)
@given(
    WORDS.map(" ".join),
    st.sampled_from(("weir", "why", "closes")),
    st.sampled_from(("text", "plain", "hi-IN", "hi-IN.plain", "short", "answer.text", "why")),
    st.sampled_from(("\n", "\r\n")),
    st.sampled_from((b"", b"\xef\xbb\xbf")),
)
def test_all_other_bytes_stay(words: str, id_: str, field: str, ends: str, mark: bytes) -> None:
    content = mark + FILE.replace("\n", ends).encode()
    changed = with_field(content, id_, field, words)
    if changed is None:
        return
    indent = "  " if field in ("text", "answer.text") else "    "
    written = words.replace("\n", ends + indent)
    old = OLD.get((id_, field))
    if old is not None:
        assert changed == content.replace(old.replace("\n", ends).encode(), written.encode())
    else:
        bullet = f"{ends}  - {field}: {written}".encode()
        assert changed.count(bullet) == 1
        assert changed.replace(bullet, b"") == content
    assert with_field(changed, id_, field, words) == changed


@pytest.mark.parametrize(
    ("id_", "field", "old", "new"),
    [
        ("weir", "text", "The weir is open,\n  the letter says.  ", "The weir is shut.  "),
        ("weir", "plain", "The weir\n    is open.\n", "The weir is shut.\n"),
        ("why", "answer.text", "Nobody\n  knows. [", "The weir is shut. ["),
        ("why", "answer.plain", "{.draft}\n", "{.draft}\n  - answer.plain: The weir is shut.\n"),
        ("closes", "hi-IN.short", "^closes", "^closes\n  - hi-IN.short: The weir is shut."),
    ],
)
def test_the_words_stand_where_they_belong(id_: str, field: str, old: str, new: str) -> None:
    assert FILE.count(old) == 1
    assert with_field(FILE.encode(), id_, field, "The weir is shut.") == FILE.replace(old, new).encode()


@pytest.mark.parametrize(
    ("id_", "field", "words"),
    [
        ("weir", "text", "So. ^other"),
        ("weir", "text", "a\n\nb"),
        ("weir", "rank", "1"),
        ("none", "text", "a"),
        ("weir", "plain", ""),
    ],
)
def test_what_would_say_something_else_is_not_written(id_: str, field: str, words: str) -> None:
    assert with_field(FILE.encode(), id_, field, words) is None
