"""Where an author's comments stand in the one face and in the other."""

from pathlib import Path

import pytest

from briefgen.authoring.faces.front import read_front
from briefgen.authoring.faces.markdown import markdown_text, read_markdown
from briefgen.authoring.faces.yaml import items_text, read_items
from briefgen.content.written import Section
from briefgen.located.yaml import parse_yaml

AROUND = Section(scopes=())
MARKDOWN = """\
<!-- the file's first -->
<!--
the second,
  of two lines
-->
# What we know {.facts}

<!-- above the first -->
- The quay is open. ^quay
  <!-- above the note -->
  - note: ask the port
  <!-- below the quay's last field -->
  <!--
  and another,

  with an empty line
  -->
<!-- above the second -->
- The ferry sails. ^ferry
  <!-- below words alone -->

<!-- above the heading -->
# Not known {.gaps}

- Which day. ^day
  <!-- below the last item -->

<!-- at the end -->
"""
ITEMS = """\
sections:
  # the file's first

  # the second,
  #   of two lines
  - heading: What we know
    facts:
      # above the first
      - text: The quay is open.
        id: quay
        # above the note
        note: ask the port
        # below the quay's last field

        # and another,
        #
        # with an empty line
      # above the second
      - text: The ferry sails.
        id: ferry
        # below words alone
  # above the heading
  - heading: Not known
    gaps:
      - text: Which day.
        id: day
        # below the last item
# at the end
"""


def to_yaml(text):
    return items_text(read_markdown(text, Path("a.md"), AROUND)[1])


def to_markdown(text):
    return markdown_text(read_items(parse_yaml(text, Path("a.yaml")), text, AROUND)[1])


def test_comments_stand_where_they_stood_there_and_back():
    assert to_yaml(MARKDOWN) == ITEMS
    assert to_markdown(ITEMS) == MARKDOWN


@pytest.mark.parametrize(
    ("written", "lines"),
    [
        ("<!-- a\n     b -->", ["# a", "# b"]),
        ("<!-- a\nb\n-->", ["# a", "# b"]),
        ("<!--\n  a\n    b\n-->", ["#   a", "#     b"]),
        ("<!-- a\n       - b -->", ["# a", "#   - b"]),
        ("<!-- - a\n  - b -->", ["# - a", "#   - b"]),
        ("<!-- - a\nb\n     - c -->", ["# - a", "# b", "#      - c"]),
        ("<!-- a -->\n<!-- b -->", ["# a", "", "# b"]),
        ("<!-- -->", ["#"]),
        ("<!--\n\ta\n-->", ["# \ta"]),
    ],
)
def test_a_comment_of_several_lines_is_one_comment(written, lines):
    text = f"{written}\n# {{.facts}}\n- Words. ^words\n"
    assert to_yaml(text).split("facts:")[0].split("\n")[:-1] == lines
    assert to_yaml(to_markdown(to_yaml(text))) == to_yaml(text)


def test_what_stands_behind_a_value_stays_with_its_field():
    text = "facts:\n  - text: Words.   # of the words\n    note: so   # of the note\n  - text: Others.\n"
    assert to_markdown(text).split("\n") == [
        "# {.facts}", "", "<!-- of the words -->", "- Words.", "  <!-- of the note -->", "  - note: so", "- Others.", ""
    ]  # fmt: skip


OWN = ("", "# of the last field\n", "\n# of nothing\n", "# of the last field\n\n# of nothing\n")
THEIRS = ("", "# one\n", "# one\n\n# two\n", "# one\n# goes on\n\n# two\n")


@pytest.mark.parametrize("own", OWN)
@pytest.mark.parametrize("theirs", THEIRS)
def test_a_front_matter_keeps_its_comments_and_the_lists_theirs(own, theirs):
    matter = f"title: A\nmarking: tlp:clear\n{own}"
    lists = f"{theirs}facts:\n  - text: Words.\n# at the end\n"
    written = read_front(f"---\n{matter}---\n", Path("a.md")).with_lists(lists)
    front = read_front(written, Path("a.md"))
    assert front.without_lists() == matter
    held = [line for number, line in enumerate(written.split("\n"), 1) if any(number in each for each in front.lists)]
    assert "\n".join(held).strip("\n") == lists.strip("\n")
