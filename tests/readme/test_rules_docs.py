"""What the pages on rules show holds: the house rules load, the commands run, the example of a reason is of a real item."""

import re
import shlex

import pytest
import yaml
from support.packs import policy
from support.project import FICTIONAL, run, sample_project

from briefgen.audience.load import load_audience
from briefgen.checks.plain import load_plain_words
from briefgen.content.house_rules import load_house_rules
from briefgen.resources import PACKAGE, templates_root

DOCS = PACKAGE.parent / "docs"

if not DOCS.is_dir():
    pytest.skip("the pages stand in the repository", allow_module_level=True)

HOUSE = (DOCS / "house-rules.md").read_text(encoding="utf-8")
PLAIN = (DOCS / "plain-language.md").read_text(encoding="utf-8")
CI = (DOCS / "ci.md").read_text(encoding="utf-8")
COMMANDS = [
    line for block in re.findall(r"^```sh\n(.*?)^```", CI, re.MULTILINE | re.DOTALL) for line in block.splitlines()
]


def test_the_house_rules_that_are_shown_are_valid(tmp_path):
    [shown] = re.findall(r"^```yaml house-rules\n(.*?)^```", HOUSE, re.MULTILINE | re.DOTALL)
    (tmp_path / "house-rules.yaml").write_text(shown, encoding="utf-8")
    rules = load_house_rules(tmp_path, policy().policy).rules
    assert (len(rules.forbidden), len(rules.preferred), len(rules.transliteration)) == (2, 3, 1)


def test_the_plain_words_that_are_shown_are_valid_and_what_they_let_stand_is_listed(tmp_path):
    [shown] = re.findall(r"^```yaml house-rules\n(.*?)^```", PLAIN, re.MULTILINE | re.DOTALL)
    (tmp_path / "house-rules.yaml").write_text(shown, encoding="utf-8")
    house = load_house_rules(tmp_path, policy().policy)
    assert load_plain_words((templates_root(),), house)["en"].technical.keys() > {"spillway", "cabotage"}


def test_the_limits_that_are_shown_are_those_of_the_public():
    [shown] = re.findall(r"^```yaml\n(readability.*?)^```", PLAIN, re.MULTILINE | re.DOTALL)
    form = load_audience("public", (templates_root(),)).form
    assert form.model_dump(include={"readability", "plain_language"}, exclude_none=True) == yaml.safe_load(shown)


def test_the_reason_that_is_shown_is_one_of_the_fictional_pack():
    [shown] = re.findall(r"- allow\.BG131: .*", HOUSE)
    assert shown in (FICTIONAL / "content" / "saltmere-barrage" / "sea.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_the_command_runs(command, tmp_path):
    program, *arguments = shlex.split(command, comments=True)
    assert program == "briefgen"
    assert run(*arguments, cwd=sample_project(tmp_path)).code == 0
