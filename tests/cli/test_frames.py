"""A diagnostic as it is shown."""

from dataclasses import replace

import pytest

from briefgen.cli.frames import frame, grouped, once, show_diagnostics, summary
from briefgen.cli.lines import WIDEST, underlined
from briefgen.diagnostics import Diagnostic, Severity, Span


@pytest.fixture
def file(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "pack.md"
    path.write_text("one\n\tनमस्ते wrnog word\nx\u202ey\n", encoding="utf-8")
    return path


def test_a_frame_shows_code_place_line_and_hint(file):
    span = Span(path=file, line=2, column=9, end_column=14)
    shown = frame(Diagnostic(code="BG101", message="unknown word 'wrnog'", span=span, hints=("did you mean 'wrong'?",)))
    assert shown.splitlines() == [
        "error: unknown word 'wrnog' [BG101]",
        " --> pack.md:2:9",
        "  |",
        "2 |     नमस्ते wrnog word",
        "  |     " + " " * 5 + "^" * 5,
        "  = hint: did you mean 'wrong'?",
    ]


def test_characters_that_hide_are_shown(file):
    shown = frame(Diagnostic(code="BG101", message="'\u202eevil'", span=Span(path=file, line=3, column=2)))
    assert "\u202e" not in shown
    assert "'<U+202E>evil'" in shown
    assert "3 | x<U+202E>y\n  |  ^^^^^^^^" in shown


@pytest.mark.parametrize(
    ("line", "words", "shown", "marks"),
    [
        ("a\tb wrnog", "wrnog", "a   b wrnog", "      ^^^^^"),
        ("\t\twrnog", "wrnog", "        wrnog", "        ^^^^^"),
        ("a\tb", "\t", "a   b", " ^^^"),
        ("日本 wrnog", "wrnog", "日本 wrnog", "     ^^^^^"),
        ("a 日本 b", "日本", "a 日本 b", "  ^^^^"),
        ("नमस्ते दुनिया", "दुनिया", "नमस्ते दुनिया", "     ^^^^^"),
        ("cafe\u0301 wrnog", "wrnog", "cafe\u0301 wrnog", "     ^^^^^"),
        ("cafe\u0301 x", "\u0301", "cafe\u0301 x", "   ^"),
        ("\u0301 x", "x", "\u25cc\u0301 x", "  ^"),
        ("क्\u200dष wrnog", "wrnog", "क्\u200dष wrnog", "   ^^^^^"),
        ("re\u200baders", "re\u200baders", "re<U+200B>aders", "^" * 15),
        ("a\u0000b", "b", "a<U+0000>b", "         ^"),
        ("a \ue000 b", "\ue000", "a <U+E000> b", "  ^^^^^^^^"),
    ],
)  # fmt: skip
def test_the_words_at_fault_are_underlined_as_wide_as_they_are(line, words, shown, marks):
    at = line.index(words)
    assert underlined(line, at, at + len(words)) == (shown, marks)


def test_a_fault_at_the_end_of_a_line_is_underlined_behind_it():
    assert underlined("title", 5, 6) == ("title", "     ^")
    assert underlined("", 0, 1) == ("", "^")


@pytest.mark.parametrize("at", [0, 3, 80, 95, 99, 100, 300, 590, 600])
@pytest.mark.parametrize(("words", "width"), [("wrnog", 5), ("ग़लती", 4), ("日本語", 6)])
def test_of_a_long_line_the_part_around_the_fault_is_shown(at, words, width):
    line = "x" * at + words + "y" * (600 - at)
    shown, marks = underlined(line, at, at + len(words))
    assert words in shown
    assert len(shown) <= WIDEST + len(words) - width
    assert marks == " " * shown.index(words) + "^" * width
    assert shown.startswith("…") == (at + width >= WIDEST)
    assert shown.endswith("…") == (at < 590)


def test_a_fault_longer_than_the_screen_shows_where_it_begins():
    shown, marks = underlined("a " + "b" * 400, 2, 402)
    assert shown.endswith("b…")
    assert marks.lstrip() == "^" * shown.count("b")


def test_a_place_behind_the_end_of_the_file_still_prints(file):
    assert frame(Diagnostic(code="BG101", message="m", span=Span(path=file, line=99))).endswith("pack.md:99:1")


def test_the_summary_counts_by_severity():
    warning = Diagnostic(code="BG4", message="w", severity=Severity.WARNING)
    assert summary([Diagnostic(code="BG1", message="e"), warning, warning]) == "1 error, 2 warnings"


def test_lines_are_counted_as_where_they_are_read(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    path = tmp_path / "mixed.md"
    path.write_bytes("\ufeffone\x85\x0cstill\rtwo\r\nthree".encode())
    assert frame(Diagnostic(code="BG101", message="m", span=Span(path=path, line=3))).splitlines()[3:] == [
        "3 | three",
        "  | ^",
    ]
    assert (
        frame(Diagnostic(code="BG101", message="m", span=Span(path=path, line=1))).splitlines()[3].startswith("1 | one")
    )


def test_of_a_line_without_an_end_what_is_around_the_place_is_shown():
    shown, marks = underlined("a" * 400_000 + "!" + "b" * 499_000, 400_000, 400_001)
    assert len(shown) <= WIDEST
    assert shown[marks.index("^")] == "!"
    assert (shown[0], shown[-1]) == ("…", "…")


def test_of_very_many_findings_the_first_are_shown(capsys):
    show_diagnostics([Diagnostic(code="BG101", message=f"m{number}") for number in range(250)])
    told = capsys.readouterr().err
    assert "m199 " in told
    assert "m200 " not in told
    assert "and 50 more: mend these first, and run it again" in told
    assert told.endswith("250 errors\n")


def of(path, line, severity=Severity.ERROR, **fields):
    return Diagnostic(code="BG101", message=f"m{line}", span=Span(path=path, line=line), severity=severity, **fields)


def test_problems_stand_file_by_file_errors_first_and_what_others_go_by_before_them(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    content = tmp_path / "content"
    found = [
        of(content / "p" / "a.md", 2),
        of(content / "p" / "a.md", 1, Severity.WARNING),
        of(content / "p" / "b.md", 1, Severity.WARNING),
        of(content / "p" / "pack.md", 9),
        of(content / "policy.yaml", 5),
        Diagnostic(code="BG1", message="no place"),
    ]
    shown = list(grouped(found))
    assert [heading for heading, _ in shown] == [
        "",
        "content/policy.yaml (1 error)",
        "content/p/pack.md (1 error)",
        "content/p/a.md (1 error, 1 warning)",
        "content/p/b.md (1 warning)",
    ]
    assert [problem.split()[1] for problem in shown[3][1]] == ["m1", "m2"]


def test_the_last_line_counts_what_is_shown(tmp_path, capsys):
    one = of(tmp_path / "x.j2", 1, audience="minister")
    show_diagnostics([one, replace(one, audience="analyst"), Diagnostic(code="BG1", message="no place")])
    told = capsys.readouterr().err
    assert told.startswith("error: no place [BG1]\n")
    assert "x.j2 (1 error)\n" in told
    assert told.endswith("\n2 errors\n")


def test_what_is_at_fault_in_several_briefs_is_told_once(tmp_path):
    one = of(tmp_path / "x.j2", 1, audience="minister")
    [(heading, [told])] = grouped([one, replace(one, audience="analyst")])
    assert heading.endswith("(1 error)")
    assert "m1 (briefs for minister, analyst) [BG101]" in told


def test_the_other_places_of_a_fault_are_named_in_a_line(file):
    also = (Span(path=file, line=3), Span(path=file, line=7), Span(path=file.with_name("b.md"), line=2))
    assert "  = also: lines 3, 7; b.md line 2" in frame(of(file, 1, also=also))


def test_what_is_at_fault_in_two_briefs_is_counted_once():
    found = (Diagnostic(code="BG430", message="30 words", audience=reader) for reader in ("minister", "analyst"))
    assert summary(once(found)) == "1 error"
