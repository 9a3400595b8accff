import pytest
from support.briefs import faults_of


@pytest.mark.parametrize(
    ("template", "message", "hint"),
    [
        ("{% fro x in facts %}", "there is no tag 'fro'", "did you mean 'for'?"),
        ("{% endif %}", "'endif' belongs to nothing before it", "take it out, or write what it belongs to"),
        ("{% if facts %}", "'if' is not closed", "write {% endif %}"),
        ("{{ pack.title", "a tag is not closed", "write '}}'"),
        ("{{ (facts }}", "'}' stands where ')' is wanted", "mend the tag"),
        ("{{ pack.title pack }}", "'pack' stands where '}}' is wanted", "mend the tag"),
        ("{% for in facts %}{% endfor %}", "'facts' stands where 'in' is wanted", "mend the tag"),
        ("{{ }}", "something is missing before '}}'", "mend the tag"),
        ("{% %}", "a tag has no name", "write {% for … %}, {% if … %}, …"),
        ("{{ pack? }}", "the character '?' has no place in a tag", "mend the tag"),
        ("{% if audience.value.published %}{% set x = facts %}{% endif %}{{ x }}", "'x' has no value here", "give it one by {% set … %} before this line"),
    ],
)  # fmt: skip
def test_a_broken_tag_is_said_in_plain_words(tmp_path, template, message, hint):
    (found,) = faults_of(tmp_path, f"\n{template}")

    assert (found.message, found.hints, found.span.line) == (message, (hint,), 2)


def test_an_open_comment(tmp_path):
    """Jinja's lexer has not counted the lines before it at that point."""
    (found,) = faults_of(tmp_path, "{# open")

    assert (found.message, found.hints) == ("a comment is not closed", ("write #}",))
