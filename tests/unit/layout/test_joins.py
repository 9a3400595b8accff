"""Where a line had better not end, in three languages: `~` stands for the space before such a place."""

import pytest

from briefgen.layout.joins import joined, unbroken


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-GB", "Mr~V.~V.~Putin and Dr.~A.~Sharma said so on 4~December 2025 in Annex A"),
        ("en-IN", "see p.~4, No.~5, Article~5 and paras~12 and 13: US$~58.9~billion, 35.1~% or 5~per cent"),
        ("en-GB", "He met members of the committee. I said no. The plan is vague"),
        ("ru-RU", "В.~В.~Путин и~г-н~Моди будут в~Индии с~4~декабря, т.~е. не раньше"),
        ("ru-RU", "Это 10~000~руб. и~58,9~млрд~долл. США (ст.~5); о~чём~же речь, к~тому~же и~т.~д."),
        ("ru-RU", "Их было 35,1~% в~2025~г. Москва и~г.~Дели не знают"),
        ("hi-IN", "श्री~मोदी 4~दिसंबर को आएँगे~। धारा~5 में 58.9~अरब"),
        ("fr-FR", "A.~Dupont a dit que 5~% de 6~km font €~5"),
        ("en-GB", "Indian exports (US$~billion)"),
        ("en", "word"),
    ],
)
def test_words_that_belong_together(language, text):
    plain = text.replace("~", " ")
    marked = "".join("~" if place + 1 in joined(plain, language) else sign for place, sign in enumerate(plain))
    assert marked == text


@pytest.mark.parametrize(
    "text",
    [
        "on 4–5~December 2025, from 31~December–2~January",
        "on December~4, 2025, in December 2025 and in 2024–25",
        "с 4~декабря 2025 года",
        "4–5~दिसंबर 2025",
        "1.5 May, 2025 May, May 12.5, 4 Decembers, an en dash – here",
    ],
)
def test_signs_keep_a_day_with_its_month(text):
    assert unbroken(text.replace("~", " ")) == text.replace("~", "\u00a0")
