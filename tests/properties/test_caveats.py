"""Caveats fail closed: gate and leak check, which share no code, decide alike, and as the rule says."""

from hypothesis import given, settings
from hypothesis import strategies as st
from support.gate import POLICY, ask
from support.packs import access, front, item, pack, policy

from briefgen.content.schemes import Caveat, CaveatGroup, Scheme, SchemeLevel
from briefgen.diagnostics import UserError
from briefgen.gate import access as gate_access
from briefgen.leak.access import Access
from briefgen.leak.pieces import Seen

LEVELS = ("low", "high")
NAMES = ("a", "b", "c")
SCHEME = Scheme(
    name="own",
    title="Own",
    source="fictional",
    levels=tuple(SchemeLevel(id=level, label=level.upper(), meaning="fictional") for level in LEVELS),
    caveats=(
        CaveatGroup(
            name="all",
            before="/",
            members=tuple(
                Caveat(id=name, label=name.upper(), meaning="fictional", levels=levels, replaces=replaces)
                for name, levels, replaces in (("a", ("low",), ()), ("b", (), ("c",)), ("c", (), ()))
            ),
        ),
    ),
)


@st.composite
def markings(draw) -> str:
    level = draw(st.sampled_from(LEVELS))
    caveats = draw(st.lists(st.sampled_from(NAMES[1:] if level == "high" else NAMES), unique=True))
    return "/".join((f"own:{level}", *caveats))


def parts(marking: str) -> tuple[int, set[str]]:
    level, *caveats = marking.removeprefix("own:").split("/")
    return LEVELS.index(level), set(caveats)


def case(written, ceiling, admits):
    outermost, heading, own = written
    loaded = policy({"minister": access(ceiling={"own": ceiling}, admits={"own": tuple(admits)})}, {}, (SCHEME,))
    around = front(readers={"minister": None}, marking=outermost)
    return pack(item("it", headings=[{"marking": heading}], marking=own), front=around), loaded


MANY = settings(max_examples=300, deadline=None, derandomize=True)
ASKED = given(
    written=st.tuples(markings(), markings(), markings()),
    ceiling=st.sampled_from(LEVELS),
    admits=st.lists(st.sampled_from(NAMES), unique=True),
)


def gate_shows(made, loaded) -> bool:
    try:
        return "it" in ask(made, policy=loaded).pack.items
    except UserError:
        return False


def leak_shows(made, loaded) -> bool:
    access = Access(made, loaded, "minister", made.front.as_of, referred={}, typed={})
    return access.sees(Seen(kind="items", id="it"))


@MANY
@ASKED
def test_gate_and_leak_check_decide_as_the_rule_says(written, ceiling, admits):
    made, loaded = case(written, ceiling, admits)
    read = [parts(marking) for marking in written]
    allowed = all(level <= LEVELS.index(ceiling) and caveats <= set(admits) for level, caveats in read)
    assert gate_shows(made, loaded) is allowed
    assert leak_shows(made, loaded) is allowed


def test_the_gate_without_the_condition_would_be_caught(monkeypatch):
    """The control: with the condition taken out, a case is found in which the gate shows what the leak check holds back."""
    made, loaded = case(("own:low", "own:low", "own:low/b"), "high", ())
    assert not gate_shows(made, loaded)
    monkeypatch.setitem(gate_access.CONDITIONS, "caveat", lambda *_: True)
    assert gate_shows(made, loaded)
    assert not leak_shows(made, loaded)


def test_no_policy_admits_a_caveat_that_nobody_wrote_into_it():
    assert all(not access.admits for access in POLICY.policy.audiences.values())
