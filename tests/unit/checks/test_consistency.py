"""Rules that hold the wordings of a pack against each other: each is silent on a sound pack, and caught with its sabotage."""

import re

import pytest
from support.project import FICTIONAL
from support.written import FRONT, POLICY, load, underlined, write_project

from briefgen.build.project import Project
from briefgen.checks.check import PACK_RULES
from briefgen.checks.overruled import overrule, pack_allowances
from briefgen.checks.rule import PackSubject
from briefgen.content.policy import load_policy
from briefgen.diagnostics import Severity, standing
from briefgen.project.folder import find_project
from briefgen.resources import bundled_root

CODES = frozenset(f"BG{number}" for number in (141, *range(530, 540)))
FIGURES = """\
- {id: trade, title: Trade, value: 68.72, currency: USD, scale: billion, period: 2024-25, sources: [{source: letter}]}
- {id: share, title: Share, value: 36, unit: per cent, period: 2020-24, sources: [{source: letter}],
   translations: {hi-IN: {unit: प्रतिशत}, ru-RU: {unit: "%"}}}
"""
PEOPLE = """\
- id: orlova
  name: Vera Orlova
  short: Minister Orlova
  translations: {ru-RU: {name: Вера Орлова, short: министр Орлова}, hi-IN: {name: वेरा ओरलोवा, short: मंत्री ओरलोवा}}
- id: tamm
  name: Juhan Tamm
  translations: {ru-RU: {name: Юхан Тамм}, hi-IN: {name: यूहान ताम्म}}
"""
HEADING = "# Facts {.facts .say readers=internal}\n"
ITEM = "- {text} [@letter] {{.reported}} ^a\n"


def found(tmp_path, body, *, files=None, policy=POLICY, front=FRONT):
    registers = {"water/figures.yaml": FIGURES, "water/people.yaml": PEOPLE, "policy.yaml": policy}
    written = registers | {"water/pack.md": front + body} | dict(files or {})
    project = write_project(tmp_path, body, files=written)
    pack = load(project)
    subject = PackSubject(pack=pack, policy=load_policy(project), templates=project.templates)
    diagnostics = tuple(each for rule in PACK_RULES for each in rule.check(subject))
    return standing(each for each in overrule(diagnostics, pack_allowances(pack)) if each.code in CODES)


def facts(text, *lines):
    return HEADING + ITEM.format(text=text) + "".join(f"  - {line}\n" for line in lines)


def said(diagnostics):
    return [(each.code, each.severity.value, underlined(each)) for each in diagnostics]


TRADE = "Trade was 68.7 billion dollars, up from 55 billion, on 4 December 2025."
CHANGED = [
    ("The wall is 3.5 metres high.", "short: A 3.5m wall.", ("BG530", "error", "3.5m")),
    ("It serves 3.5 million people.", "short: It serves 3.5 m people.", ("BG530", "error", "3.5 m")),
    ("4,000 tonnes were sent.", "ru-RU: Отправлено 4000 кг.", ("BG530", "error", "4000 кг")),
    ("The rate is 5 per cent.", "hi-IN: दर 5 है।", ("BG530", "error", "5")),
    ("It cost 5 million dollars.", "ru-RU: Это стоило 5 миллионов.", ("BG530", "error", "5 миллионов")),
    (TRADE, "short: Trade was 96.7 billion dollars.", ("BG530", "error", "96.7 billion dollars")),
    (TRADE, "plain: Trade was about 80 billion dollars.", ("BG530", "error", "80 billion dollars")),
    (TRADE, "plain: Trade was 69 billion euros.", ("BG530", "error", "69 billion euros")),
    (TRADE, "short: Trade was 68.7 million dollars.", ("BG530", "error", "68.7 million dollars")),
    ("Trade was {figure:trade}.", "short: Trade was 64 billion dollars.", ("BG530", "error", "64 billion dollars")),
    ("Trade was 5 million dollars.", "short: Trade was {figure:trade}.", ("BG530", "error", "{figure:trade}")),
    ("It \\{began\\} well.", "short: It \\{was\\} 35% then.", ("BG530", "error", "35%")),
    ("Boats and nets are checked.", "plain: Seven things are checked.", ("BG530", "error", "Seven")),
    ("It costs 10 million rupees.", "hi-IN: इसकी लागत 10 करोड़ रुपये है।", ("BG530", "error", "10 करोड़ रुपये")),
    ("It costs 10 million rupees.", "hi-IN: इसकी लागत १.१ करोड़ रुपये है।", ("BG530", "error", "१.१ करोड़ रुपये")),
    ("Sixty-nine ports.", "ru-RU: Шестьдесят восемь портов.", ("BG530", "error", "Шестьдесят восемь")),
    ("The share is {figure:share}.", "ru-RU: Доля — 38%.", ("BG530", "error", "38%")),
    ("The share is 36 to 40%.", "ru-RU: Доля — до 36%.", ("BG530", "warning", "Доля — до 36%.")),
    ("Three ports are open.", "hi-IN: बंदरगाह खुले हैं।", ("BG530", "warning", "बंदरगाह खुले हैं।")),
    (
        "Shares were 36%, 36% and 55%.",
        "ru-RU: Доли составили 36%, 55% и 55%.",
        ("BG530", "error", "55%"),
    ),
    ("More than 87 ports.", "ru-RU: Не более 87 портов.", ("BG530", "error", "87")),
    (TRADE, "short: On 5 December 2025 trade was up.", ("BG531", "error", "5 December 2025")),
    ("Trade grew in 2024-25.", "plain: Trade grew in the year to March 2024.", ("BG531", "error", "March 2024")),
    ("Trade grew in 2024-25.", "plain: Trade grew in 2024.", ("BG531", "error", "2024")),
    ("They met on 4 December 2025.", "hi-IN: वे 5 दिसंबर 2025 को मिले।", ("BG531", "error", "5 दिसंबर 2025")),
    ("They met on 4 December.", "ru-RU: Они встретились 4 ноября.", ("BG531", "error", "4 ноября")),
    ("They met on 4 December.", "ru-RU: Они встретились.", ("BG531", "warning", "Они встретились.")),
    (
        "{person:orlova} met him.",
        "ru-RU: С ним встретился {person:tamm}.",
        ("BG532", "error", "{person:tamm}"),
    ),
    ("{person:orlova} met him.", "ru-RU: Юхана Тамма встретили.", ("BG532", "error", "Юхана Тамма")),
    ("The minister met him.", "short: Orlova met him.", ("BG532", "warning", "Orlova")),
    ("Vera Orlova met him.", "hi-IN: वे मिले।", ("BG532", "warning", "वे मिले।")),
]


@pytest.mark.parametrize(("text", "line", "finding"), CHANGED)
def test_a_wording_that_says_something_else_is_found_at_its_words(tmp_path, text, line, finding):
    assert said(found(tmp_path, facts(text, line))) == [finding]


SAME = [
    (TRADE, "short: Trade was 68.7 billion dollars."),
    (TRADE, "plain: Trade was about 69 billion dollars in 2025."),
    (TRADE, "plain: Nearly 70 billion dollars."),
    (TRADE, "spoken: Sixty-nine billion dollars."),
    ("Trade was {figure:trade} in {figure:trade.period}.", "short: Trade was 68.72 billion dollars."),
    ("Trade was {figure:trade}.", "plain: Trade was 69 billion dollars in the year to March 2025."),
    ("Share: {figure:share} in {figure:share.period}.", "plain: Four years later it was 36 per cent."),
    ("Boats, nets and ports are checked.", "plain: Three things are checked. The first is boats."),
    ("It costs 10 million rupees.", "hi-IN: इसकी लागत 1 करोड़ रुपये है।"),
    ("It costs 10 million rupees.", "hi-IN: इसकी लागत १,००,००,००० रुपये है।"),
    ("The share is {figure:share}.", "ru-RU: Доля — 36 процентов."),
    ("The share is {figure:share}.", "ru-RU: Доля — {figure:share}."),
    ("A third of it is paid.", "hi-IN: इसका एक तिहाई चुकाया गया है।"),
    ("Two thirds of it are paid.", "ru-RU: Две трети выплачены."),
    ("The rate is 5 to 6 per cent.", "ru-RU: Ставка — 5–6 процентов."),
    ("The two ministers met.", "ru-RU: Министры встретились."),
    ("Ministers met.", "hi-IN: दोनों मंत्री पहले मिले।"),
    ("1,500 boats were counted.", "ru-RU: Сосчитали 1500 лодок."),
    ("They met on 4 December 2025.", "hi-IN: वे ४ दिसंबर २०२५ को मिले।"),
    ("They met on 4–5 December 2025.", "ru-RU: Они встретились 4 и 5 декабря 2025 года."),
    ("Trade grew in 2024-25.", "plain: Trade grew in the year to March 2025."),
    ("Minister Orlova met him.", "ru-RU: С министром Орловой встретился он."),
    ("{person:orlova.short} met him.", "hi-IN: मंत्री ओरलोवा उनसे मिलीं।"),
    ("{person:orlova.short} met him.", "plain: The minister met him."),
]


@pytest.mark.parametrize(("text", "line"), SAME)
def test_a_wording_that_says_the_same_is_passed_over(tmp_path, text, line):
    assert said(found(tmp_path, facts(text, line))) == []


LIMITS = [
    ("More than 40 boats sailed.", "plain: 40 boats sailed.", "40"),
    ("40 boats sailed.", "plain: Over 40 boats sailed.", "40"),
    ("At most 40 boats sailed.", "short: 40 boats sailed", "40"),
    ("More than 40 tonnes were sent.", "ru-RU: Отправлено 40 тонн.", "40 тонн"),
    ("40 tonnes were sent.", "hi-IN: 40 टन से अधिक भेजा गया।", "40 टन"),
]
NO_LIMITS = [
    ("More than 40 boats sailed.", "plain: Over 40 boats sailed."),
    ("More than 40 boats sailed, of 40 that were there.", "plain: 40 boats were there."),
    ("About 40 boats sailed.", "plain: 40 boats sailed."),
    ("Trade was 68.7 billion dollars.", "plain: Trade was more than 60 billion dollars."),
    ("From 40 to 60 tonnes were sent.", "ru-RU: Отправлено от 40 до 60 тонн."),
]


@pytest.mark.parametrize(("text", "line", "words"), LIMITS)
def test_a_limit_is_another_claim_than_the_number(tmp_path, text, line, words):
    assert said(found(tmp_path, facts(text, line))) == [("BG530", "warning", words)]


@pytest.mark.parametrize(("text", "line"), NO_LIMITS)
def test_the_same_limit_and_a_rounder_number_are_passed_over(tmp_path, text, line):
    assert said(found(tmp_path, facts(text, line))) == []


def test_a_date_is_held_against_when(tmp_path):
    own = "when: 2025-12-04"
    assert said(found(tmp_path, facts("They meet.", own, "short: They meet on 4 December."))) == []
    later = found(tmp_path, facts("They meet on 6 December 2025.", own))
    assert said(later) == [("BG531", "warning", "6 December 2025")]


def test_an_answer_is_held_against_its_own_words(tmp_path):
    body = "# Lines {.say readers=internal}\n- Q: How much? ^q\n  A: About 5 million dollars. {.draft}\n"
    lines = "  - answer.plain: About 7 million dollars.\n  - hi-IN: कितना?\n  - hi-IN.answer: लगभग 5 करोड़ डॉलर।\n"
    assert said(found(tmp_path, body + lines)) == [
        ("BG530", "error", "7 million dollars"),
        ("BG530", "error", "5 करोड़ डॉलर"),
    ]


def test_registers_and_the_front_matter_are_held_against_their_translations(tmp_path):
    front = FRONT.replace("language: en-GB\n", "language: en-GB\nshort: Talks of 2025\ntranslations: {hi-IN: {title: जल वार्ता, short: 2026 की वार्ता}}\n")  # fmt: skip
    terms = "- {id: body, short: body, gloss: a body of 28 states, translations: {hi-IN: {short: निकाय, gloss: 27 राज्यों का निकाय}}}\n"
    text = facts("The {term:body} met on {figure:share}, says {person:orlova}; {person:tamm} agrees, {figure:trade}.")
    diagnostics = found(tmp_path, text, files={"water/terms.yaml": terms}, front=front)
    assert [(each.code, each.message) for each in diagnostics] == [
        ("BG530", "the hi-IN gloss of the term 'body' says '27', and the words it translates do not"),
        ("BG531", "the hi-IN short of the pack says '2026', and the words it translates do not"),
    ]


def test_a_language_whose_words_nobody_wrote_down_is_read_for_digits_alone(tmp_path):
    assert said(found(tmp_path, facts("Seven ports, 36%.", "sv-SE: Sju hamnar, 36%."))) == []
    assert said(found(tmp_path, facts("Seven ports, 36%.", "sv-SE: Sju hamnar, 38%."))) == [("BG530", "error", "38%")]


def test_what_is_quoted_of_words_with_backslashes_is_what_is_read(tmp_path):
    [date] = found(tmp_path, facts(r"It \{began\} in 1991\.", "ru-RU: Это началось."))
    assert (date.code, date.message.partition("says")[0].partition(" does")[2]) == (
        "BG531",
        " not say '1991', as the words it translates do",
    )


def test_a_number_that_only_seems_another_is_overruled_in_place(tmp_path):
    allowed = "allow.BG530: the plain wording counts the harbours as well"
    assert said(found(tmp_path, facts("Five ports are open.", "plain: Nine places are open.", allowed))) == []


AT_ODDS = [
    ("Trade was 64 billion dollars.", "figure: trade", ["BG533"]),
    ("Trade was 69 billion dollars, 4% more.", "figure: trade", []),
    ("Trade grew by 4%.", "figure: trade", []),
    ("Trade was {figure:trade}.", "figure: trade", []),
]


@pytest.mark.parametrize(("text", "line", "codes"), AT_ODDS)
def test_an_item_says_the_figure_that_it_is_about(tmp_path, text, line, codes):
    assert [each.code for each in found(tmp_path, facts(text, line))] == codes


TWICE = "- {id: again, title: trade, value: 64, currency: USD, scale: billion, period: 2024-25, sources: [{source: letter}]}\n"


@pytest.mark.parametrize(
    ("written", "line", "codes"),
    [
        (TWICE, "", ["BG533"]),
        (TWICE, "  - conflicts_with: a\n", []),
        (TWICE.replace("value: 64", "value: 68.7"), "", []),
        (TWICE.replace("2024-25", "2023-24"), "", []),
        (TWICE.replace("title: trade", "title: Trade by another count"), "", []),
    ],
)
def test_two_figures_of_one_thing_have_one_value(tmp_path, written, line, codes):
    body = facts("Trade was {figure:trade}.") + "- Trade was {figure:again}. [@letter] {.reported} ^b\n" + line
    diagnostics = found(tmp_path, body, files={"water/figures.yaml": FIGURES + written})
    assert [each.code for each in diagnostics] == codes


SERIES = """\
- id: ships
  title: Trade
  sources: [{source: letter}]
  fields: [{name: year, type: period, title: Year}, {name: value, type: number, title: Trade, currency: USD, scale: billion}]
  rows: [{year: '2023', value: 55.2}, {year: '2024', value: 68.7}]
"""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Trade rose to 68.7 billion dollars.", None),
        ("Trade rose by 13.5 billion dollars to about 69 billion.", None),
        ("123.9 billion dollars in two years.", None),
        ("Two columns, the second 24% higher.", None),
        ("Trade rose to 86.7 billion dollars.", "86.7 billion dollars"),
    ],
)
def test_what_an_exhibit_says_in_its_rows_unit_is_what_they_come_to(tmp_path, words, named):
    exhibit = f"- {{id: chart, series: ships, form: column, title: Trade, alternative_text: '{words}', category: year, values: [value]}}\n"
    files = {"water/series.yaml": SERIES, "water/exhibits.yaml": exhibit}
    diagnostics = found(tmp_path, facts("{exhibit:chart} shows it."), files=files)
    assert said(diagnostics) == ([("BG533", "warning", named)] if named else [])


def resting(certainty, ground, *, through="", own="rests_on: a"):
    """Return a claim that rests on another one, at a distance where *through* is a message between the two."""
    message = "# Messages {.messages readers=internal}\n- It is so. ^m\n  - rests_on: a\n" if through else ""
    return (
        f"# Facts {{.facts .say readers=internal}}\n- It is reported. [@letter] {{.{ground}}} ^a\n"
        f"- It is so. {{.{certainty}}} ^b\n  - {'rests_on: m' if through else own}\n{message}"
    )


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        (resting("confirmed", "reported"), ["BG534"]),
        (resting("scheduled", "expected"), ["BG534"]),
        (resting("confirmed", "reported", through="m"), ["BG534"]),
        (resting("reported", "confirmed"), []),
        (resting("reported", "reported"), []),
        (resting("confirmed", "expected"), []),
        (resting("confirmed", "reported", own="allow.BG534: two letters agree\n  - rests_on: a"), []),
    ],
)
def test_nothing_is_surer_than_what_it_rests_on(tmp_path, body, codes):
    assert [each.code for each in found(tmp_path, body)] == codes


def test_an_answer_is_no_surer_than_what_it_rests_on(tmp_path):
    body = facts("It is reported.") + "# Lines {.say readers=internal}\n- Q: Is it so? ^q\n  A: Yes. {.confirmed}\n"
    [one] = found(tmp_path, body + "  - answer.rests_on: a\n")
    assert one.message == "the answer of 'q' is 'confirmed', and rests on 'a', which is 'reported'"
    assert underlined(one) == ".confirmed"


def test_two_items_that_conflict_are_not_both_confirmed(tmp_path):
    body = HEADING + "- Yes. [@letter] {.confirmed} ^a\n  - conflicts_with: b\n- No. [@letter] {.CERTAINTY} ^b\n"
    assert [each.code for each in found(tmp_path, body.replace("CERTAINTY", "confirmed"))] == ["BG534"]
    assert found(tmp_path, body.replace("CERTAINTY", "reported")) == ()


def test_a_claim_that_a_withheld_item_contradicts_is_not_told_as_if_nothing_did(tmp_path):
    body = (
        HEADING
        + "- Yes. [@letter] {.CERTAINTY} ^a\n- No. [@letter] {.disputed readers=analyst} ^b\n  - conflicts_with: a\n"
    )
    [one] = found(tmp_path, body.replace("CERTAINTY", "reported"))
    assert (one.code, one.severity) == ("BG534", Severity.WARNING)
    assert one.message == "'a' goes to 'minister', and 'b', which contradicts it, does not"
    assert found(tmp_path, body.replace("CERTAINTY", "disputed")) == ()


EVIDENCE = POLICY.replace("audiences:\n", "evidence: analyst\naudiences:\n")


@pytest.mark.parametrize(
    ("readers", "policy", "codes"),
    [
        ("minister", EVIDENCE, ["BG535", "BG535"]),
        ('"minister, analyst"', EVIDENCE, []),
        ("minister", POLICY, []),
    ],
)
def test_what_a_line_rests_on_stands_in_the_brief_with_the_evidence(tmp_path, readers, policy, codes):
    body = f"# Facts {{.facts .say readers={readers}}}\n- It is so. [@letter] {{.reported}} ^a\n"
    line = "# Say {.say readers=minister}\n- It is so. ^line\n  - rests_on: a\n"
    problems = found(tmp_path, body + line, policy=policy)
    assert [each.code for each in problems] == codes
    ways = ", or name another reader of the evidence (`evidence:` in policy.yaml)"
    assert all(each.hints[0].endswith(ways) for each in problems)


def test_a_pack_that_is_not_for_the_readers_of_the_evidence_is_passed_over(tmp_path):
    front = FRONT.replace("[internal, published]", "[minister]")
    body = "# Facts {.facts .say readers=minister}\n- It is so. [@letter] {.reported} ^a\n"
    assert found(tmp_path, body, policy=EVIDENCE, front=front) == ()


SECRET = """\
- {id: letter, title: Letter of the ministry, issued: 2025-12-01, citable: public}
- {id: report, title: Weekly Harbour Report, container-title: Embassy Papers, URL: "https://www.example.org/harbour", issued: 2025-12-01,
   citable: internal, public_form: a report}
"""


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("The Weekly Harbour Report says so.", "Weekly Harbour Report"),
        ("The Embassy Papers say so.", "Embassy Papers"),
        ("So says [a page](https://www.example.org/harbour).", "example.org/harbour"),
        ("A report says so.", None),
        ("The Letter of the ministry says so.", None),
    ],
)
def test_words_for_the_public_name_no_source_that_may_not_be_cited(tmp_path, words, named):
    body = (
        "# Facts {.facts .say readers=public}\n- It is so. [@letter; @report] {.reported} ^a\n"
        f"  - plain: {words}\n  - ok: public\n"
    )
    diagnostics = found(tmp_path, body, files={"water/sources.yaml": SECRET})
    assert said(diagnostics) == ([("BG539", "error", named)] if named else [])


def test_an_internal_wording_may_name_any_source(tmp_path):
    body = "# Facts {.facts .say readers=public}\n- The Weekly Harbour Report has it. [@report] {.reported} ^a\n  - plain: It is so.\n  - ok: public\n"
    assert found(tmp_path, body, files={"water/sources.yaml": SECRET}) == ()


@pytest.mark.parametrize("root", [bundled_root(), FICTIONAL], ids=["sample", "fictional"])
def test_the_packs_at_hand_give_no_false_alarm(root):
    """All wordings in three languages; reasons in place overrule what is found with reason."""
    project = Project(find_project(root))
    for name in project.packs:
        pack = project.pack(name)
        subject = PackSubject(pack=pack, policy=project.policy, templates=project.folder.templates)
        diagnostics = tuple(each for rule in PACK_RULES for each in rule.check(subject) if each.code in CODES)
        assert standing(overrule(diagnostics, pack_allowances(pack))) == ()
        assert all(re.fullmatch(r"[a-z'].*[^.]", each.message) for each in diagnostics)


COST = "- {id: cost, title: Cost, value: 12.5, currency: USD, scale: million, period: '2024', sources: [{source: letter}]}\n"
MILL = HEADING + "- The mill cost {figure:cost}. [@letter] {.reported figure=cost} ^mill\n"
LINES = "# Lines {.say readers=internal}\n"
OTHER = [("BG141", "error", "14.5 million dollars")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("- The mill cost 14.5 million dollars. ^said\n  - rests_on: mill\n", OTHER),
        ("- The mill cost 12.5 million dollars. ^said\n  - rests_on: mill\n", []),
        ("- The mill cost about 13 million dollars. ^said\n  - rests_on: mill\n", []),
        ("- The mill cost {figure:cost}. ^said\n  - rests_on: mill\n", []),
        ("- The mill has 14.5 tonnes. ^said\n  - rests_on: mill\n", []),
        ("- Q: How much? ^q\n  A: It cost 14.5 million dollars.\n  - answer.rests_on: mill\n", OTHER),
        ("- The mill stands. ^stands\n  - rests_on: mill\n- It cost 14.5 million dollars. ^said\n  - rests_on: stands\n", OTHER),
    ],
)  # fmt: skip
def test_a_line_is_held_against_what_it_rests_on(tmp_path, line, expected):
    assert said(found(tmp_path, MILL + LINES + line, files={"water/figures.yaml": COST})) == expected


def test_where_two_grounds_have_the_unit_another_number_is_a_warning(tmp_path):
    more = "- The barn cost 3 million dollars. [@letter] {.reported} ^barn\n"
    line = "- Together 15.5 million dollars. ^said\n  - rests_on: mill, barn\n"
    [one] = found(tmp_path, MILL + more + LINES + line, files={"water/figures.yaml": COST})
    assert (one.code, one.severity) == ("BG141", Severity.WARNING)


def test_a_word_that_may_be_a_scale_or_a_unit_is_to_be_written_in_full(tmp_path):
    [unclear] = found(tmp_path, facts("It serves 3.5 million people.", "short: It serves 3.5 m people."))
    assert unclear.message == "in the short wording of 'a' '3.5 m' may be a large number or a measure"
    assert unclear.hints == ("write the word in full: million, or metres",)


def test_a_word_that_its_neighbours_tell_is_clear(tmp_path):
    assert not found(
        tmp_path, facts("The wall is 3.5 metres high and cost $2 million.", "short: A 3.5m-high wall for $2m.")
    )
