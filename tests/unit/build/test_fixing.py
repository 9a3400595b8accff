"""What is certain is mended, nothing else is touched, and nothing gets worse."""

import shutil
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from support.rule_cases import cases, opened, write

from briefgen.build.edits import edited
from briefgen.build.fixing import mend
from briefgen.build.fixing import write as put
from briefgen.diagnostics import Edit, Span
from briefgen.project.folder import find_project

FIXED = [case for case in cases() if "fixed" in case.fields]
BODY = "# Facts {.facts}\n- The talks  go on. [@paper] ^talks\n- The port is open. [@paper]\n"


def project(root, body=BODY, *, newline="\n", **fields):
    case = next(iter(FIXED))
    write(type(case)(rule=case.rule, fails=True, fields={**fields, "pack": body}), root)
    file = root / "content" / "talks.md"
    file.write_bytes(file.read_text(encoding="utf-8").replace("\n", newline).encode())
    return opened(root)


def mended(project_):
    return mend(project_, project_.packs, words=True)


@pytest.mark.parametrize("case", FIXED, ids=lambda case: case.rule)
def test_a_certain_finding_is_mended(case, tmp_path):
    file = write(case, tmp_path)
    put(find_project(tmp_path), mended(opened(tmp_path)).changes)
    assert file.read_text(encoding="utf-8") == case.head + case.fields["fixed"]
    assert mended(opened(tmp_path)).changes == ()


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_nothing_but_the_words_is_touched(tmp_path, newline):
    [change] = mended(
        project(tmp_path, BODY + "\n<!-- a note  of ours -->\n\n# More {.facts}\n", newline=newline)
    ).changes
    expected = change.before.replace(b"talks  go", b"talks go").replace(b"open. [@paper]", b"open. [@paper] ^port-open")
    assert change.after == expected


def test_a_mark_at_the_beginning_and_no_line_end_at_the_last_stay(tmp_path):
    project(tmp_path)
    file = tmp_path / "content" / "talks.md"
    file.write_bytes(b"\xef\xbb\xbf" + file.read_bytes().rstrip())
    [change] = mended(opened(tmp_path)).changes
    assert change.after.startswith(b"\xef\xbb\xbf---")
    assert change.after.endswith(b"[@paper] ^port-open")


@pytest.mark.parametrize(
    ("body", "line"),
    [
        (
            "# F {.facts}\n- The port is open.\n  And wide. [@paper]\n  - short: Open.\n",
            "  And wide. [@paper] ^port-open-wide",
        ),
        (
            "# A {.if-asked}\n- Q: Is the port open? {raise=may}\n  A: Yes. {.draft}\n",
            "- Q: Is the port open? {raise=may} ^port-open",
        ),
        ("# F {.facts}\n- The port. [@paper] ^port\n- Port. [@paper]\n", "- Port. [@paper] ^port-2"),
        ("# F {.facts}\n- Порт открыт. [@paper]  \n", "- Порт открыт. [@paper] ^port-otkryt  "),
        ("# F {.facts}\n- बंदरगाह खुला है। [@paper]\n", "- बंदरगाह खुला है। [@paper] ^fact-1"),
        ("# F {.facts}\n- Élan d’État. [@paper]\n", "- Élan d’État. [@paper] ^elan-detat"),
        ("# F {.facts}\n- " + "Verylongwords " * 9 + "end. [@paper]\n", " ^verylongwords-verylongwords"),
    ],
)
def test_a_missing_id_is_written_behind_the_words(tmp_path, body, line):
    [change] = mended(project(tmp_path, body)).changes
    added = set(change.after.decode().splitlines()) - set(change.before.decode().splitlines())
    assert len(added) == 1
    assert added.pop().endswith(line)


@pytest.mark.parametrize(
    "said", ['"the  talks"', "“the  talks”", "«the  talks»", "‘the  talks aren’t’", "'the  talks aren't'"]
)
def test_words_in_quotation_marks_are_left_and_told(said, tmp_path):
    opened_ = project(tmp_path, f"# Facts {{.facts}}\n- She said {said} on the  stairs. [@paper] ^talks\n")
    [change] = mended(opened_).changes
    assert change.after == change.before.replace(b"the  stairs", b"the stairs")
    put(opened_.folder, (change,))
    again = opened(tmp_path)
    assert mended(again).changes == ()
    assert [found.code for found in again.findings("talks")] == ["BG415"]


def test_what_makes_something_worse_is_not_done_and_the_rest_is(tmp_path):
    house = "preferred: [{write: the Prime Minister of the Republic, instead_of: [PM]}]"
    body = "# Facts {.facts}\n- The PM talks  now. [@paper] ^talks\n"
    limits = {"limits": [{"unit": "words", "max": 9, "scope": "brief"}]}
    fixing = mended(project(tmp_path, body, house=house, audience=limits))
    [change] = fixing.changes
    assert b"The PM talks now." in change.after
    assert (fixing.made, fixing.left) == (1, 1)


def test_a_pack_that_cannot_be_read_is_left(tmp_path):
    assert mended(project(tmp_path, BODY + "a stray line\n")).changes == ()


def test_overruled_findings_are_left(tmp_path):
    body = "# Facts {.facts}\n- The talks  go on. [@paper] ^talks\n  - allow.BG415: as in the paper\n"
    assert mended(project(tmp_path, body)).changes == ()


TRADE = {"id": "trade", "value": 68.7, "currency": "USD", "scale": "billion", "period": "2030"}
FIGURES = {"figures": [TRADE, {"id": "share", "value": 1.5, "unit": "%", "period": "2030"}]}
OTHER = {"figures": [TRADE, {**TRADE, "id": "services", "period": "2029"}]}


@pytest.mark.parametrize(
    ("typed", "figures", "fixed"),
    [
        ("68.7 billion dollars", FIGURES, "{figure:trade}"),
        ("US$ 68,700 million", FIGURES, None),
        ("1.5 per cent", FIGURES, "{figure:share}"),
        ("about 68.7 billion dollars", FIGURES, None),
        ("more than 68.7 billion dollars", FIGURES, None),
        ("68.70 billion dollars", FIGURES, None),
        ("68.7 billion", FIGURES, None),
        ("68.7 billion euros", FIGURES, None),
        ("**68.7** billion dollars", FIGURES, None),
        ("68.7 billion dollars", OTHER, None),
        ("68.7 billion dollars", {"figures": [{**TRADE, "approximate": True}]}, None),
    ],
)
def test_a_number_becomes_the_figure_only_where_it_is_that_one_exactly(typed, figures, fixed, tmp_path):
    of = "" if fixed is None else fixed.strip("{}").partition(":")[2]
    about = f"  - figure: {of or 'trade'}\n"
    body = f"# F {{.facts}}\n- Trade in 2030 was {typed}. [@paper] ^trade\n{about}"
    changes = mended(project(tmp_path, body, front=figures)).changes
    assert [change.after.decode().splitlines()[-2] for change in changes] == (
        [] if fixed is None else [f"- Trade in 2030 was {fixed}. [@paper] ^trade"]
    )


SHARES = {"figures": [{"id": f"share-{month}", "value": value, "unit": "%", "period": period}
                      for month, value, period in (("dec", 26, "2030-12"), ("nov", 35, "2030-11"))]}  # fmt: skip


@pytest.mark.parametrize(
    "body",
    [
        "- The tax on oil is 26% in Arland. [@paper] ^tax\n",
        "- The tax on oil is 26%, and the share 26%. [@paper] ^tax\n  - figure: share-dec\n",
        "- The share was 26% in December 2029. [@paper] ^share\n  - short: The share is {figure:share-dec}\n",
        "- The share is {figure:share-dec}. [@paper] ^share\n- The tax on oil is 26%. [@paper] ^tax\n  - rests_on: share\n",
    ],
)
def test_a_number_that_is_equal_and_no_more_stays(body, tmp_path):
    fixing = mended(project(tmp_path, f"# F {{.facts}}\n{body}", front=SHARES))
    assert (fixing.changes, fixing.left) == ((), 0)


@pytest.mark.parametrize("why", ["  - allow.BG405: as the paper has it\n", ""])
def test_a_number_that_a_reason_lets_stand_and_words_that_are_quoted_stay(why, tmp_path):
    kind = "" if why else ".quote said_by=bank "
    front = {**FIGURES, "organisations": [{"id": "bank", "name": "The Bank"}]}
    body = f"# F {{.facts}}\n- Trade was 68.7 billion dollars. [@paper] {{{kind}.say}} ^trade\n  - figure: trade\n{why}"
    assert mended(project(tmp_path, body, front=front)).changes == ()


def test_a_figure_that_a_reader_of_the_words_may_not_see_takes_no_numbers_place(tmp_path):
    hidden = {"figures": [{**TRADE, "marking": "tlp:red"}]}
    about = "- Trade was 68.7 billion dollars. [@paper] ^trade\n  - plain: Trade was {figure:trade}.\n"
    made = project(tmp_path, f"# F {{.facts}}\n{about}", front=hidden)
    policy = tmp_path / "content" / "policy.yaml"
    policy.write_text(policy.read_text().replace("desk: {ceiling: {tlp: red}", "desk: {ceiling: {tlp: green}"))
    fixing = mended(opened(tmp_path))
    assert (made.packs, fixing.changes, fixing.left) == (("talks",), (), 1)


def test_a_file_changed_meanwhile_is_not_overwritten(tmp_path):
    changes = mended(project(tmp_path)).changes
    file = tmp_path / "content" / "talks.md"
    file.write_text("mine", encoding="utf-8")
    with pytest.raises(OSError, match="meanwhile"):
        put(find_project(tmp_path), changes)
    assert file.read_text(encoding="utf-8") == "mine"


def test_a_file_keeps_who_may_read_it(tmp_path):
    made = project(tmp_path)
    file = tmp_path / "content" / "talks.md"
    file.chmod(0o640)
    put(made.folder, mended(made).changes)
    assert file.stat().st_mode & 0o777 == 0o640
    shutil.rmtree(tmp_path / "content")


@given(st.lists(st.text(alphabet="ab \r\n\u0939é", max_size=12), max_size=6), st.data())
def test_an_edit_changes_its_own_characters_alone(parts, data):
    text = "".join(parts)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    number = data.draw(st.integers(0, len(lines) - 1))
    start = data.draw(st.integers(0, len(lines[number])))
    end = data.draw(st.integers(start, len(lines[number])))
    span = Span(path=Path("x"), line=number + 1, column=start + 1, end_column=end + 1)
    after = edited(text.encode(), [Edit(span=span, text="X")]).decode()
    now = after.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    assert now == [*lines[:number], lines[number][:start] + "X" + lines[number][end:], *lines[number + 1 :]]
    assert len(after) == len(text) - (end - start) + 1


ENTRIES = """\
gaps:
  - text: >
      Which day it
      is.
    why: Nobody says.   # the desk asks
  - {text: Which hour it is., why: Nobody says.}
  -
    why: Nobody says.
    text: Кто едет.   # nobody knows
  - &again {text: Which place it is., id: place, why: Nobody says.}
"""


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_missing_id_is_written_into_an_entry_of_yaml(tmp_path, newline):
    project(tmp_path, "")
    file = tmp_path / "content" / "talks.md"
    text = file.read_text(encoding="utf-8").removesuffix("---\n") + ENTRIES + "---\n"
    file.write_bytes(text.replace("\n", newline).encode())
    [change] = mended(opened(tmp_path)).changes
    for old, new in (
        ("  - text: >", "  - id: which-day\n    text: >"),
        ("  - {text: Which hour", "  - {id: which-hour, text: Which hour"),
        ("  -\n    why:", "  -\n    id: kto-yedet\n    why:"),
    ):
        assert text.count(old) == 1
        text = text.replace(old, new)
    assert change.after == text.replace("\n", newline).encode()
    put(find_project(tmp_path), [change])
    assert mended(opened(tmp_path)).changes == ()
