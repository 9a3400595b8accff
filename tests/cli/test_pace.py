"""How quick a batch is said to be, and how long it is said to take still: by a clock that the tests move."""

import pytest
from support.screens import lines, watched

from briefgen.cli import bar as bars
from briefgen.cli.bar import bar
from briefgen.cli.pace import BASIS, Pace

SLOW, EACH, HANDFUL, TOTAL = 12.0, 0.5, 8, 400
"""Seconds until the first handful of records is there, which pays for all that is loaded once; and for each record after that."""


def told(pace, handfuls, since=SLOW, done=0):
    """Let so many handfuls be done, and yield the moment and the number after each record that is told."""
    for number in range(handfuls):
        now = since + number * HANDFUL * EACH
        for _ in range(HANDFUL):
            done += 1
            pace.tell(now, done)
            yield now, done


def test_the_rate_is_that_of_the_records_after_the_first_ones():
    pace = Pace()
    rates = [pace.rate for _ in told(pace, 20)]
    assert rates[: HANDFUL * 2] == [None] * HANDFUL * 2
    assert {rate for rate in rates if rate} == {1 / EACH}


def test_what_is_told_of_a_handful_by_and_by_is_no_rate():
    """Its records were made one after the other, and come at once."""
    pace = Pace()
    for number in range(1, HANDFUL + 1):
        pace.tell(SLOW + number / 1000, number)
    assert (pace.rate, pace.left(HANDFUL, TOTAL)) == (None, "")


def test_no_time_is_told_before_there_is_a_basis_for_it():
    pace = Pace()
    for number in range(1, 12):
        pace.tell(number * 0.2, number)
        assert (pace.rate is None) == (number * 0.2 - 0.4 < BASIS - 0.01)


def test_what_gets_slower_is_told_soon():
    pace = Pace()
    for now, done in told(pace, 10):
        last = now, done
    for number in range(1, 11):
        pace.tell(last[0] + number * 4, last[1] + number)
    assert pace.rate == pytest.approx(1 / 4, rel=0.35)
    assert pace.left(TOTAL - 60, TOTAL).startswith("0:0")


def test_a_bar_shows_them_and_nothing_in_their_place_before(monkeypatch, capsys):
    watched(monkeypatch)
    now = [0.0]
    monkeypatch.setattr(bars, "monotonic", lambda: now[0])
    with bar(rate=True) as progress:
        for now[0], done in told(Pace(), 3):
            progress(done, TOTAL)
    drawn = lines(capsys.readouterr().err)
    assert any(f"1/{TOTAL}" in line and "a second" not in line and "left" not in line for line in drawn)
    assert any("2.0 a second" in line and "0:03:12 left" in line for line in drawn), drawn
    assert not any("-:--:--" in line for line in drawn)
