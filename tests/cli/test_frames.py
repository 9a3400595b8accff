"""A diagnostic as it is shown."""

import pytest

from briefgen.cli.frames import frame, show_diagnostics, summary
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
        "2 | \tनमस्ते wrnog word",
        "  | \t" + " " * 5 + "^" * 5,
        "  = hint: did you mean 'wrong'?",
    ]


def test_characters_that_hide_are_shown(file):
    shown = frame(Diagnostic(code="BG101", message="m", span=Span(path=file, line=3)))
    assert "\u202e" not in shown
    assert "x<U+202E>y" in shown


def test_a_place_behind_the_end_of_the_file_still_prints(file):
    assert frame(Diagnostic(code="BG101", message="m", span=Span(path=file, line=99))).endswith("pack.md:99:1")


def test_the_summary_counts_by_severity():
    warning = Diagnostic(code="BG4", message="w", severity=Severity.WARNING)
    assert summary([Diagnostic(code="BG1", message="e"), warning, warning]) == "1 error, 2 warnings"


def test_the_caret_stands_under_what_is_shown_of_a_hidden_character(file):
    shown = frame(Diagnostic(code="BG101", message="a\u202eb", span=Span(path=file, line=3, column=2))).splitlines()
    assert shown[0] == "error: a<U+202E>b [BG101]"
    assert shown[3:] == ["3 | x<U+202E>y", "  |  ^^^^^^^^"]


def test_of_a_long_line_what_is_around_the_place_is_shown(file):
    file.write_text("a" * 500_000 + "!" + "b" * 499_000, encoding="utf-8")
    shown = frame(Diagnostic(code="BG101", message="m", span=Span(path=file, line=1, column=500_001))).splitlines()
    assert len(shown[3]) < 500
    assert shown[3][len(shown[4]) - 1] == "!"


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


def test_of_very_many_findings_the_first_are_shown(capsys):
    show_diagnostics([Diagnostic(code="BG101", message=f"m{number}") for number in range(250)])
    told = capsys.readouterr().err
    assert "m199 " in told
    assert "m200 " not in told
    assert "and 50 more: mend these first, and run it again" in told
    assert told.endswith("250 errors\n")
