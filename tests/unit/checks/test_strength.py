"""No wording says more than its item, its ground or its source: each rule finds its sabotage, under the very words."""

from dataclasses import replace

import pytest
from support.small import CONTENT, PACK

from briefgen.build.project import Project
from briefgen.diagnostics import Severity, UserError, errors
from briefgen.project.folder import find_project
from briefgen.resources import templates_root

HEAD = CONTENT[f"{PACK}/pack.md"].partition("# Not known")[0].replace("internal", "[minister, analyst]")
SOURCES = "- {id: paper, title: A paper, issued: 2031-05-01, citable: public}\n"
PLAN = "# Facts {.facts .say}\n- The two ministers are expected to sign the accord on the port. [@paper] {.expected} ^accord\n"
EXHIBIT = """\
- {id: map, form: image, file: images/map.png, title: The accord on the port is signed, alternative_text: A map of the port., sources: [paper]}
"""


def found(root, body, *, front="", plan=PLAN, templates=None, **files):
    written = {"policy.yaml": CONTENT["policy.yaml"], f"{PACK}/sources.yaml": SOURCES}
    written[f"{PACK}/pack.md"] = HEAD.replace("ask: none\n", f"ask: none\n{front}") + plan + body
    for name, text in {**written, **{f"{PACK}/{name}.yaml": text for name, text in files.items()}}.items():
        path = root / "content" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    folder = find_project(root)
    project = Project(replace(folder, templates=templates or folder.templates))
    return [each for each in project.findings(PACK) if each.code.startswith("BG52")]


def told(findings):
    """Return code and underlined words of what stands."""
    return [(each.code, underlined(each.span)) for each in errors(tuple(findings))]


def underlined(span):
    line = span.path.read_text(encoding="utf-8").splitlines()[span.line - 1]
    return line[span.column - 1 : span.end_column - 1]


@pytest.fixture(autouse=True)
def _in_the_project(tmp_path, monkeypatch):
    (tmp_path / "content").mkdir()
    monkeypatch.chdir(tmp_path / "content")


@pytest.mark.parametrize(
    ("wording", "words"),
    [
        ("  - short: The ministers will sign the accord.", "will sign"),
        ("  - short: The ministers signed the accord.", "signed"),
        ("  - plain: Both sides have agreed on the port.", "have agreed"),
        ("  - clause: the accord has been signed", "has been signed"),
        ("  - spoken: We are certain. The ministers **will sign** it.", "will sign"),
        ("  - short: Ministers sign accord.", "sign"),
        ("  - short: The accord is the third.", "is the"),
        ("  - short: As expected, the ministers will sign.", "will sign"),
        ("  - short: “The ministers will sign the accord.”", "will sign"),
        ("  - hi-IN: दोनों मंत्री बंदरगाह समझौते पर हस्ताक्षर करेंगे।", "करेंगे"),
        ("  - hi-IN.plain: दोनों मंत्रियों ने समझौते पर हस्ताक्षर किए।", "हस्ताक्षर किए"),
        ("  - ru-RU: Министры подпишут соглашение.", "подпишут"),
        ("  - ru-RU.short: Министры подписали соглашение.", "подписали"),
    ],
)
def test_a_wording_that_says_more_than_expected_is_an_error(tmp_path, wording, words):
    assert told(found(tmp_path, wording + "\n")) == [("BG520", words)]


@pytest.mark.parametrize(
    "wording",
    [
        "  - short: The ministers are likely to sign the accord.",
        "  - short: The ministers may sign the accord.",
        "  - plain: The ministers will sign the accord, a paper says.",
        "  - plain: The accord is expected. It is the third between the two.",
        "  - short: Will they sign?",
        "  - clause: the accord on the port",
        "  - hi-IN: मंत्रियों के समझौते पर हस्ताक्षर करने की संभावना है।",
        "  - ru-RU: Ожидается, что министры подпишут соглашение.",
    ],
)
def test_a_wording_that_says_no_more_passes(tmp_path, wording):
    assert told(found(tmp_path, wording + "\n")) == []


def test_the_message_is_in_an_analysts_words(tmp_path):
    (finding,) = found(tmp_path, "  - short: The ministers will sign the accord.\n")
    assert finding.message == "you marked this 'expected', but the short form says 'will sign'"
    assert finding.hints == (
        "write it with 'is expected to'; or, if it is fixed, mark it .scheduled; or keep the words and say why under them: `- allow.BG520: your reason`",
    )


def test_words_behind_an_escape_or_on_a_further_line_are_underlined(tmp_path):
    body = "  - short: In 2031\\. the two \\*free\\* ministers\n    from both sides\n    will sign the accord.\n"
    assert told(found(tmp_path, body)) == [("BG520", "will sign")]


@pytest.mark.parametrize(
    ("certainty", "text", "caught"),
    [
        ("possible", "The ministers are expected to sign.", True),
        ("possible", "The ministers may sign.", False),
        ("expected", "The ministers are scheduled to sign.", True),
        ("scheduled", "The ministers will sign.", False),
        ("scheduled", "The ministers signed.", True),
        ("reported", "The ministers signed.", False),
        ("reported", "The ministers will sign.", False),
        ("confirmed", "The ministers signed, it is clear.", False),
    ],
)
def test_strength_is_compared_within_a_ladder(tmp_path, certainty, text, caught):
    plan = f"# Facts {{.facts .say}}\n- {text} [@paper] {{.{certainty}}} ^one\n"
    assert bool(found(tmp_path, "", plan=plan)) is caught


def test_a_judgement_says_no_more_than_that_it_is_expected(tmp_path):
    plan = (
        "# Judged {.judgements}\n- The accord is likely to hold. [@paper] ^holds\n  - short: The accord will hold.\n"
        "  - judgement.author: Desk\n  - judgement.on: 2031-05-02\n  - judgement.scale: phia\n  - judgement.band: likely\n"
        "  - judgement.confidence: low\n  - judgement.reasons: One paper.\n"
    )
    (finding,) = found(tmp_path, "", plan=plan)
    assert finding.message == "you judged this 'likely', but the short form says 'will hold'"


def test_what_a_person_says_is_that_persons(tmp_path):
    plan = "# Positions {.positions .say}\n- The accord will be signed. [@paper] {.expected} ^said\n  - said_by: minister\n"
    people = "- {id: minister, name: Ilva Tarrant, office: Minister}\n"
    assert told(found(tmp_path, "", plan=plan, people=people)) == []
    assert told(found(tmp_path, "", plan=plan.replace("  - said_by: minister\n", ""))) == [("BG520", "will be signed")]


@pytest.mark.parametrize(
    ("certainty", "text", "words"),
    [
        ("reported", "It is clear that trade fell.", "is clear"),
        ("disputed", "Trade undoubtedly fell.", "undoubtedly"),
        ("reported", "The figures prove it.", "prove"),
        ("reported", "Trade fell.", None),
        ("reported", "The ministry says that it is clear.", None),
        ("confirmed", "It is clear that trade fell.", None),
    ],
)
def test_certainty_is_not_claimed_for_what_is_only_reported(tmp_path, certainty, text, words):
    plan = f"# Facts {{.facts .say}}\n- {text} [@paper] {{.{certainty}}} ^one\n"
    assert told(found(tmp_path, "", plan=plan)) == ([] if words is None else [("BG521", words)])


@pytest.mark.parametrize(
    ("hedge", "wording", "caught"),
    [
        ("likely to", "  - plain: The ministers will sign the accord, a paper says.", True),
        ("likely to", "  - plain: The ministers may sign the accord, a paper says.", False),
        ("likely to", "  - plain: A signature is likely, a paper says.", False),
        ("aims to", "  - plain: The accord opens the port, a paper says.", True),
        ("aims to", "  - plain: It is aimed at opening the port, a paper says.", False),
        ("likely to", "  - ru-RU: По сообщению прессы, министры подпишут соглашение.", True),
        ("likely to", "  - ru-RU: По сообщению прессы, министры, вероятно, подпишут соглашение.", False),
    ],
)
def test_the_sources_hedge_is_kept_in_meaning(tmp_path, hedge, wording, caught):
    plan = PLAN.replace("expected} ", f'expected hedge="{hedge}"}} ').replace("are expected", f"{hedge}, are expected")
    diagnostics = found(tmp_path, wording + "\n", plan=plan)
    assert [each.code for each in diagnostics] == (["BG522"] if caught else [])


LINE = "# Say {.say}\n- {words} {.draft} ^line\n  - rests_on: accord\n"


@pytest.mark.parametrize(
    ("words", "caught"),
    [
        ("The two ministers will sign the accord.", "will sign"),
        ("The accord has been signed.", "has been signed"),
        ("The accord is expected.", None),
        ("We will not comment on the accord.", None),
        ("We will brief the House.", None),
        ("The accord would open the port.", None),
        ("Both have agreed on everything.", "have agreed"),
        ("It is as good as done.", "as good as done"),
        ("“The two ministers will sign the accord.”", "will sign"),
        ("They called it “a deal that will be signed”.", None),
    ],
)
def test_a_line_says_no_more_than_what_it_rests_on(tmp_path, words, caught):
    findings = found(tmp_path, LINE.replace("{words}", words))
    assert told(findings) == ([] if caught is None else [("BG523", caught)])


def test_each_sentence_is_held_against_the_item_that_it_speaks_of(tmp_path):
    visit = "- The visit of the Queen is scheduled for June. [@paper] {.scheduled} ^visit\n"
    line = LINE.replace("accord\n", "accord, visit\n")
    fair = line.replace("{words}", "The Queen will pay a visit in June. The ministers may sign the accord.")
    unfair = line.replace("{words}", "The Queen will pay a visit in June. The ministers will sign the accord.")
    assert told(found(tmp_path, visit + fair)) == []
    assert told(found(tmp_path, visit + unfair)) == [("BG523", "will sign")]


def test_of_two_items_that_a_sentence_speaks_of_the_weaker_holds(tmp_path):
    weaker = "- The ministers may sign a second accord on the port. [@paper] {.possible} ^second\n"
    line = LINE.replace("accord\n", "accord, second\n").replace(
        "{words}", "The ministers are expected to sign the accord on the port."
    )
    assert told(found(tmp_path, weaker + line)) == [("BG523", "are expected")]


BILL = "- A law on trade may pass in June. [@paper] {.possible} ^bill\n"
FELL = "- Imports of fuel from Borland to Arland fell. [@paper] {.CERTAINTY} ^share-fell\n"
STOP = "# Say {.say}\n- Arland will stop buying fuel from Borland. ^line\n  - rests_on: GROUNDS\n"


@pytest.mark.parametrize("certainty", ["reported", "possible"])
@pytest.mark.parametrize("grounds", ["bill", "bill, share-fell", "share-fell"])
def test_what_was_bears_nothing_that_is_to_come(tmp_path, grounds, certainty):
    body = BILL + FELL.replace("CERTAINTY", certainty) + STOP.replace("GROUNDS", grounds)
    assert ("BG523", "will stop") in told(found(tmp_path, body))


@pytest.mark.parametrize(
    ("ground", "line"),
    [
        ("Imports of fuel from Borland will stop. [@paper] {.reported}", "Imports from Borland will stop."),
        ("Arland stops buying. {who=minister due=2031-06-01 .commitments}", "Arland will stop buying."),
        ("Imports of fuel from Borland fell. [@paper] {.reported}", "Imports of fuel from Borland fell."),
        ("Imports of fuel from Borland fell. [@paper] {.reported}", "We will brief the House on imports."),
        ("Imports of fuel from Borland fell. [@paper] {.reported}", "Imports of fuel from Borland may fall."),
    ],
)
def test_a_line_that_its_ground_bears(tmp_path, ground, line):
    body = f"- {ground} ^ground\n# Say {{.say}}\n- {line} ^line\n  - rests_on: ground\n"
    assert told(found(tmp_path, body, people="- {id: minister, name: A Minister}\n")) == []


def test_an_answer_and_its_translation_are_lines(tmp_path):
    body = (
        "# If asked {.if-asked}\n- Q: What of the accord? {raise=may topic=ports} ^q\n  A: The ministers will sign the accord. {.draft}\n"
        "  - answer.rests_on: accord\n"
    )
    topics = "- {id: ports, title: Ports}\n"
    (finding,) = found(tmp_path, body, topics=topics)
    assert finding.message == "this rests on 'accord', which you marked 'expected', but the answer says 'will sign'"


ASKED = "# If asked {.if-asked}\n- Q: {question} {raise=may topic=ports} ^q\n  A: {answer} {.draft}\n  - answer.rests_on: accord\n"


@pytest.mark.parametrize(
    ("question", "answer", "words"),
    [
        ("Has it been agreed?", "Yes, it has.", "Yes, it has"),
        ("Have they signed?", "They have.", "They have"),
        ("Will they sign?", "Yes.", "Yes"),
        ("Is it done?", "Yes, it is. The accord is expected.", "Yes, it is"),
        ("Are they expected to sign?", "Yes, they are.", None),
        ("Has it been agreed?", "No, it has not.", None),
        ("Has it been agreed?", "It is expected.", None),
        ("What of the accord?", "Yes, it has.", None),
        ("Has it been agreed?", "Both have agreed on everything.", "have agreed"),
    ],
)
def test_an_answer_that_only_says_yes_says_what_was_asked(tmp_path, question, answer, words):
    body = ASKED.replace("{question}", question).replace("{answer}", answer)
    findings = found(tmp_path, body, topics="- {id: ports, title: Ports}\n")
    assert told(findings) == ([] if words is None else [("BG523", words)])


@pytest.mark.parametrize(
    ("language", "question", "answer", "words"),
    [
        ("ru-RU", "Соглашение подписано?", "Да.", "Да"),
        ("ru-RU", "Соглашение подписано?", "Нет.", None),
        ("hi-IN", "क्या मंत्री हस्ताक्षर करेंगे?", "जी हाँ।", "जी हाँ"),
        ("hi-IN", "क्या मंत्री हस्ताक्षर करेंगे?", "नहीं।", None),
    ],
)
def test_a_translated_yes_answers_the_translated_question(tmp_path, language, question, answer, words):
    body = ASKED.replace("{question}", "What of it?").replace("{answer}", "The accord is expected.")
    body += f"  - {language}: {question}\n  - {language}.answer: {answer}\n"
    findings = found(tmp_path, body, topics="- {id: ports, title: Ports}\n")
    assert told(findings) == ([] if words is None else [("BG523", words)])


def test_a_quotation_is_in_quotation_marks(tmp_path):
    plan = "# Quotes {.quotes .say}\n- “The accord will be signed.” [@paper] {.expected} ^said\n"
    assert told(found(tmp_path, "", plan=plan)) == []
    assert told(found(tmp_path, "", plan=plan.replace("Quotes {.quotes", "Facts {.facts"))) == [
        ("BG520", "will be signed")
    ]


def test_the_safe_wording_is_checked_and_what_is_not_to_be_said_is_not(tmp_path):
    body = "# Do not say {.avoid}\n- That the accord has been signed. {.draft} ^not\n  - instead: The accord will be signed.\n  - rests_on: accord\n"
    assert told(found(tmp_path, body)) == [("BG523", "will be signed")]


def test_a_certainty_is_no_higher_than_that_of_its_ground(tmp_path):
    body = "- The accord is scheduled to open the port. {.scheduled} ^opening\n  - rests_on: accord\n"
    findings = found(tmp_path, body)
    assert "you marked this 'scheduled', but it rests on 'accord', which is 'expected'" in {
        each.message for each in findings
    }
    assert not found(
        tmp_path, body.replace("{.scheduled}", "[@paper] {.scheduled}").replace("The accord is", "The port is")
    )


@pytest.mark.parametrize("state", ["overtaken", "retracted"])
def test_nothing_rests_on_what_no_longer_holds(tmp_path, state):
    plan = PLAN.replace("{.expected}", f"{{.expected .{state}}}")
    heir = "- The ministers may sign the accord. [@paper] {.possible} ^new\n  - supersedes: accord\n"
    (finding,) = found(tmp_path, heir + LINE.replace("{words}", "The accord may come."), plan=plan)
    assert (finding.code, finding.message) == ("BG524", f"this rests on 'accord', which is {state}")
    assert finding.hints[0].startswith("rest it on 'new'")


def test_what_no_longer_holds_is_not_read(tmp_path):
    plan = PLAN.replace("{.expected}", "{.expected .overtaken}") + "  - short: The ministers signed.\n"
    assert found(tmp_path, "", plan=plan) == []


@pytest.mark.parametrize(
    ("front", "caught"),
    [
        ("titles: {minister: The two ministers sign the accord}\n", [("BG525", "sign")]),
        ("titles: {minister: The accord on the port is signed}\n", [("BG525", "is signed")]),
        ("titles: {minister: 'The accord on the port, and who may sign'}\n", []),
        ("titles: {minister: Accord on the port expected}\n", []),
        ("titles: {minister: Weather will change}\n", []),
    ],
)
def test_a_title_says_no_more_than_the_claims_it_speaks_of(tmp_path, front, caught):
    assert told(found(tmp_path, "", front=front)) == caught


def test_a_title_may_say_what_one_of_its_claims_bears(tmp_path):
    sure = "- The two ministers signed the accord on the port. [@paper] {.confirmed} ^signed\n"
    assert told(found(tmp_path, sure, front="titles: {minister: The two ministers sign the accord}\n")) == []


def test_an_exhibits_title_is_a_title(tmp_path):
    png = (templates_root().parent / "tests/packs/fictional/content/saltmere-barrage/images/sound.png").read_bytes()
    image = tmp_path / "content" / PACK / "images" / "map.png"
    image.parent.mkdir(parents=True)
    image.write_bytes(png)
    (finding,) = found(tmp_path, "", exhibits=EXHIBIT)
    assert (
        finding.message == "the title of the exhibit 'map' says 'is signed', but of 'accord' you marked this 'expected'"
    )


def test_a_reason_in_place_overrules_it(tmp_path):
    wording = "  - short: The ministers will sign the accord.\n"
    (finding,) = found(tmp_path, wording + "  - allow.BG520: the ministry's own notice says so\n")
    assert (finding.severity, finding.reason) == (Severity.OVERRULED, "the ministry's own notice says so")


def test_a_reason_for_another_item_does_not(tmp_path):
    other = "- The port may close. [@paper] {.possible} ^port\n  - allow.BG520: no matter\n"
    assert told(found(tmp_path, "  - short: The ministers will sign.\n" + other)) == [("BG520", "will sign")]


def test_a_pack_chooses_its_lexicon(tmp_path):
    text = (templates_root() / "lexicons" / "en.yaml").read_text(encoding="utf-8")
    own = tmp_path / "templates" / "lexicons" / "mild.yaml"
    own.parent.mkdir(parents=True)
    text = text.replace("name: en\n", "name: mild\n").replace("    - will|shall|", "    - shall|")
    own.write_text(text.replace("  possible:\n", "  possible:\n    - will\n", 1), encoding="utf-8")
    roots = (tmp_path / "templates", templates_root())
    wording = "  - short: The ministers will sign the accord.\n"
    assert told(found(tmp_path, wording, templates=roots)) == [("BG520", "will sign")]
    assert told(found(tmp_path, wording, front="lexicon: {en: mild}\n", templates=roots)) == []


def test_a_lexicon_that_is_not_there_is_an_error(tmp_path):
    (finding,) = found(tmp_path, "", front="lexicon: {en: cautios}\n")
    assert (finding.code, finding.message) == ("BG527", "there is no lexicon 'cautios'")
    (finding,) = found(tmp_path, "", front="lexicon: {en: hi}\n")
    assert (finding.message, finding.hints) == ("the lexicon 'hi' is for 'hi'", ("the lexicons for 'en' are en",))
    with pytest.raises(UserError):
        found(tmp_path, "", front="lexicon: {English: en}\n")


def test_a_language_without_a_lexicon_is_read_by_nobody(tmp_path):
    assert told(found(tmp_path, "  - de-DE: Die Minister unterzeichnen das Abkommen.\n")) == []
