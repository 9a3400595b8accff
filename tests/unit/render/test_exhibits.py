"""Exhibits, and the numbers that claims are about, as templates arrange them."""

import pytest
from support.briefs import faults_of, markup, render_text
from support.cleared import exhibit, figure, fuller_pack, item, pack, person, pictured_pack, topic

from briefgen.markup.rendered import EntryCitation, ExhibitBlock

TRADE = figure("trade", "68.7", title="Goods trade", period="2030-31")


def shown(**fields):
    return pack(exhibits={"chart": exhibit("chart", **fields)})


def printed(root, template, cleared=None):
    return render_text(root, template, cleared or fuller_pack()).targets


def test_an_exhibit_is_printed_whole(tmp_path):
    targets = printed(tmp_path, "{% for x in exhibits %}{{ x }}\n\n{{ x.table }}{% endfor %}")
    assert targets == (ExhibitBlock(exhibit="trade-by-year"), ExhibitBlock(exhibit="trade-by-year", form="table"))


def test_an_exhibit_has_a_title_and_a_remark(tmp_path):
    template = "{% for x in exhibits %}{{ x.title }} {% if x.remark %}{{ x.remark }}{% endif %}{% endfor %}"
    assert markup(tmp_path, template, shown()) == "⟦chart.title⟧ ⟦chart.remark⟧"
    assert markup(tmp_path, template, shown(remark=None)) == "⟦chart.title⟧ "


def test_logic_may_ask_for_the_form_and_whether_all_is_there(tmp_path):
    template = (
        '{% for x in exhibits %}{% if x.value.form == "column" and x.value.whole and x.value.provisional %}yes'
        "{% endif %}{% endfor %}"
    )
    assert markup(tmp_path, template, shown()) == "yes"
    assert markup(tmp_path, template, shown(whole=False)) == ""
    assert markup(tmp_path, template, shown(form="table")) == ""


def test_exhibits_are_filtered_by_topic(tmp_path):
    about = exhibit("about", topic="energy")
    cleared = pack(exhibits={"chart": exhibit("chart"), "about": about})
    template = "{% for topic in topics %}{% for x in exhibits | of_topic(topic) %}{{ x.topic }}{{ x.title }}{% endfor %}{% endfor %}"
    assert markup(tmp_path, template, cleared) == "⟦energy.title⟧⟦about.title⟧"
    rest = "{% for x in exhibits | without_topic | limit(1) %}{{ x.title }}{% endfor %}{{ exhibits | count }}"
    assert markup(tmp_path, rest, cleared) == "⟦chart.title⟧⟦2⟧"


def test_the_sources_of_exhibits_and_figures_are_cited(tmp_path):
    cleared = pack(
        item("a", "fact", "A.", figure="trade"), figures={"trade": TRADE}, exhibits={"chart": exhibit("chart")}
    )
    template = "{% for x in exhibits %}{{ cite(x) }}{% endfor %}{% for x in facts %}{{ cite(x.figure) }}{% endfor %}"
    assert printed(tmp_path, template, cleared) == (
        EntryCitation(register="exhibits", id="chart"),
        EntryCitation(register="figures", id="trade"),
    )


def test_an_image_is_printed_whole_and_has_no_table(tmp_path):
    template = "{% for x in exhibits %}{{ x }}\n\n{% if x.table %}{{ x.table }}{% endif %}{% endfor %}"
    assert printed(tmp_path, template, pictured_pack()) == (ExhibitBlock(exhibit="map"),)


def test_logic_may_ask_whether_it_is_an_image(tmp_path):
    template = (
        '{% for x in exhibits %}{% if x.value.form == "image" and x.value.whole and not x.value.provisional %}yes'
        "{% endif %}{% endfor %}"
    )
    assert markup(tmp_path, template, pictured_pack()) == "yes"
    assert markup(tmp_path, template, shown()) == ""


def test_the_table_of_an_image_is_not_there_to_print(tmp_path):
    [problem] = faults_of(tmp_path, "{% for x in exhibits %}{{ x.table }}{% endfor %}", pictured_pack())
    assert problem.message == "the table of the image 'map' is not given"


@pytest.mark.parametrize(
    ("template", "message"),
    [
        ("{{ x ~ x }}", None),
        ("{{ x.rows }}", "an exhibit has no 'rows'"),
        ("{% if x == x %}{% endif %}", "the exhibit 'trade-by-year' cannot be compared"),
        ("{{ x | by_rank }}", None),
        ('{{ t("said-by", holder=x) }}', "the exhibit 'trade-by-year' is a block and stands in no phrase"),
        ('{{ t("said-by", holder=x.table) }}', "the table of the exhibit 'trade-by-year' is a block and stands in no phrase"),
        ("{{ certainty(x) }}", "'certainty' wants an item"),
        ("{{ x.value.whole }}", "a value is for logic and cannot be printed"),
        ('{% if x.value.form == "pie" %}{% endif %}', "no item says 'pie' there"),
    ],
)  # fmt: skip
def test_an_exhibit_is_not_taken_apart(tmp_path, template, message):
    found = faults_of(tmp_path, f"{{% for x in exhibits %}}{template}{{% endfor %}}", fuller_pack())
    assert found
    assert message in (None, *[problem.message for problem in found])


@pytest.mark.parametrize("filter_", ["by_rank", "dated", "figured", 'kind("fact")', "leading"])
def test_what_filters_items_does_not_filter_exhibits(tmp_path, filter_):
    (problem,) = faults_of(tmp_path, f"{{% for x in exhibits | {filter_} %}}{{{{ x }}}}{{% endfor %}}", fuller_pack())
    assert problem.message.endswith("filters items, not exhibits")


def test_a_claim_has_the_number_that_it_is_about(tmp_path):
    cleared = pack(item("a", "fact", "A.", figure="trade"), item("b", "fact", "B."), figures={"trade": TRADE})
    template = (
        "{% for x in facts | figured %}{{ x }}{{ x.figure }}{{ x.figure.title }}{{ x.figure.period }}{% endfor %}"
    )
    assert markup(tmp_path, template, cleared) == "⟦a⟧⟦trade.value⟧⟦trade.title⟧⟦trade.period⟧"


def test_a_figure_without_a_title_has_none(tmp_path):
    cleared = pack(item("a", "fact", "A.", figure="trade"), figures={"trade": figure("trade", "1")})
    template = "{% for x in facts %}{% if x.figure.title %}no{% endif %}{{ x.figure.value }}{% endfor %}"
    assert markup(tmp_path, template, cleared) == "⟦trade.value⟧"


def test_people_are_those_with_an_office(tmp_path):
    """Who stands in for somebody that may not be named has none."""
    people = {"x": person("x", "X", office="Head"), "public:an official": person("public:an official", "an official")}
    template = "{% for one in people %}{{ one }}, {{ one.office }}{% endfor %}"
    assert markup(tmp_path, template, pack(people=people)) == "⟦x.name⟧, ⟦x.office⟧"


def test_a_topic_that_is_not_there_is_missing(tmp_path):
    cleared = pack(exhibits={"chart": exhibit("chart", topic="gone")}, topics={"energy": topic("energy", "Energy")})
    assert markup(tmp_path, "{% for x in exhibits %}{% if not x.topic %}none{% endif %}{% endfor %}", cleared) == "none"
