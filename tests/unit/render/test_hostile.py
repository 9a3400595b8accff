"""Templates made to break out, to fill memory or to go on for ever: each ends in a diagnostic, within a second by the clock and 200 MB.

They run in a process of their own under the system's limits, most of them in one and the same.
"""

import sys
import time
from collections.abc import Iterator

import pytest
from support.apart import Apart
from support.briefs import NAME
from support.clock import TRIES, Clock
from unit.render.test_sandbox import BOMBS, ESCAPES

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="memory is told by Linux's /proc")

SECONDS = 1
MEGABYTES = 200


def repeated(text: str, times: int) -> dict[str, list[object]]:
    return {"repeat": [text, times]}


def markup(text: str) -> str:
    """Return a template of as much of *text* as one file may hold."""
    return f"# T\n\n{text}"[:31_900]


def chain(tag: str, length: int, inside: str = "") -> dict[str, str]:
    """Return files that lead to each other, one after the other."""
    links = {f"p{n}.md.j2": f"{{% {tag} 'p{n + 1}.md.j2' %}}{inside}" for n in range(length)}
    return {NAME: f"{{% {tag} 'p0.md.j2' %}}{inside}", **links, f"p{length}.md.j2": "x"}


TWICE = "{% block b %}{{ super() }}{{ super() }}{% endblock %}"
LOOPS = "".join(f"{{% for {name} in claims %}}" for name in "abcdefgh")
ENDS = "{% endfor %}" * 8
TRICKS = {
    "lipsum": "{{ lipsum(n=1000000) }}",
    "lipsum's globals": "{{ lipsum.__globals__.os.popen('id').read() }}",
    "cycler": "{{ cycler('a', 'b').next() }}",
    "joiner's globals": "{{ joiner.__init__.__globals__.os.environ }}",
    "namespace": "{% set ns = namespace(found=false) %}{% set ns.found = true %}{{ ns.found }}",
    "format by name": "{{ '{0.__class__.__init__.__globals__}'.format(pack) }}",
    "format by map": "{{ '{a.__class__}'.format_map({'a': pack}) }}",
    "percent format": "{{ '%1000000000d' % 1 }}",
    "format filter": "{{ '%s%s' | format(pack, facts) }}",
    "f-string": "{{ f'{pack.__class__}' }}",
    "attr filter": "{{ pack | attr('__cl' ~ 'ass__') }}",
    "attr by hex": "{{ pack | attr('\\x5f\\x5fclass\\x5f\\x5f') }}",
    "attr by map": "{{ facts | map(attribute='view.pack') | list }}",
    "subclasses": "{{ ().__class__.__base__.__subclasses__() }}",
    "items by attribute": "{{ facts | selectattr('item.note') | list }}",
    "groupby": "{{ facts | groupby('item.note') }}",
    "sum": "{{ [[]] | sum(start=facts) }}",
    "config": "{{ config.items() }}",
    "request": "{{ request.application.__globals__ }}",
    "environment": "{{ self._TemplateReference__context.environment }}",
    "loop's init": "{% for x in facts %}{{ loop.__init__.__globals__ }}{% endfor %}",
    "loop's depth": "{% for x in facts %}{{ loop.cycle('a', 'b') }}{% endfor %}",
    "caller": "{{ caller.__globals__ }}",
    "varargs": "{% macro m() %}{{ varargs }}{{ kwargs }}{% endmacro %}{{ m(1, 2) }}",
    "a macro's own": "{% macro m() %}{{ m.name }}{{ m.arguments }}{% endmacro %}{{ m() }}",
    "a module's own": "{% import 'bundled/partials/marks.md.j2' as m %}{{ m.__dict__ }}{{ m._body_stream }}",
    "undefined's own": "{{ missing.__class__.__mro__ }}",
    "constants": "{% set True = facts %}{{ true.__class__ }}",
    "proto": "{% set pack.__proto__ = facts %}",
    "class by item": "{{ pack['__class__'] }}",
    "pprint": "{{ pack | pprint(verbose=true) }}",
    "tojson": "{{ pack | tojson(indent=1000000) }}",
    "xmlattr": "{{ {'a': pack} | xmlattr }}",
    "center": "{{ pack.title | center(1000000000) }}",
    "indent": "{{ pack.title | indent(1000000000) }}",
    "wordwrap": "{{ pack.title | wordwrap(1) }}",
    "replace": "{{ 'a' | replace('', 'b' * 99999999) }}",
    "join": "{{ ('a',) | join('b' * 99999999) }}",
    "batch": "{{ facts | batch(100000000, 'x') }}",
    "slice": "{{ facts | slice(100000000) }}",
    "random": "{{ facts | random }}",
    "urlize": "{{ pack.title | urlize }}",
    "safe": "{{ pack.title | safe }}",
    "a long string": "{{ 'a' * 1000000000 }}",
    "a long list": "{% for x in [0] * 1000000000 %}x{% endfor %}",
    "a long range": "{% for x in range(1000000000) %}x{% endfor %}",
    "a great number": "{{ 10 ** 10 ** 10 }}",
    "a number without end": "{% if facts | limit(1e99999) %}x{% endif %}",
    "a number of 4000 digits": "{{ t('say', number=" + "1" * 4000 + ") }}",
    "do": "{% do facts.append(1) %}",
    "break": "{% for x in facts %}{% break %}{% endfor %}",
    "trans": "{% trans user=pack.title %}{{ user }}{% endtrans %}",
    "gettext": "{{ _('%(a)s', a=pack) }}",
    "debug": "{% debug %}",
    "autoescape": "{% autoescape false %}{{ pack | escape }}{% endautoescape %}",
    "a scope": "{% with a = pack.__class__ %}{{ a }}{% endwith %}",
    "a call block": "{% macro m() %}{{ caller() }}{% endmacro %}{% call m() %}{{ pack.title }}{% endcall %}",
    "a filter block": "{% filter indent(1000000) %}{{ pack.title }}{% endfilter %}",
    "a block set": "{% set x %}{{ pack.title }}{% endset %}{{ x[0] }}",
    "full-width letters": "{{ pack.__\uff43\uff4c\uff41\uff53\uff53__ }}",
    "a homoglyph": "{{ f\u0430cts }}",
    "an override of direction": "{{ fac\u202ets }}",
    "a zero-width space": "{{ fac\u200bts }}",
    "a private sign": "\ue0000\ue001",
    "a NUL": "# a\x00b",
    "raw": "{% raw %}{{ x }}{% endraw %}{{ x.__class__ }}",
    "a line statement": "# for x in range(9)\n{{ x }}",
    "an argument twice": "{{ t('say', a=pack, a=pack) }}",
    "a parameter twice": "{% macro m(a, a) %}x{% endmacro %}{{ m(1, 1) }}",
    "a block twice": "{% block a %}{% endblock %}{% block a %}{% endblock %}",
    "a keyword of Python": "{{ t('say', class=pack, lambda=pack) }}",
    "a name without end": "{{ " + "a" * 30_000 + " }}",
    "a file's name without end": "{% include '" + "a" * 5_000 + ".md.j2' %}",
    "a file's name with a NUL": "{% include 'a\\0.md.j2' %}",
    "a device": "{% include '/dev/zero' %}",
    "a file above": "{% include '../secret.md.j2' %}",
    "a file above ours": "{% include 'bundled/../secret.md.j2' %}",
    "a file of the machine": "{% include '/etc/passwd' %}",
    "a list of names": "{% include ['a.md.j2', 'b.md.j2'] %}",
    "its own macros": "{% import 'audiences/trial/brief.md.j2' as me %}{% macro m() %}{{ me.m() }}{% endmacro %}{{ me.m() }}",
    "a block in itself": "{% block b %}{{ self.b() }}{{ self.b() }}{% endblock %}",
    "a macro three times in itself": "{% macro m(c) %}{% for x in c %}{{ m(c) }}{{ m(c) }}{{ m(c) }}{% endfor %}{% endmacro %}{{ m(claims) }}",
    "10,000 brackets": "{{ " + "(" * 10_000 + "facts" + ")" * 10_000 + " }}",
    "10,000 lists": "{{ " + "[" * 10_000 + "]" * 10_000 + " }}",
    "10,000 nots": "{% if " + "not " * 7_000 + "facts %}x{% endif %}",
    "10,000 fields": "{{ facts" + ".a" * 10_000 + " }}",
    "filters on filters": "{{ facts" + "|by_rank" * 3_500 + " }}",
    "ifs in ifs": "{% if facts %}" * 1_000 + "x" + "{% endif %}" * 1_000,
    "elifs": "{% if facts %}x" + "{% elif facts %}y" * 1_700 + "{% endif %}",
    "arguments": "{{ t('say'" + ",a=pack" * 4_000 + ") }}",
    "parameters": "{% macro m(" + ",".join(f"a{n}" for n in range(4_000)) + ") %}x{% endmacro %}{{ m() }}",
    "a tag that stays open": "{{ '" + "\\'" * 15_000,
    "a comment that stays open": "{#" * 15_000,
    "faults without end": "{{ zz.a() }}" * 2_600,
    "loops in loops": LOOPS + "x" + ENDS,
    "loops that print nothing": LOOPS + "{% set x = claims | by_rank | leading | by_topic | count %}" + ENDS,
    "loops that make paragraphs": LOOPS + "a\n\n" + ENDS,
    "loops that make one paragraph": LOOPS + "_*" * 200 + ENDS,
}
FILES = {
    "100 MB": {NAME: repeated("x" * 1_000_000, 100)},
    "8 MB of tags": {NAME: repeated("{{ a }}", 1_100_000)},
    "8 MB on one line": {NAME: repeated("x", 7_900_000)},
    "8 MB of lines": {NAME: repeated("x\n", 3_900_000)},
    "another encoding": {NAME: {"hex": "23205469746c6520636166e9"}},
    "UTF-16": {NAME: {"hex": "fffe23002000"}},
    "a picture": {NAME: {"hex": "89504e470d0a1a0a" + bytes(range(256)).hex()}},
    "a folder": {f"{NAME}/x": "x"},
    "a link to a device": {NAME: {"link": "/dev/zero"}},
    "a link out of the templates": {NAME: {"link": "/etc/passwd"}},
    "a link to a folder outside": {NAME: "{% include 'partials/passwd.md.j2' %}", "partials": {"link": "/etc"}},
    "a link to itself": {NAME: {"link": "brief.md.j2"}},
    "files that include each other": chain("include", 600),
    "files that extend each other": chain("extends", 300),
    "super in super": {**chain("extends", 40, TWICE), "p40.md.j2": "{% block b %}" + "x" * 99 + "{% endblock %}"},
    "its parent's parent": {NAME: "{% extends 'p.md.j2' %}", "p.md.j2": f"{{% extends '{NAME}' %}}"},
    "imports in a circle": {
        NAME: "{% import 'a.md.j2' as a %}{{ a.m() }}",
        "a.md.j2": "{% import 'b.md.j2' as b %}{% macro m() %}{{ b.m() }}{% endmacro %}",
        "b.md.j2": "{% import 'a.md.j2' as a %}{% macro m() %}{{ a.m() }}{% endmacro %}",
    },
    "600 files": {
        NAME: "".join(f"{{% include 'p{n}.md.j2' %}}" for n in range(600)),
        **{f"p{n}.md.j2": "x" * 999 for n in range(600)},
    },
}
MARKUP = {
    "stars": "a**" * 11_000,
    "brackets": "![" * 16_000,
    "signs of both kinds": "_*" * 16_000,
    "headings over nothing": "## x\n\n" * 6_000,
    "titles": "# x\n\n" * 6_000,
    "a wide table": "|" + "a|" * 3_000 + "\n|" + "-|" * 3_000 + "\n" + "|a|\n" * 5_000,
    "containers in containers": "".join(":" * (250 - n) + " warning\n" for n in range(240)),
    "empty containers": "::: question\na\n:::\n\n" * 1_600,
    "quotations": "> a\n\n" * 6_400,
    "code": "`" * 31_000 + " a `",
}
CASES = {
    **{f"escape {number}": {NAME: text} for number, text in enumerate(ESCAPES)},
    **{f"bomb: {name}": {NAME: text} for name, text in BOMBS.items()},
    **{name: {NAME: text} for name, text in TRICKS.items()},
    **{f"file: {name}": files for name, files in FILES.items()},
    **{f"markup: {name}": {NAME: markup(text)} for name, text in MARKUP.items()},
}


@pytest.fixture(scope="module")
def apart() -> Iterator[Apart]:
    process = Apart()
    yield process
    process.close()


def quickest(apart: Apart, files: dict[str, object]) -> dict[str, object] | None:
    """Return what became of a case, the first time that it was within the bound, or the last time that it was tried."""
    became = apart.run(files)
    for _ in range(TRIES - 1):
        if became is not None and became["seconds"] >= SECONDS:
            became = apart.run(files)
    return became


@pytest.mark.parametrize("files", CASES.values(), ids=CASES)
def test_it_does_nothing_but_say_so(apart: Apart, files: dict[str, object]) -> None:
    became = quickest(apart, files)

    assert became is not None, "it was the end of the process"
    assert "error" not in became
    assert became["found"]
    assert all(code[:3] in {"BG1", "BG2"} and message for code, message, *_ in became["found"])
    assert not any("root:" in said or " object at 0x" in said for found in became["found"] for said in map(str, found))
    assert not became["touched"]
    assert became["seconds"] < SECONDS
    assert became["megabytes"] < MEGABYTES


def test_a_pause_counts_and_what_others_had_the_processor_for_does_not(monkeypatch: pytest.MonkeyPatch) -> None:
    clock = Clock()
    time.sleep(0.2)
    assert clock.seconds >= 0.15
    monkeypatch.setattr("support.clock._waited", lambda: 1_000_000.0)
    assert clock.seconds < 0


def test_a_harmless_template_is_let_through(apart: Apart) -> None:
    became = apart.run({NAME: "# {{ pack.title }}\n\nWords of our own.\n"})

    assert (became["found"], became["touched"]) == ([], False)


@pytest.mark.parametrize(("limits", "became"), [({"headroom": 100_000}, "MemoryError"), ({"patience": 0.1}, None)])
def test_what_goes_over_the_limits_is_noticed(limits: dict[str, float], became: str | None) -> None:
    process = Apart(**limits)
    told = process.run({NAME: repeated("x", 990_000)})
    process.close()

    assert (told and told["error"]) == became
