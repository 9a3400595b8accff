"""The rules of likelihood, on packs as written: each is silent on a good judgement, and caught with its own sabotage."""

import pytest
from support.written import FRONT, SOURCES, load, write_project

from briefgen.checks.check import check_pack
from briefgen.checks.rule import PackSubject
from briefgen.content.policy import load_policy
from briefgen.diagnostics import Severity

JUDGED = """\
# A {{.judgements}}
- {text} [@letter, lead 1] ^it
  - judgement.author: A. Name
  - judgement.on: 2025-12-01
  - judgement.scale: {scale}
  - judgement.band: {band}
  - judgement.confidence: low
  - judgement.reasons: {reasons}
{more}"""
STATED = "# A {{.{kind}}}\n- {text} [@letter, lead 1] {tail}\n{more}"
GOOD = {"text": "It is likely that rain falls.", "scale": "phia", "band": "likely", "reasons": "They may say so.", "more": ""}  # fmt: skip


def found(folder, body: str) -> list[tuple[str, str, str]]:
    """Return code, message and the words that are shown, of what the rules of likelihood find."""
    files = {"water/sources.yaml": SOURCES, "water/pack.md": FRONT + body}
    project = write_project(folder, "", files=files)
    subject = PackSubject(pack=load(project), policy=load_policy(project), templates=project.templates)
    return [(each.code, each.message, _shown(each.span)) for each in check_pack(subject) if each.code in CODES]


CODES = {"BG541", "BG545", "BG546", "BG549"}


def _shown(span) -> str:
    line = span.path.read_text(encoding="utf-8").split("\n")[span.line - 1]
    return line[span.column - 1 : (span.end_column or span.column) - 1]


def judged(folder, **fields: str):
    return found(folder, JUDGED.format(**(GOOD | fields)))


@pytest.mark.parametrize(
    "fields",
    [
        {},
        {"text": "Rain is likely to fall."},
        {"text": "{likelihood:it.clause} rain falls."},
        {"text": "Rain falls in May, it is likely."},
        {"text": "Rain is Probable."},
        {"reasons": "We have low confidence in both."},
        {"more": "  - short: Rain is likely.\n  - ru-RU: Вероятно, что пойдёт дождь.\n  - hi-IN: यह संभाव्य है कि वर्षा होगी।\n"},
        {"text": "It is almost certain that rain falls.", "band": "almost certain"},
        {"text": "There is a remote chance of rain.", "band": "remote", "scale": "icd-203", "more": "  - short: Remote.\n"},
    ],
)  # fmt: skip
def test_a_good_judgement_is_not_flagged(fields, tmp_path):
    if fields.get("scale") == "icd-203":
        fields = fields | {"text": "Rain is a remote possibility, no more."}
    assert judged(tmp_path, **fields) == []


@pytest.mark.parametrize(
    ("fields", "code", "words"),
    [
        ({"text": "It is likely, with low confidence, that rain falls."}, "BG541", "confidence"),
        ({"text": "{likelihood:it.clause} rain falls; we are confident."}, "BG541", "confident"),
        ({"more": "  - ru-RU: Вероятно, и мы уверены, что пойдёт дождь.\n"}, "BG541", "уверены"),
        ({"more": "  - hi-IN: यह संभाव्य है कि वर्षा होगी, हमें भरोसा है।\n"}, "BG541", "भरोसा"),
        ({"text": "It is likely that rain might fall."}, "BG546", "might"),
        ({"text": "It is likely that rain falls, and it cannot be ruled out."}, "BG546", "cannot be ruled out"),
        ({"more": "  - short: Rain may fall; it is likely.\n"}, "BG546", "may"),
        ({"more": "  - ru-RU: Вероятно, что дождь может пойти.\n"}, "BG546", "может"),
        ({"more": "  - hi-IN: यह संभाव्य है कि वर्षा हो सकती है।\n"}, "BG546", "हो सकती है"),
        ({"text": "It is highly likely that rain falls."}, "BG549", "highly likely"),
        ({"text": "It is unlikely that rain falls."}, "BG549", "unlikely"),
        ({"more": "  - short: Rain is almost certain.\n"}, "BG549", "almost certain"),
        ({"more": "  - ru-RU: Весьма вероятно, что пойдёт дождь.\n"}, "BG549", "Весьма вероятно"),
    ],
)  # fmt: skip
def test_each_sabotage_is_caught_where_it_stands(fields, code, words, tmp_path):
    [(found_code, _, shown)] = judged(tmp_path, **fields)
    assert (found_code, shown) == (code, words)


def test_a_judgement_that_says_no_likelihood_is_named(tmp_path):
    [(code, message, _)] = judged(tmp_path, text="Rain falls.")
    assert (code, message) == ("BG549", "'it' is judged 'likely', and its words do not say so")


@pytest.mark.parametrize(
    ("kind", "text", "tail", "more", "flagged"),
    [
        ("facts", "Rain is likely.", "{.reported}", "", ["likely"]),
        ("facts", "Rain is likely.", '{.reported hedge="is likely"}', "", []),
        ("facts", "They call rain “likely”.", "{.reported}", "", []),
        ("facts", "Rain is reported as likely.", "{.reported}", "", []),
        ("facts", "Rain is LIKELY.", '{.reported hedge="is likely"}', "", ["LIKELY"]),
        ("facts", "Rain is **highly likely**.", '{.reported hedge="highly likely"}', "", ["highly likely"]),
        ("facts", "Rain is Highly Likely.", '{.reported hedge="highly likely"}', "", ["Highly Likely"]),
        ("opinions", "Rain is likely.", "", "", []),
        ("facts", "Rain falls.", "{.reported}", "  - short: Rain is likely.\n", ["likely"]),
        ("facts", "Rain falls.", "{.reported}", "  - ru-RU: Дождь вероятно пойдёт.\n", []),
    ],
)
def test_a_word_of_likelihood_is_somebodys(kind, text, tail, more, flagged, tmp_path):  # noqa: PLR0917
    body = STATED.format(kind=kind, text=text, tail=tail, more=more)
    assert [(code, shown) for code, _, shown in found(tmp_path, body)] == [("BG545", words) for words in flagged]


UNSURE = "It is likely, with moderate confidence, that rain falls."


@pytest.mark.parametrize(
    ("kind", "tail", "text", "more", "words"),
    [
        *((kind, tail, UNSURE, "", "confidence") for kind, tail in (
            ("facts", "{.reported}"), ("lines", ""), ("opinions", ""), ("implications", ""), ("messages", ""),
        )),
        ("facts", "{.reported}", "Rain falls.", f"  - short: {UNSURE}\n", "confidence"),
        ("facts", "{.reported}", "Rain falls.", f"  - spoken: {UNSURE}\n", "confidence"),
        ("facts", "{.reported}", "Rain falls.", "  - ru-RU: Вероятно, и мы уверены, что пойдёт дождь.\n", "уверены"),
        ("facts", "{.reported}", "Rain falls.", "  - hi-IN: यह संभाव्य है कि वर्षा होगी, हमें भरोसा है।\n", "भरोसा"),
    ],
)  # fmt: skip
def test_likelihood_and_confidence_stand_apart_in_whatever_is_said(kind, tail, text, more, words, tmp_path):  # noqa: PLR0917
    body = STATED.format(kind=kind, text=text, tail=tail, more=more)
    assert [shown for code, _, shown in found(tmp_path, body) if code == "BG541"] == [words]


@pytest.mark.parametrize(
    ("answer", "more", "words"),
    [
        (UNSURE, "", "confidence"),
        ("It may.", f"  - answer.short: {UNSURE}\n", "confidence"),
        ("It may.", "  - ru-RU: Пойдёт ли дождь?\n  - ru-RU.answer: Вероятно, и мы уверены.\n", "уверены"),
    ],
)
def test_nor_do_they_meet_in_an_answer(answer, more, words, tmp_path):
    body = f"# A {{.questions}}\n- Q: Does rain fall? ^it\n  A: {answer} {{.draft}}\n{more}"
    assert [shown for code, _, shown in found(tmp_path, body) if code == "BG541"] == [words]


def test_confidence_in_another_sentence_or_without_likelihood_is_not_flagged(tmp_path):
    body = STATED.format(kind="facts", text="Confidence is high. Rain is “likely”.", tail="{.reported}", more="")
    assert found(tmp_path, body) == []


def test_the_errors_may_be_overruled_with_a_reason():
    from briefgen.checks.check import PACK_RULES

    of_likelihood = [rule for rule in PACK_RULES if rule.code in CODES]
    assert len(of_likelihood) == len(CODES)
    assert all(rule.overrulable or rule.severity is Severity.WARNING for rule in of_likelihood)
