"""Rules by which a page's cells, names and lists are told apart, each by the case that it is for."""

from __future__ import annotations

import pytest

from altocv.convert.reading.blocks import Block, blocks, entries
from altocv.convert.reading.columns import columns
from altocv.convert.reading.contacts import read as reached
from altocv.convert.reading.entry import Bit, take
from altocv.convert.reading.lexicon import is_degree
from altocv.convert.reading.lines import Cell, Line, Span, Style, plain
from altocv.convert.reading.lists import LISTS
from altocv.convert.reading.pdf import Letter, Run, _runs
from altocv.convert.reading.read import read

BOLD, BODY = Style(10.0, True), Style(10.0)


def run(text: str, x0: float, y: float) -> Run:
    return Run(
        [Letter(letter, x0 + 5 * at, x0 + 5 * at + 5, y, Style(10.0)) for at, letter in enumerate(text)]
    )


def line(*cells: tuple[str, float, Style], gap: float = 1.35, page: int = 0) -> Line:
    return Line(
        tuple(Cell((Span(text, style),), x0, x0 + 5 * len(text)) for text, x0, style in cells),
        gap=gap,
        right=500.0,
        page=page,
    )


def test_dates_and_titles_in_a_margin_are_no_column() -> None:
    margin = [run("Werdegang", 48, 700), run("05/2017 –", 48, 680), run("heute", 48, 667)]
    margin += [run("10/2011 – 04/2017", 48, 640)]
    text = [
        run("Leiterin der Werkstatt für Bauteile", 200, 680),
        run("Musterwerke in der Stadt Hagen", 200, 667),
    ]
    text += [run("Gesellin in einer anderen Werkstatt", 200, 640), run("Handwerk und Söhne", 200, 627)]
    assert len(columns([*margin, *text], 595.0)) == 1


def test_two_columns_with_titles_stay_two_though_their_lines_are_level() -> None:
    left = [
        run(text, 48, 700 - 20 * at) for at, text in enumerate(("Skills", "Welding", "Soldering", "Milling"))
    ]
    right = [
        run(text, 200, 700 - 20 * at)
        for at, text in enumerate(
            ("Experience", "Welder at the harbour", "Ships, cranes and gates", "Fitter in a yard")
        )
    ]
    assert len(columns([*left, *right], 595.0)) == 2


def test_a_whole_range_of_dates_takes_no_other() -> None:
    found = blocks(
        [
            line(("2016 – Present", 48, BODY), ("Professor", 129, BOLD)),
            line(("2011 – 2016", 48, BODY), ("Lecturer", 129, BOLD), gap=1.8),
        ],
        1.4,
    )
    assert [block.cells[0].text for block in found] == ["2016 – Present", "2011 – 2016"]


def test_another_employer_ends_the_roles_under_one() -> None:
    found = blocks(
        [
            line(("Kanpur Institute", 48, BOLD), gap=2.0),
            line(("Professor", 48, BODY), ("2011 – 2016", 440, BODY), gap=1.57),
            line(("Lecturer", 48, BODY), ("2006 – 2010", 440, BODY), gap=1.85),
            line(("Delhi Institute", 48, BOLD), gap=2.6),
            line(("Assistant", 48, BODY), ("2004 – 2006", 440, BODY), gap=1.57),
        ],
        1.4,
    )
    heads: list[list[Block]] = list(entries(found))
    assert [entry[0].cells[0].text for entry in heads] == ["Kanpur Institute", "Lecturer", "Delhi Institute"]


@pytest.mark.parametrize(
    ("first", "more"), [("University of Art and", "Design"), ("Academia Vasca de", "Gastronomía")]
)
def test_a_name_that_ends_open_goes_on(first: str, more: str) -> None:
    (found,) = blocks([line((first, 48, BOLD)), line((more, 48, BOLD))], 1.4)
    assert found.text == f"{first} {more}"


def test_a_dash_is_a_names_own_where_another_name_stands_beside_it() -> None:
    def bits(*texts: str) -> list[str]:
        heads = [Block("head", plain(text), text, list(plain(text).cells)) for text in texts]
        return [bit.text for bit in take(heads).bits if isinstance(bit, Bit)]

    assert bits("Certified Developer – Associate", "Amazon Web Services") == [
        "Certified Developer – Associate",
        "Amazon Web Services",
    ]
    assert bits("Backend developer – Acme GmbH") == ["Backend developer", "Acme GmbH"]


def test_levels_keep_their_brackets() -> None:
    rows = [plain("Español · Lengua materna   Inglés · C1 (IELTS 7.5, 2021)"), plain("Francés · A2")]
    made = LISTS["languages"](rows)
    assert made[1] == {"language": "Inglés", "fluency": "C1 (IELTS 7.5, 2021)"}
    broken = [plain("Inglés   C1 (IELTS 7.5,"), plain("2021)"), plain("Francés   A2")]
    assert LISTS["languages"](broken)[0] == {"language": "Inglés", "fluency": "C1 (IELTS 7.5, 2021)"}
    never_closed = [plain("Inglés   C1 (IELTS"), plain("Francés   A2"), plain("Italiano   B1")]
    assert [each["language"] for each in LISTS["languages"](never_closed)] == [
        "Inglés",
        "Francés",
        "Italiano",
    ]


def test_a_language_broken_in_a_narrow_column_is_whole() -> None:
    pushed = Line((Cell((Span("Niederländ ", BOLD), Span("B1 (Funkverkehr)", BODY)), 49, 170),))
    made = LISTS["languages"](
        [pushed, line(("isch", 49, BOLD)), line(("Englisch", 49, BOLD), ("A2", 160, BODY))]
    )
    assert made == [
        {"language": "Niederländisch", "fluency": "B1 (Funkverkehr)"},
        {"language": "Englisch", "fluency": "A2"},
    ]


def test_a_number_that_links_is_no_phone() -> None:
    orcid = Span("0000-0001-5109-3700", BODY, "https://orcid.org/0000-0001-5109-3700")
    found = reached([line(("Ada Byron", 48, Style(22.0))), Line((Cell((orcid,), 48, 150),))])
    assert "phone" not in found
    assert found["profiles"][0]["username"] == "0000-0001-5109-3700"


def test_a_stroke_is_the_labels_own() -> None:
    found = reached(
        [line(("Ada Byron", 48, Style(22.0))), line(("Back-end developer | Go, Kubernetes", 48, BODY))]
    )
    assert found["label"] == "Back-end developer | Go, Kubernetes"


def test_letters_stand_in_the_order_of_their_pens() -> None:
    letters = [
        Letter("d", 0, 5, 0, BODY, origin=0), Letter("A", 6.0, 12, 0, BODY, origin=7.0),
        Letter("’", 6.5, 8, 0, BODY, origin=5.5), Letter("r", 12, 15, 0, BODY, origin=12.5),
    ]  # fmt: skip
    assert _runs(letters)[0].cell().text == "d’Ar"


def test_a_sentence_under_interests_is_the_summary() -> None:
    text = (
        "# Ada Byron\nada@example.com\n\n## Research interests\n\nI use machine learning to hear earthquakes "
        "that catalogues miss.\n\n## Education\n\n### Ph.D., Geophysics\nStanford University\n2015 – 2020\n"
    )
    assert read(text.encode()).cv.basics.summary.startswith("I use machine learning")


@pytest.mark.parametrize(
    "text", ["Meisterprüfung", "Certificat d'aptitude", "Posgrado", "Matura", "B.S.", "Ensino médio"]
)
def test_degrees(text: str) -> None:
    assert is_degree(text)
