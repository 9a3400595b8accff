"""Words with a meaning are found at their place; what has no word in it means nothing."""

import pytest

from briefgen.quantities.lexemes import Lexemes
from briefgen.quantities.tokens import tokens


@pytest.mark.parametrize(("written", "text", "found"), [("ship _", "the ship sails", 2), ("_", "a _ b", None)])
def test_a_sign_alone_is_no_word(written, text, found):
    read = tokens(text)
    lexemes = Lexemes([(written, "meant")])
    ends = [end for at in range(len(read)) if (one := lexemes.find(read, at)) for end in (one[1],)]
    assert ends == ([] if found is None else [found])
