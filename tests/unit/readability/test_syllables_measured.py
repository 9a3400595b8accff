"""How often the count of syllables is wrong: words of the documentation, picked at random before any was looked at."""

from briefgen.readability.syllables import syllables

COUNTED = {
    1: "blacked blocks breath brings chance change checked claimed claims cleared clears drives fields "
    "grounds grouped leaves length looked packed phrase rounds script shared stamps stands stored stretch "
    "strings stroke styles themes things ticked touched tracked weighed widths worked",
    2: "always archive attach author backgrounds becomes begins behind belong benchmarks besides bookmarks "
    "bracket breakthrough bundled caches captions carried ceilings centre closing colours commas composed "
    "confirmed contrast convert damaged dangling dashes declares derived detached digits doings drafted "
    "emptied ending experts fetches folders follows forbids fractions freely grouping happens harder "
    "header heading highly instead intake keyword keywords labels landed landscape larger levels listen "
    "locales longest looser lowered lowest machines makers matter measured measures mended message "
    "misplaced models native newest notice output outputs partial partner percent phrases pictures "
    "pontoon printed promise promised published quoted random ranges reaches received refers remark "
    "remarks repeat repeats replaced reserve results reveal review roughly rounded rubbish saying schema "
    "server settings somewhere speaker stopping suffix tampered thousand unmarked unnamed unused warning "
    "weaken weekday welcome written yourself",
    3: "accepted analyst attachment attachments audience beginning capital capitals citations committee "
    "completeness compliance composing confident converted converters coverage deficit diplomat earlier "
    "editor encrypted exactly exhibit exhibits family fingerprint formula inherit integer italic "
    "languages likelihood locator ministry objectives offices paragraphs paraphrase passengers percentage "
    "probable properties quantities quotations recorded reference remembers reported "
    "restatement reviewers signature translation translations unexplained whatever",
    4: "references annotations approximate category contradiction differently estimated everybody implications "
    "invisible realistic reliable superseded unreadable",
    5: "abbreviation administrator bibliography contradictory organisations",
}
"""Counted by ear; where two counts are heard ("family", "reference"), the longer one. In the first reading five of the words were
wrong: bibliography, centre, doings, everybody and likelihood. Those of everyday use have been mended since.
"""
KNOWN_WRONG = {"bibliography", "doings"}


def test_few_words_of_a_random_list_are_counted_wrong():
    words = [(word, count) for count, several in COUNTED.items() for word in several.split()]
    assert len(words) == 240
    assert {word for word, count in words if syllables(word) != count} == KNOWN_WRONG
