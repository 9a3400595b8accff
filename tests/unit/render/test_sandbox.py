"""What templates have tried in other houses to get out, and what they may try to get at the content: each is refused."""

import pytest
from support.briefs import faults_of
from support.clock import TRIES, Clock

SECONDS = 1

ESCAPES = (
    "{{ ''.__class__.__mro__[1].__subclasses__() }}",
    "{{ pack.__class__ }}",
    "{{ pack.title.target }}",
    "{{ pack['title'] }}",
    "{{ (facts | by_rank).members }}",
    "{% for fact in facts %}{{ fact.item.note }}{% endfor %}",
    "{% for fact in facts %}{{ fact.view.pack }}{% endfor %}",
    "{{ cycler.__init__.__globals__.os.popen('id').read() }}",
    "{{ lipsum.__globals__['os'] }}",
    "{{ self.__init__.__globals__ }}",
    "{{ self._TemplateReference__context }}",
    "{{ namespace(x=1) }}",
    "{{ joiner() }}",
    "{{ dict(a=1) }}",
    "{{ get_flashed_messages.__globals__ }}",
    "{{ t.__globals__ }}",
    "{{ cite.__code__ }}",
    "{{ '%s' % facts }}",
    "{{ '{0.__class__}'.format(facts) }}",
    "{{ 'x' | attr('__class__') }}",
    "{{ facts | map(attribute='text') | join }}",
    "{{ facts | list }}",
    "{{ facts | string }}",
    "{{ facts | tojson }}",
    "{{ facts | pprint }}",
    "{{ facts | length }}",
    "{% set x = pack.title %}{{ x ~ '' }}",
    "{% set x %}{{ pack.title }}{% endset %}{{ x }}",
    "{% filter upper %}{{ pack.title }}{% endfilter %}",
    "{% macro m() %}{{ pack.title }}{% endmacro %}{% set x = m() %}{{ x }}",
    "{% macro m() %}{{ pack.title }}{% endmacro %}{{ m() | by_rank }}",
    "{% macro m() %}{{ pack.title }}{% endmacro %}{% if m() == 'x' %}y{% endif %}",
    "{% macro m() %}{{ pack.title }}{% endmacro %}{% for c in m() %}{{ c }}{% endfor %}",
    "{% macro m(x) %}{% for c in x %}{{ c }}{% endfor %}{% endmacro %}{{ m('words') }}",
    "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ pack.title }}{% endcall %}",
    "{% macro m(x) %}{{ x }}{% endmacro %}{{ m(m(pack.title)) }}",
    "{% block b %}{{ pack.title }}{% endblock %}{% set x = self.b() %}{{ x }}",
    "{% block b %}{{ pack.title }}{% endblock %}{{ self.b() | by_rank }}",
    "{{ pack.title == 'Visit' }}",
    "{% if pack.title == 'Visit' %}x{% endif %}",
    "{% if pack.title < 'Visit' %}x{% endif %}",
    "{% if 'Visit' in pack.title %}x{% endif %}",
    "{% if pack.title in ['Visit'] %}x{% endif %}",
    "{{ pack.title[0] }}",
    "{{ pack.title[:3] }}",
    "{{ pack.title + '' }}",
    "{{ pack.title * 2 }}",
    "{% for letter in pack.title %}{{ letter }}{% endfor %}",
    "{% for x in range(9) %}{{ x }}{% endfor %}",
    "{% for x in 'abc' %}{{ x }}{% endfor %}",
    "{% for x in [1, 2] %}{{ x }}{% endfor %}",
    "{% for a, b in facts %}{{ a }}{% endfor %}",
    "{% for fact in facts recursive %}{{ loop(facts) }}{% endfor %}",
    "{% for fact in facts %}{{ loop.length }}{% endfor %}",
    "{% for fact in facts %}{{ loop.previtem }}{% endfor %}",
    "{{ facts }}",
    "{{ facts | by_rank }}",
    "{{ pack }}",
    "{{ lines }}",
    "{{ 'words' }}",
    "{{ 1 + 1 }}",
    "{{ 9 ** 9 ** 9 }}",
    "{{ -1 }}",
    "{{ {'a': 1} }}",
    "{% for fact in facts %}{{ fact.value.rank }}{% endfor %}",
    "{% for fact in facts %}{{ fact.value.certainty }}{% endfor %}",
    "{% for fact in facts %}{{ fact.value.draft }}{% endfor %}",
    "{{ pack.value.ask }}",
    "{{ facts is defined }}",
    "{{ pack.title() }}",
    "{{ facts() }}",
    "{{ t('say', x=facts) }}",
    "{{ t(pack.title) }}",
    "{{ cite(pack.title) }}",
    "{{ cite(*facts) }}",
    "{{ t('said-by', **facts) }}",
    "{{ facts | limit(pack.title) | count }}",
    "{% include pack.title %}",
    "{% include '../../../etc/passwd' %}",
    "{% include '/etc/passwd' %}",
    "{% include 'audiences/trial/../../secret.md.j2' %}",
    "{% import 'os' as os %}{{ os.system('id') }}",
    "{% set _x = facts %}",
    "{% set facts = gaps %}{% for x in facts %}{{ x }}{% endfor %}",
    "{% set t = cite %}",
    "{% set ns.x = 1 %}",
    "{% autoescape true %}{{ pack.title }}{% endautoescape %}",
    "{% do facts %}",
    "{% debug %}",
)


@pytest.mark.parametrize("template", ESCAPES)
def test_is_refused_with_its_line(tmp_path, template):
    found = faults_of(tmp_path, f"\n\n{template}\n")

    assert found
    assert {diagnostic.span.line for diagnostic in found} == {3}
    assert all(diagnostic.code.startswith("BG2") for diagnostic in found)


@pytest.mark.parametrize("template", ESCAPES)
def test_message_is_in_plain_words(tmp_path, template):
    for diagnostic in faults_of(tmp_path, template):
        assert not diagnostic.message.endswith(".")
        assert "object" not in diagnostic.message
        assert "jinja" not in diagnostic.message.lower()
        assert diagnostic.message[0] == diagnostic.message[0].lower()


def nested(statement: str, depth: int) -> str:
    loops = "".join(f"{{% for x{n} in {statement} %}}" for n in range(depth))
    return loops + "x" + "{% endfor %}" * depth


BOMBS = {
    "loops in loops": nested("claims", 9),
    "loops too deep": nested("claims", 40),
    "a macro without end": "{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}",
    "two macros without end": "{% macro a() %}{{ b() }}{% endmacro %}{% macro b() %}{{ a() }}{% endmacro %}{{ a() }}",
    "macros that double": "".join(
        f"{{% macro m{n}() %}}{{{{ m{n + 1}() }}}}{{{{ m{n + 1}() }}}}{{% endmacro %}}" for n in range(40)
    )
    + "{% macro m40() %}x{% endmacro %}{{ m0() }}",
    "macros that double a long text": "".join(
        f"{{% macro m{n}() %}}{{{{ m{n + 1}() }}}}{{{{ m{n + 1}() }}}}{{% endmacro %}}" for n in range(15)
    )
    + f"{{% macro m15() %}}{'x' * 1000}{{% endmacro %}}{{{{ m0() }}}}",
    "itself": "{% include 'audiences/trial/brief.md.j2' %}",
    "its own parent": "{% extends 'audiences/trial/brief.md.j2' %}",
    "deep brackets": "{{ " + "(" * 3000 + "facts" + ")" * 3000 + " }}",
    "a number without end": "{% if 1" + "1" * 5000 + " == 1 %}x{% endif %}",
    "a long text in a loop": nested("claims", 4).replace("x{%", "y" * 5000 + "{%", 1),
}


@pytest.mark.parametrize("template", BOMBS.values(), ids=BOMBS)
def test_a_bomb_does_nothing_but_say_so(tmp_path, template):
    assert any(_is_told_in_time(tmp_path, template) for _ in range(TRIES))


def _is_told_in_time(folder, template):
    clock = Clock()

    found = faults_of(folder, template)

    assert found
    assert found[0].span is not None
    return clock.seconds < SECONDS


def test_a_link_out_of_the_root_is_not_followed(tmp_path):
    secret = tmp_path / "secret.md.j2"
    secret.write_text("secret")
    root = tmp_path / "templates"
    (root / "partials").mkdir(parents=True)
    (root / "partials/link.md.j2").symlink_to(secret)

    (fault,) = faults_of(root, "{% include 'partials/link.md.j2' %}")

    assert fault.message == "'templates/partials/link.md.j2' is reached by a link that leads out of templates/"
    assert fault.span.path == root / "audiences/trial/brief.md.j2"
