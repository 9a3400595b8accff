from itertools import pairwise
from pathlib import Path

import pytest

from briefgen.diagnostics import UserError
from briefgen.located.positions import Located, Positions
from briefgen.located.yaml import read_yaml
from briefgen.resources import templates_root
from briefgen.theme.colours import contrast
from briefgen.theme.load import Known, load_theme, theme_names
from briefgen.theme.model import STYLE_NAMES


@pytest.fixture
def roots(tmp_path):
    (tmp_path / "themes").mkdir()
    return (tmp_path, templates_root())


def write(roots, name, text):
    (roots[0] / "themes" / f"{name}.yaml").write_text(text, encoding="utf-8")


def load(roots, name="own", *, look=None, **given):
    written = None if look is None else Located(data=look, positions=Positions())
    return load_theme(name, roots, look=written, **({"paper": "a4", "published": False} | given))


def found(roots, name="own", **given):
    with pytest.raises(UserError) as raised:
        load(roots, name, **given)
    return [
        (each.code, each.message, each.span and (each.span.path.name, each.span.line))
        for each in raised.value.diagnostics
    ]


def test_a_theme_says_only_what_differs(roots):
    write(roots, "own", "inherit: government\nstyles:\n  title: {size: 24}\n")
    own, house = load(roots), load(roots, "government")
    assert own.styles["title"].size == 24
    assert own.styles["title"].weight == house.styles["title"].weight
    assert own.page == house.page


def test_an_heir_of_an_heir(roots):
    write(roots, "middle", "inherit: government\nbody: {size: 11, line: 14.5}\n")
    write(roots, "own", "inherit: middle\nfloor: 10.5\n")
    assert (load(roots).styles["body"].size, load(roots).floor) == (11, 10.5)


def test_a_list_takes_the_place_of_a_list(roots):
    write(roots, "own", "inherit: government\nlists: {bullets: ['–']}\n")
    assert load(roots).lists.bullets == ("–",)


def test_a_projects_theme_shadows_the_bundled_one(roots):
    write(
        roots,
        "government",
        (templates_root() / "themes/government.yaml").read_text("utf-8").replace("size: 10.5", "size: 13"),
    )
    assert load(roots, "government").styles["body"].size == 13
    assert theme_names(roots) == ("government", "thinktank")


def test_the_look_of_an_audience_goes_over_the_theme(roots):
    theme = load(roots, "government", look={"body": {"size": 12, "line": 15}, "floor": 12})
    assert (theme.styles["body"].size, theme.styles["body"].line, theme.floor) == (12, 15, 12)


def test_relative_sizes_go_with_the_body(roots):
    small = load(roots, "government")
    large = load(roots, "government", look={"body": {"size": 14, "line": 20}})
    assert large.styles["heading-1"].size > small.styles["heading-1"].size
    assert large.styles["furniture"] == small.styles["furniture"]
    assert large.styles["list"].line == 20


def test_relative_sizes_stop_at_the_floor(roots):
    theme = load(roots, "government", look={"floor": 10.5})
    assert theme.styles["table"].size == 10.5


@pytest.mark.parametrize("published", [True, False])
def test_the_text_is_as_wide_on_letter_as_on_a4(roots, published):
    widths = []
    for paper in ("a4", "letter"):
        page = load(roots, "government", paper=paper, published=published).page
        widths.append(page.width - page.left - page.right)
    assert widths[0] == pytest.approx(widths[1], abs=0.1)


def test_margins_of_the_house(roots):
    internal, published = (load(roots, "government", published=each).page for each in (False, True))
    assert internal.left == pytest.approx(85.05)
    assert published.left == published.right == pytest.approx(62.35)


def test_the_house_is_legible_with_room_to_spare(roots):
    theme = load(roots, "government")
    assert contrast(theme.accent, theme.paper) >= 7
    assert set(theme.styles) == set(STYLE_NAMES)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("inherit: goverment\n", ("BG301", "there is no theme 'goverment'", ("own.yaml", 1))),
        ("inherit: own\n", ("BG302", "the theme 'own' inherits from itself", ("own.yaml", 1))),
        ("- one\n", ("BG303", "a theme is names with values", ("own.yaml", 1))),
        ("inherit: government\nfnt: Noto\n", ("BG303", "unknown name 'fnt'", ("own.yaml", 2))),
        (
            "inherit: government\nstyles:\n  tittle: {size: 12}\n",
            ("BG303", "there is no style 'tittle'", ("own.yaml", 3)),
        ),
        (
            "inherit: government\nbody:\n  size: large\n",
            ("BG303", "'large' is no length here", ("own.yaml", 3)),
        ),
        (
            "inherit: government\nbody:\n  size: 1e308\n",
            ("BG303", "'1e+308' is no length here", ("own.yaml", 3)),
        ),
        (
            "inherit: government\nbody:\n  size: 1.2em\n",
            ("BG303", "'1.2em' is no length here", ("own.yaml", 3)),
        ),
        (
            "inherit: government\ncolours:\n  text: black\n",
            ("BG303", "'black' is no colour", ("own.yaml", 3)),
        ),
        (
            "inherit: government\nstyles:\n  body:\n    colour: grey\n",
            ("BG303", "'colour' cannot be 'grey'", ("own.yaml", 4)),
        ),
        (
            "inherit: government\nstyles:\n  body:\n    size: 8\n",
            ("BG305", "'body' is set in 8 points, under the floor of 9.5", ("own.yaml", 4)),
        ),
        (
            "inherit: government\nstyles:\n  note:\n    size: 8\n",
            ("BG305", "'note' is set in 8 points, under the floor of 9", ("own.yaml", 4)),
        ),
    ],
)
def test_a_fault_is_shown_at_its_place(roots, text, expected):
    write(roots, "own", text)
    assert found(roots) == [expected]


def test_a_faint_colour_is_refused_once_for_each_ground_where_the_theme_says_it(roots):
    write(roots, "own", 'inherit: government\ncolours:\n  accent: "#9aa5b1"\n')
    styles = "series, title, heading-1, box-title, table-group, draft"
    assert found(roots)[0] == (
        "BG304",
        f"'accent' on 'paper' has a contrast of 2.5:1, under 4.5:1: {styles} and 6 more",
        ("own.yaml", 3),
    )
    assert [message[:20] for _, message, _ in found(roots)] == ["'accent' on 'paper' ", "'accent' on 'tint' h"]
    assert {place for _, _, place in found(roots)} == {("own.yaml", 3)}


def test_a_theme_at_fault_is_so_whatever_the_audiences_have_over_it(roots):
    write(roots, "own", 'inherit: government\ncolours:\n  accent: "#9aa5b1"\n')
    looks = ({"styles": {"title": {"colour": "text"}}}, {"colours": {"accent": "#000000"}})
    assert [found(roots, look=look) for look in looks] == [found(roots)] * 2


def test_what_only_a_look_makes_faint_is_shown_there(roots, tmp_path):
    write(roots, "own", 'inherit: government\ncolours:\n  accent: "#111111"\n')
    (tmp_path / "look.yaml").write_text("styles:\n  quote:\n    colour: tint\n", encoding="utf-8")
    with pytest.raises(UserError) as raised:
        load_theme("own", roots, paper="a4", published=False, look=read_yaml(tmp_path / "look.yaml"))
    assert {(each.span.path.name, each.span.line) for each in raised.value.diagnostics} == {("look.yaml", 3)}
    assert all(each.message.endswith(": quote") for each in raised.value.diagnostics)


def test_text_is_held_against_the_ground_it_stands_on(roots):
    write(roots, "own", "inherit: government\nboxes: {side: {fill: accent}}\n")
    problems = found(roots)
    text, *_, accent = [message for _, message, _ in problems]
    assert text.startswith("'text' on 'accent' has a contrast of 1.7:1, under 4.5:1: body, line, list, side, ")
    assert accent.startswith("'accent' on 'accent' has a contrast of 1.0:1, under 4.5:1: box-title, ")
    assert accent.endswith(", links")
    assert {place for _, _, place in problems} == {("own.yaml", 2)}


def test_a_theme_that_inherits_nothing_says_what_it_lacks(roots):
    house = (templates_root() / "themes/government.yaml").read_text("utf-8")
    write(roots, "own", "\n".join(line for line in house.split("\n") if not line.startswith("  lead:")))
    assert found(roots)[0][1] == "the theme lacks styles: lead"


def test_a_theme_that_forgot_to_inherit_is_told_so_once_and_in_its_own_file(roots):
    write(roots, "own", "# ours\ntitle: Ours\nstyles: {quote: {italic: true}}\nbody: {size: 11, line: 15}\n")
    with pytest.raises(UserError) as raised:
        load(roots, look={"styles": {"title": {"italic": True}}, "tables": {}})
    [one] = raised.value.diagnostics
    assert one.message.startswith("the theme lacks font, colours, papers, margins, boxes, ")
    assert one.hints == ("add them; most themes begin with `inherit: government`",)
    assert one.span.path.name == "own.yaml"


def test_a_colour_outside_quotation_marks_is_a_comment(roots):
    write(roots, "own", "inherit: government\ncolours:\n  accent: #6b1f2a\n  rule: black\n")
    with pytest.raises(UserError) as raised:
        load(roots)
    written = 'write it as "#rrggbb", in quotation marks'
    assert [(each.message, each.hints, each.span.line) for each in raised.value.diagnostics] == [
        ("no colour stands here", (f"{written}: an unquoted # begins a comment",), 3),
        ("'black' is no colour", (written,), 4),
    ]


def test_an_unknown_theme_has_the_nearest_name_as_a_hint(roots):
    with pytest.raises(UserError) as raised:
        load(roots, "goverment")
    read_from = (
        f"themes are read from {' and '.join(str(root / 'themes') for root in roots)}/, each by the name of its file"
    )
    assert raised.value.diagnostics[0].hints == ("did you mean 'government'?", read_from)


def test_a_root_without_themes_is_passed_over(tmp_path):
    theme = load_theme("government", (tmp_path, templates_root()), paper="a4", published=True)
    assert isinstance(theme.name, str)
    assert not list(Path(tmp_path).iterdir())


def test_the_groups_of_the_house(roots):
    theme = load(roots, "government")
    assert (theme.points.certainty, theme.points.label) == pytest.approx((68.05, 96.4))
    assert theme.chart.height == pytest.approx(175.75)
    assert theme.number_column == pytest.approx(28.35)
    assert (theme.styles["fact-value"].size, theme.styles["fact-label"].size) == (18, 9.5)
    assert theme.boxes["conflict"].fill is None


def test_series_of_a_chart_begin_with_the_accent_and_are_told_apart_in_grey(roots):
    theme = load(roots, "government")
    assert theme.chart.tones[0].fill == theme.accent
    shades = [contrast(tone.fill, theme.paper) for tone in theme.chart.tones]
    assert all(one >= 1.4 * other for one, other in pairwise(shades))
    assert all(contrast(tone.outline, theme.paper) >= 3 for tone in theme.chart.tones)


def test_a_chart_that_is_too_faint_is_refused(roots):
    write(roots, "own", "inherit: government\nchart:\n  axis: tint\n")
    assert found(roots) == [
        ("BG304", "'tint' on 'paper' has a contrast of 1.1:1, under 3:1: the axes of charts", ("own.yaml", 3))
    ]


@pytest.mark.parametrize("style", ["point-label", "question", "register", "timeline-when", "attribution"])
def test_new_styles_are_held_against_boxes_too(roots, style):
    write(
        roots, "own", f"inherit: government\nboxes: {{side: {{fill: accent}}}}\nstyles: {{{style}: {{colour: rule}}}}\n"
    )
    assert ("BG304", f"'rule' on 'accent' has a contrast of 1.0:1, under 4.5:1: {style}", ("own.yaml", 3)) in found(
        roots
    )


def test_numbers_and_margin_are_the_form_s(roots):
    plain = load(roots, "government")
    asked = load(roots, "government", paragraph_numbers="flush", margin_notes=True)
    assert (plain.paragraph_numbers, plain.margin_notes) == ("hung", False)
    assert (asked.paragraph_numbers, asked.margin_notes) == ("flush", True)


def test_a_look_may_keep_no_margin_for_notes(roots):
    write(roots, "own", "inherit: government\nmargin_note: {kept: false}\n")
    assert not load(roots, margin_notes=True).margin_notes


def test_one_family_serves_all_where_no_other_is_named(roots):
    assert {style.font for style in load(roots, "government").styles.values()} == {"Noto Sans"}


def test_headings_labels_and_single_styles_may_have_a_family_of_their_own(roots):
    write(
        roots,
        "own",
        "inherit: government\nfont: Text\nheading_font: Heads\nlabel_font: Labels\n"
        "styles: {quote: {font: Quotes}, caption: {font: heading}, line: {font: body}}\n",
    )
    theme = load(roots)
    names = ("body", "title", "heading-3", "table", "furniture", "quote", "caption", "line")
    assert [(theme.styles[name].font, theme.styles[name].font_role) for name in names] == [
        ("Text", "body"),
        ("Heads", "heading"),
        ("Heads", "heading"),
        ("Labels", "label"),
        ("Labels", "label"),
        ("Quotes", "own"),
        ("Heads", "heading"),
        ("Text", "body"),
    ]
    assert set(theme.families) == {"Text", "Heads", "Labels", "Quotes", "Noto Sans"}


def test_labels_are_text_where_they_have_no_family_of_their_own(roots):
    write(roots, "own", "inherit: government\nfont: Noto Serif\n")
    styles = load(roots).styles
    assert (styles["table"].font, styles["table"].font_role) == ("Noto Serif", "body")
    assert styles["title"].font == "Noto Serif"


def test_what_stands_in_for_a_family_is_the_theme_s_to_say(roots):
    families = load(roots, "thinktank").families
    assert families["Noto Serif"].kind == "serif"
    assert families["Noto Sans"].substitutes[0] == "Segoe UI"


FAMILIES = Known(families=("Noto Sans", "Noto Serif"), audiences=("minister", "public"))


@pytest.mark.parametrize(
    ("text", "family", "line"),
    [
        ("font: Noto Sand\n", "Noto Sand", 2),
        ("heading_font: Noto Serf\n", "Noto Serf", 2),
        ("label_font: Noto Sanz\n", "Noto Sanz", 2),
        ("styles:\n  quote:\n    font: Noto Sns\n", "Noto Sns", 4),
    ],
)
def test_an_unknown_family_is_shown_where_it_is_named(roots, text, family, line):
    write(roots, "own", f"inherit: government\n{text}")
    message = f"no font of the family '{family}' in templates/fonts"
    assert found(roots, known=FAMILIES) == [("BG911", message, ("own.yaml", line))]


def test_tokens_for_one_audience_go_over_its_look_and_under_its_language_s(roots):
    write(roots, "own", "inherit: government\naudiences: {minister: {body: {size: 11, line: 14}, floor: 11}}\n")
    look = {"body": {"size": 12, "line": 15}, "styles": {"title": {"size": 18}}}
    theme = load(roots, look=look, audience="minister", known=FAMILIES)
    assert (theme.styles["body"].size, theme.styles["title"].size, theme.floor) == (11, 18, 11)
    assert load(roots, look=look, audience="public").styles["body"].size == 12
    hindi = Located(data={"body": {"size": 13, "line": 18}}, positions=Positions())
    assert load(roots, look=look, audience="minister", looks=(hindi,)).styles["body"].size == 13


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("audiences:\n  ministr: {floor: 11}\n", ("BG303", "there is no audience 'ministr'", ("own.yaml", 3))),
        ("audiences: [minister]\n", ("BG303", "`audiences` is names with tokens", ("own.yaml", 2))),
        ("audiences:\n  minister: {flor: 11}\n", ("BG303", "unknown name 'flor'", ("own.yaml", 3))),
        ("audiences:\n  minister: 11\n", ("BG303", "the tokens for 'minister' are names with values", ("own.yaml", 3))),
    ],
)
def test_a_fault_in_what_is_said_for_one_audience(roots, text, expected):
    write(roots, "own", f"inherit: government\n{text}")
    assert found(roots, audience="minister", known=FAMILIES) == [expected]


def test_an_heir_says_more_for_an_audience(roots):
    write(roots, "own", "inherit: thinktank\naudiences: {public: {floor: 13}}\n")
    theme = load(roots, audience="public")
    assert (theme.floor, theme.styles["body"].size) == (13, 13.5)


@pytest.mark.parametrize("published", [True, False])
def test_letter_makes_up_for_its_height_above_and_below_the_text(roots, published):
    heights = []
    for paper in ("a4", "letter"):
        page = load(roots, "government", paper=paper, published=published).page
        heights.append(page.height - page.top - page.bottom)
    assert heights[1] == pytest.approx(heights[0], abs=11)  # less than one line of text
    assert load(roots, "government", paper="letter").paper_name == "letter"


def test_a_rule_above_a_style(roots):
    write(roots, "own", "inherit: government\nstyles: {title: {above: {width: 2, colour: accent, space: 1em}}}\n")
    theme = load(roots)
    rule = theme.styles["title"].above
    assert (rule.width, rule.colour, rule.space) == (2, theme.accent, 10.5)
    assert theme.styles["heading-1"].above is None


def test_the_think_tank_s_look_is_another_one(roots):
    house, other = load(roots, "government"), load(roots, "thinktank")
    assert other.title == "Think-tank briefing"
    assert contrast(other.accent, other.paper) >= 7
    assert (other.accent, other.font) != (house.accent, house.font)


DARK = "inherit: government\ntable: {head_fill: accent}\nstyles:\n"


def test_a_dark_head_needs_light_words_and_links_like_them(roots):
    write(roots, "own", f"{DARK}  table-head: {{colour: paper}}\n  register-head: {{colour: text}}\n")
    messages = [message for _, message, _ in found(roots)]
    assert messages == [
        "'text' on 'accent' has a contrast of 1.7:1, under 4.5:1: register-head",
        "'accent' on 'accent' has a contrast of 1.0:1, under 4.5:1: links in the heads of tables",
    ]


def test_a_dark_head_with_light_words_and_links_is_legible(roots):
    light = "{colour: paper, plain_links: true}"
    write(roots, "own", f"{DARK}  table-head: {light}\n  register-head: {light}\n")
    styles = load(roots).styles
    assert styles["table-head"].colour == "#ffffff"
    assert styles["table-head"].plain_links
    assert not styles["table"].plain_links


def test_a_theme_says_from_how_many_pages_text_stands_in_columns(roots):
    house, own = load(roots, "government").columns, load(roots, "government", look={"columns": {"count": 2, "from": 3}})
    assert (house.count, own.columns.count, own.columns.least, own.columns.gap) == (1, 2, 3, house.gap)


def test_a_landscape_page_is_the_same_sheet_turned(roots):
    page = load(roots, "government").page
    turned = page.turned()
    assert (turned.width, turned.height, turned.top) == (page.height, page.width, page.left)
    assert turned.turned().turned().turned() == page


# --- the letterhead ----------------------------------------------------------------------------------------------


def test_a_letterhead_is_found_from_the_file_that_names_it(roots):
    (roots[0] / "themes" / "house").mkdir()
    (roots[0] / "themes" / "house" / "letterhead.docx").touch()
    write(roots, "middle", "inherit: government\nreference: house/letterhead.docx\n")
    write(roots, "own", "inherit: middle\ntitle: Own\n")
    assert load(roots).reference == roots[0] / "themes" / "house" / "letterhead.docx"
    assert load(roots, "government").reference is None


@pytest.mark.parametrize(
    ("path", "code", "words"),
    [
        ("letterhead.docx", "BG970", "there is no letterhead 'letterhead.docx' beside the theme's file"),
        (
            "../../letterhead.docx",
            "BG971",
            "the letterhead '../../letterhead.docx' lies outside the folder of templates",
        ),
        ("link.docx", "BG971", "the letterhead 'link.docx' lies outside the folder of templates"),
    ],
)
def test_a_letterhead_stands_among_the_templates(roots, tmp_path_factory, path, code, words):
    outside = tmp_path_factory.mktemp("outside") / "letterhead.docx"
    outside.touch()
    (roots[0] / "themes" / "link.docx").symlink_to(outside)
    write(roots, "own", f"inherit: government\nreference: {path}\n")
    assert found(roots) == [(code, words, ("own.yaml", 2))]
