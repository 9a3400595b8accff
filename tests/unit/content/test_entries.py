"""The YAML face: the very items that the Markdown face makes, each value with its place, each fault at its line."""

from pathlib import Path
from typing import Any

import pytest
from support.written import item, load, problems, underlined, write_project

from briefgen.authoring.faces.same import content_of, unlike

MARKDOWN = """\
# What we know {.facts .say topic=flow readers="minister, analyst 2"}
- The weir is open,
  the letter says. [@letter] {.reported hedge="the letter says"} ^weir
  - plain: The weir is open.
  - hi-IN: बाँध खुला है।
  - hi-IN.short: बाँध खुला।
  - hi-IN.review: A. Name, 2031-05-02
  - readers: minister 1, analyst
- The weir is to close. [@letter] {.expected} ^close
  - when: 2031-06
## Views {.opinions marking=tlp:green}
- The letter thinks little of it. [@letter]
  - note: Ask again.
# If asked {.if-asked}
- We do not comment. {.draft} ^no-comment
- Q: Why is it open? {raise=may} ^why
  A: Nobody knows. [@letter] {.draft hedge="knows"}
  - answer.plain: We do not know.
  - hi-IN.answer: कोई नहीं जानता।
"""
YAML = """\
sections:
  - heading: What we know
    use: say
    topic: flow
    readers: [minister, analyst 2]
    facts:
      - id: weir
        text: |
          The weir is open,
          the letter says.
        certainty: reported
        hedge: the letter says
        sources: [letter]
        variants: {plain: The weir is open.}
        translations:
          hi-IN: {text: बाँध खुला है।, short: बाँध खुला।, review: "A. Name, 2031-05-02"}
        readers: {minister: 1, analyst: 5}
      - {id: close, text: The weir is to close., certainty: expected, sources: [{source: letter}], when: 2031-06}
    sections:
      - heading: Views
        marking: tlp:green
        opinions:
          - text: The letter thinks little of it.
            sources: letter
            note: >
              Ask
              again.
  - heading: If asked
    use: if_asked
    items:
      - {id: no-comment, text: We do not comment., draft: true}
      - id: why
        text: Why is it open?
        raise: may
        answer:
          text: Nobody knows.
          sources: [letter]
          draft: true
          hedge: knows
          variants: {plain: We do not know.}
        translations: {hi-IN: {answer: कोई नहीं जानता।}}
"""
TOPICS = {"water/topics.yaml": "- {id: flow, title: Flow}\n"}


def in_yaml(folder: Path, text: str, name: str = "water/notes.yaml") -> Any:
    return write_project(folder, "", files={**TOPICS, name: text})


def test_both_faces_make_the_same_items(tmp_path: Path) -> None:
    markdown = MARKDOWN.replace("readers: minister 1, analyst\n", "readers: minister 1, analyst 5\n")
    one = load(write_project(tmp_path / "one", "", files={**TOPICS, "water/notes.md": markdown}))
    other = load(in_yaml(tmp_path / "other", YAML.replace("sources: letter", "sources: [letter]")))
    assert len(one.items) == 5
    assert unlike(one, other) is None


def test_a_front_matter_holds_items_as_well(tmp_path: Path) -> None:
    project = write_project(tmp_path, "")
    main = tmp_path / "content" / "water" / "pack.md"
    head = main.read_text(encoding="utf-8").rstrip().removesuffix("---")
    main.write_text(
        f"{head}gaps:\n  - {{text: Which day., id: day}}\n---\n# More {{.gaps}}\n- Which hour. ^hour\n", "utf-8"
    )
    assert [entry.id for entry in load(project).items] == ["day", "hour"]
    assert (
        item(load(project), "day").span.line
        == main.read_text(encoding="utf-8").split("\n").index("  - {text: Which day., id: day}") + 1
    )


def test_a_list_has_its_kind_and_a_section_may_hold_several(tmp_path: Path) -> None:
    text = """\
claims:
  - {text: It is so., certainty: reported, sources: [letter], id: a}
  - {text: It is to be so., certainty: expected, sources: [letter], id: b}
  - {text: It is thought so., kind: opinion, sources: [letter], id: c}
sections:
  - use: avoid
    readers: analyst
    lines: [{text: That it is so., id: d}]
    gaps: [{text: Which day., id: e}]
    items: [{text: That it was so., id: f}]
"""
    found = load(in_yaml(tmp_path, text)).items
    assert [(entry.id, entry.item.kind, entry.use) for entry in found] == [
        ("a", "fact", "background"), ("b", "expectation", "background"), ("c", "opinion", "background"),
        ("f", "line", "avoid"), ("d", "line", "avoid"), ("e", "gap", "avoid"),
    ]  # fmt: skip
    assert all(any(scope.readers == {"analyst": None} for scope in entry.scopes) for entry in found[3:])


def test_files_of_both_faces_are_read_in_one_order(tmp_path: Path) -> None:
    files = {
        "water/b.yaml": "gaps: [{text: Second., id: second}]\n",
        "water/a.md": "# A {.gaps}\n- First. ^first\n",
        "water/c.md": "# C {.gaps}\n- Third. ^third\n",
    }
    assert [entry.id for entry in load(write_project(tmp_path, "", files=files)).items] == ["first", "second", "third"]


def test_what_an_alias_repeats_is_read(tmp_path: Path) -> None:
    text = "gaps:\n  - &one {text: Which day., why: &why Nobody says.}\n  - {text: Which hour., why: *why}\n  - *one\n"
    found = load(in_yaml(tmp_path, text)).items
    assert [entry.item.text.source for entry in found] == ["Which day.", "Which hour.", "Which day."]
    assert content_of(found[0])[0] != content_of(found[2])[0]


@pytest.mark.parametrize(
    ("text", "code", "words", "message"),
    [
        ("gaps: [{text: 'Which {day'}]", "BG106", "{", "no reference"),
        ("gaps:\n  - text: >-\n      Which\n      {day} it is", "BG106", "{day}", "no reference"),
        ("gaps: [{text: Which., whi: none}]", "BG103", "whi", "unknown name"),
        ("gaps: [{text: Which., plain: none}]", "BG103", "plain", "unknown name"),
        ("gaps: [{text: Which., hi-IN: none}]", "BG103", "hi-IN", "unknown name"),
        ("gaps: [{why: none}]", "BG104", "{", "'text' is missing"),
        ("gaps: [Which.]", "BG105", "Which.", "an entry of 'gaps' is 'Which.'"),
        ("gaps: Which.", "BG105", "Which.", "takes a list of entries"),
        ("sections: [gaps]", "BG105", "gaps", "a section is 'gaps'"),
        ("sections: [{headin: x, gaps: []}]\ngaps: [{text: W.}]", "BG103", "headin", "unknown name 'headin'"),
        ("sections: [{use: sya, gaps: [{text: W.}]}]", "BG105", "sya", "'use' cannot be 'sya'"),
        ("sections: [{readers: [mini], gaps: [{text: W.}]}]", "BG114", "mini", "unknown reader"),
        ("sections: [{heading: 'A {.say}', gaps: [{text: W.}]}]", "BG107", "A {.say}", "words alone"),
        ("sections: [{heading: 'readers=analyst', gaps: [{text: W.}]}]", "BG108", "readers=analyst", "outside braces"),
        ("items: [{text: Which.}]", "BG109", "items", "of what kind they are"),
        ("gaps: [{text: W., id: a}, {text: V., id: a}]", "BG110", "a", "two items are called 'a'"),
        ("gaps: [{text: W., rests_on: [nobody]}]", "BG111", "nobody", "no item is called"),
        ("facts: [{text: W., certainty: reported, sources: ['letter, page four']}]", "BG105", "'letter, page four'", "not a locator"),
        ("questions: [{text: Why?}]", "BG107", "{", "without its answer"),
        ("gaps: [{text: 'W. {.say}'}]", "BG150", "{.say}", "stands among the words"),
        ("gaps: [{text: 'W. [@letter] ^w'}]", "BG150", "[@letter] ^w", "stands among the words"),
        ("gaps: [{text: 'W. readers=analyst'}]", "BG108", "readers=analyst", "outside braces"),
        ("gaps: [{text: '1991. was dry'}]", "BG107", "1991. was dry", "numbered list"),
        ("gaps: [{text: '- W'}]", "BG150", "-", "words cannot begin with '- '"),
        ("gaps: [{text: 'Why: W'}]", "BG170", "Why:", "begin as a field"),
        ("gaps: [{text: '# W'}]", "BG107", "# W", "heading within a bullet"),
        ("gaps: [{text: 'note: W'}]", "BG150", "note:", "begin as a field"),
        ("gaps: [{text: 'Q: W'}]", "BG150", "Q:", "begin with Q"),
        ("gaps: [{text: 'A: W'}]", "BG150", "A:", "begin with A"),
        ("gaps:\n  - text: |-\n      One.\n\n      Two.", "BG107", "Two.", "second paragraph"),
        ('gaps:\n  - {text: W, why: "One.\\n- Two."}', "BG107", "- Two.", "nothing may stand under a field"),
        ("gaps:\n  - text: |\n      One.\n      - Two.", "BG150", "One.", "more than one paragraph"),
        ("lins: [{text: W}]\ngaps: [{text: V}]", "BG103", "lins", "unknown name 'lins'"),
        ("sources: []\ngaps: [{text: V}]", "BG103", "sources", "unknown name 'sources'"),
    ],
)  # fmt: skip
def test_each_fault_stands_at_its_words(tmp_path: Path, text: str, code: str, words: str, message: str) -> None:
    found = [one for one in problems(in_yaml(tmp_path, text + "\n")) if one.code != "BG117"]
    assert [(one.code, underlined(one)) for one in found] == [(code, words)]
    assert message in found[0].message
    assert found[0].span is not None
    assert found[0].span.path.name == "notes.yaml"


def test_what_cannot_be_read_makes_no_reference_dangle(tmp_path: Path) -> None:
    files = {
        **TOPICS,
        "water/a.md": "# A {.gaps}\n- Which. ^a\n  - needs: b\n",
        "water/notes.yaml": "gaps: [{text: ]\n",
    }
    assert [one.code for one in problems(write_project(tmp_path, "", files=files))] == ["BG101"]


def test_sections_have_as_many_levels_as_headings(tmp_path: Path) -> None:
    text = "gaps: [{text: W., id: w}]"
    for _ in range(7):
        text = f"sections: [{{heading: H, {text}}}]"
    assert [(one.code, one.message) for one in problems(in_yaml(tmp_path, text))] == [
        ("BG107", "more than 6 levels of sections")
    ]


def test_a_list_of_another_name_is_no_register(tmp_path: Path) -> None:
    found = problems(in_yaml(tmp_path, "- {id: x}\n"))
    assert [one.code for one in found if one.code != "BG117"] == ["BG118"]
