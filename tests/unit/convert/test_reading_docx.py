"""Word files: what they say, and those that mean harm."""

import io
import os
import zipfile
from collections.abc import Callable

import pytest
from docx import Document
from docx.document import Document as Doc
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import qn
from docx.shared import Pt

from altocv.convert import docx as writer
from altocv.convert.reading import docx
from altocv.convert.reading.build import build
from altocv.convert.reading.lines import Line
from altocv.cv import samples
from altocv.errors import Invalid
from tests.reading import recall

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
KEYS = ("software-engineer", "product-manager", "nurse", "executive", "graduate", "marketing-es")


def made(fill: Callable[[Doc], object]) -> bytes:
    document = Document()
    fill(document)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def lines(fill: Callable[[Doc], object]) -> tuple[Line, ...]:
    return docx.read(made(fill)).lines


def zipped(files: dict[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


def with_part(name: str, content: bytes) -> bytes:
    """A sound file with one part replaced."""
    with zipfile.ZipFile(io.BytesIO(made(lambda d: d.add_paragraph("Jane Doe")))) as archive:
        files = {each: archive.read(each) for each in archive.namelist()}
    return zipped(files | {name: content})


def body(inner: str) -> bytes:
    return f'<w:document xmlns:w="{W}"><w:body>{inner}</w:body></w:document>'.encode()


@pytest.mark.parametrize("key", KEYS)
def test_our_own_files_come_back(key: str) -> None:
    cv = samples.load(key)
    source = docx.read(writer.write(cv))
    assert not source.wraps
    back, there, lost = recall(cv, build(source).cv)
    assert back >= 0.95 * there, lost


def test_looks_come_from_runs_styles_and_what_those_are_based_on() -> None:
    def fill(document: Doc) -> None:
        document.add_heading("Jane Doe", 0)
        document.add_heading("Experience", 1)
        run = document.add_paragraph().add_run("Acme")
        run.bold, run.font.size = True, Pt(13)
        document.add_paragraph().add_run("Engineer").italic = True
        own = document.styles.add_style("Mine", 1)
        own.base_style = document.styles["Heading 2"]  # type: ignore[union-attr]
        document.add_paragraph("Beta", style="Mine")

    title, heading, bold, italic, own = lines(fill)
    assert (title.level, heading.level, own.level) == (1, 1, 2)
    assert title.style.size > heading.style.size > 10
    assert own.style.bold and heading.style.bold
    assert (bold.style.bold, bold.style.size, bold.level) == (True, 13.0, 0)
    assert italic.style.italic and not italic.style.bold


def test_lists_are_known_by_style_by_numbering_and_by_typed_bullets() -> None:
    def fill(document: Doc) -> None:
        document.add_paragraph("by style", style="List Bullet")
        numbered = document.add_paragraph("by number")
        numbered._p.get_or_add_pPr().append(
            parse_xml(f'<w:numPr xmlns:w="{W}"><w:ilvl w:val="0"/><w:numId w:val="3"/></w:numPr>')
        )
        document.add_paragraph("•\tby hand")
        document.add_paragraph("no item")

    found = lines(fill)
    assert [line.bullet for line in found] == [True, True, True, False]
    assert found[2].text == "by hand"


def test_tabs_part_cells_and_breaks_part_lines() -> None:
    def fill(document: Doc) -> None:
        run = document.add_paragraph().add_run("Acme\t2019 – 2021")
        run.add_break()
        run.add_text("Berlin")
        run.add_break()

    found = lines(fill)
    assert [[cell.text for cell in line.cells] for line in found] == [["Acme", "2019 – 2021"], ["Berlin"]]


def test_links_of_both_kinds_and_only_safe_ones() -> None:
    def fill(document: Doc) -> None:
        paragraph = document.add_paragraph("See ")
        for address in ("https://example.org/a", "javascript:alert(1)"):
            key = paragraph.part.relate_to(address, RELATIONSHIP_TYPE.HYPERLINK, is_external=True)
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), key)
            link.append(paragraph.add_run("here")._r)
            paragraph._p.append(link)
        field = document.add_paragraph()
        for xml in (
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText> HYPERLINK "mailto:a@example.org" </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>write</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
        ):
            field._p.append(parse_xml(f'<w:r xmlns:w="{W}">{xml}</w:r>'))

    first, second = lines(fill)
    assert [span.link for span in first.cells[0].spans] == ["", "https://example.org/a", ""]
    assert (second.text, second.cells[0].link) == ("write", "mailto:a@example.org")


def test_deleted_and_hidden_text_is_not_there_and_inserted_text_is() -> None:
    inner = (
        "<w:p><w:r><w:t>kept </w:t></w:r>"
        "<w:del><w:r><w:delText>gone</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>added</w:t></w:r></w:ins>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r></w:p>"
    )
    source = docx.read(with_part("word/document.xml", body(inner)))
    assert [line.text for line in source.lines] == ["kept added"]


def test_text_boxes_are_read_once() -> None:
    box = (
        "<w:p><w:r><mc:AlternateContent xmlns:mc="
        '"http://schemas.openxmlformats.org/markup-compatibility/2006">'
        '<mc:Choice Requires="wps"><w:txbxContent><w:p><w:r><w:t>Jane Doe</w:t></w:r></w:p></w:txbxContent>'
        "</mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>Jane Doe</w:t></w:r></w:p></w:txbxContent>"
        "</mc:Fallback></mc:AlternateContent></w:r></w:p><w:p><w:r><w:t>jane@example.org</w:t></w:r></w:p>"
    )
    source = docx.read(with_part("word/document.xml", body(box)))
    assert [line.text for line in source.lines] == ["Jane Doe", "jane@example.org"]


def test_the_first_pages_header_comes_first() -> None:
    def fill(document: Doc) -> None:
        document.add_paragraph("Engineer")
        section = document.sections[0]
        section.header.paragraphs[0].text = "Jane Doe, page"
        section.different_first_page_header_footer = True
        section.first_page_header.paragraphs[0].text = "Jane Doe"

    assert [line.text for line in lines(fill)] == ["Jane Doe", "Engineer"]


def test_a_table_of_facts_is_read_by_row() -> None:
    def fill(document: Doc) -> None:
        document.add_heading("Sam Roe", 0)
        document.add_paragraph("sam@example.org")
        document.add_heading("Employment", 1)
        table = document.add_table(rows=0, cols=2)
        for dates, job, company, text in (
            ("2018 – 2023", "Project Manager", "Delta Group", "Ran eleven projects in three countries."),
            ("2014 – 2018", "Coordinator", "Epsilon Ltd", "Kept the books."),
        ):
            left, right = table.add_row().cells
            left.text = dates
            right.paragraphs[0].add_run(job).bold = True
            right.paragraphs[0].add_run(f", {company}")
            right.add_paragraph(text)
        document.add_heading("Languages", 1)
        table = document.add_table(rows=1, cols=2)
        table.rows[0].cells[0].text, table.rows[0].cells[1].text = "German", "B2"

    cv = build(docx.read(made(fill))).cv
    work = cv.section("work")
    assert work is not None
    told = [(e.position, e.name, str(e.start_date), e.summary) for e in work.items]  # type: ignore[attr-defined]
    assert told == [
        ("Project Manager", "Delta Group", "2018", "Ran eleven projects in three countries."),
        ("Coordinator", "Epsilon Ltd", "2014", "Kept the books."),
    ]
    languages = cv.section("languages")
    assert languages is not None
    assert [(e.language, e.fluency) for e in languages.items] == [("German", "B2")]  # type: ignore[attr-defined]


def test_a_table_of_columns_is_read_by_column() -> None:
    def fill(document: Doc) -> None:
        table = document.add_table(rows=1, cols=2)
        left, right = table.rows[0].cells
        for text, style in (("Skills", "Heading 1"), ("Figma", None), ("Sketch", None)):
            left.add_paragraph(text, style=style)
        right.add_paragraph("Lee Kim", style="Title")
        right.add_paragraph("lee@example.org")
        right.add_paragraph("Experience", style="Heading 1")
        right.add_paragraph("Product Designer, Bright Studio", style="Heading 2")
        right.add_paragraph("Jan 2020 – Present")
        right.add_paragraph("Designed the booking flow, used by two million.", style="List Bullet")

    source = docx.read(made(fill))
    assert [line.stream for line in source.lines] == [0] * 5 + [1] * 3
    cv = build(source).cv
    assert cv.basics.name == "Lee Kim"
    skills, work = cv.section("skills"), cv.section("work")
    assert skills is not None and work is not None
    assert [item.heading for item in skills.items] == ["Figma", "Sketch"]
    assert [(e.position, e.name) for e in work.items] == [("Product Designer", "Bright Studio")]  # type: ignore[attr-defined]


def test_a_file_without_styles() -> None:
    def fill(document: Doc) -> None:
        document.add_paragraph("JANE DOE")
        document.add_paragraph("Leeds, UK • 555 123 4567 • jane@example.org")
        document.add_paragraph("PROFESSIONAL EXPERIENCE")
        for job, dates in (
            ("Senior Nurse, St Mary Hospital, London", "March 2018 – Present"),
            ("Nurse, City Clinic, London", "2014 – 2018"),
        ):
            paragraph = document.add_paragraph()
            paragraph.add_run(job).bold = True
            paragraph.add_run(f"        {dates}")
            document.add_paragraph("• Led the ward of 30 beds")
        document.add_paragraph("SKILLS")
        document.add_paragraph("Wound care, Epic, Leadership")

    cv = build(docx.read(made(fill))).cv
    work, skills = cv.section("work"), cv.section("skills")
    assert work is not None and skills is not None
    told = [(e.position, e.name, e.location, str(e.end_date), e.highlights) for e in work.items]  # type: ignore[attr-defined]
    assert told == [
        ("Senior Nurse", "St Mary Hospital", "London", "present", ("Led the ward of 30 beds",)),
        ("Nurse", "City Clinic", "London", "2018", ("Led the ward of 30 beds",)),
    ]
    assert skills.items[0].keywords == ("Wound care", "Epic", "Leadership")  # type: ignore[attr-defined]


def test_right_to_left_text_stays_in_order() -> None:
    found = lines(lambda document: document.add_paragraph("דנה לוי\tאדריכלית"))
    assert [cell.text for cell in found[0].cells] == ["דנה לוי", "אדריכלית"]


LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol">'
    + "".join(f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True))
    + f']><w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&i;</w:t></w:r></w:p></w:body></w:document>'
)
EXTERNAL = (
    '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
    f'<w:document xmlns:w="{W}"><w:body><w:p><w:r><w:t>&e;</w:t></w:r></w:p></w:body></w:document>'
)


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "broken", id="nothing"),
        pytest.param(b"PK\x03\x04" + os.urandom(2_000), "broken", id="random"),
        pytest.param(made(lambda d: d.add_paragraph("x"))[:9_000], "broken", id="truncated"),
        pytest.param(zipped({"a.txt": b"x"}), "broken", id="another zip"),
        pytest.param(zipped({"a.zip": zipped({"word/document.xml": b"x"})}), "broken", id="nested"),
        pytest.param(zipped({"word/document.xml": b"0" * 70_000_000}), "far more", id="bomb"),
        pytest.param(
            zipped({f"word/{n}.xml": b"" for n in range(2_001)} | {"word/document.xml": b""}),
            "far more",
            id="many entries",
        ),
        pytest.param(with_part("word/document.xml", LAUGHS.encode()), "broken", id="billion laughs"),
        pytest.param(with_part("word/styles.xml", LAUGHS.encode()), "broken", id="laughs in the styles"),
        pytest.param(
            with_part("word/document.xml", LAUGHS.encode("utf-16")), "broken", id="laughs in UTF-16"
        ),
        pytest.param(with_part("word/document.xml", EXTERNAL.encode()), "broken", id="external entity"),
        pytest.param(with_part("word/document.xml", b"<w:doc"), "broken", id="half an element"),
        pytest.param(with_part("word/document.xml", b"<html/>"), "broken", id="no document"),
        pytest.param(with_part("[Content_Types].xml", b"<x/>"), "broken", id="no types"),
        pytest.param(
            with_part("word/document.xml", body("<w:sdt>" * 3_000 + "</w:sdt>" * 3_000)), "broken", id="deep"
        ),
        pytest.param(
            with_part("word/document.xml", body("<w:p><w:r><w:t>word</w:t></w:r></w:p>" * 9_000)),
            "far more text",
            id="long",
        ),
        pytest.param(with_part("word/document.xml", body("")), "No text", id="blank"),
        pytest.param(b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password", id="locked"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"0" * 600, ".doc", id="old kind"),
    ],
)
def test_what_is_no_sound_file_is_refused_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said):
        docx.read(data)


def test_a_locked_zip_and_a_lying_directory_are_refused() -> None:
    data = bytearray(made(lambda document: document.add_paragraph("x")))
    directory = data.rindex(b"PK\x01\x02")
    data[directory + 8] |= 1
    with pytest.raises(Invalid, match="password"):
        docx.read(bytes(data))
    lying = bytearray(zipped({"word/document.xml": b"x" * 100_000}))
    at = lying.rindex(b"PK\x01\x02") + 24
    lying[at : at + 4] = (10).to_bytes(4, "little")
    with pytest.raises(Invalid):
        docx.read(bytes(lying))
