"""The PDF painter: every glyph where the display list has it, and a file that says what it is."""

from __future__ import annotations

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LTChar, LTCurve, LTImage, LTPage
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from PIL import Image
from pypdf import PdfReader

from altocv.cv import samples
from altocv.errors import Invalid
from altocv.typeset import fonts
from altocv.typeset.pages import Bookmark, Box, Icon, Pages, Picture, Rule, TextRun
from altocv.typeset.pdf import pdf
from altocv.typeset.pdf_text import letters
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES
from tests.unit.typeset.setting import HEIGHT, pages_of, run_of

TOLERANCE = 0.5
DATE = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def file_of(*items: object, **rest: object) -> bytes:
    return pdf(pages_of(*items, **rest), created=DATE)  # type: ignore[arg-type]


def layout(data: bytes) -> list[LTPage]:
    """What pdfminer finds on each page, in the file's order."""
    resources = PDFResourceManager()
    device = PDFPageAggregator(resources, laparams=None)
    interpreter = PDFPageInterpreter(resources, device)
    pages = []
    for page in PDFPage.get_pages(BytesIO(data)):
        interpreter.process_page(page)
        pages.append(device.get_result())
    return pages


def origins(page: LTPage) -> list[tuple[str, float, float]]:
    """Text and origin (from the top left) of every glyph that shows something, in the file's order."""
    return [
        (char.get_text(), char.matrix[4], page.height - char.matrix[5])
        for char in page
        if isinstance(char, LTChar) and char.get_text().strip()
    ]


def expected(run: TextRun) -> list[tuple[str, float, float]]:
    """The same of the glyphs that bear letters, by the display list, in logical order."""
    places = []
    x = run.x
    for glyph, text in zip(run.glyphs, letters(run), strict=True):
        if text.strip():
            places.append((text, x + glyph.dx, run.baseline + glyph.dy))
        x += glyph.advance + (run.tracking if glyph.advance else 0.0)
        x += run.word_spacing if text == " " else 0.0
    return places[::-1] if run.rtl else places


def check_positions(pages: Pages, data: bytes) -> None:
    for page, found in zip(pages.pages, layout(data), strict=True):
        read = origins(found)
        at, after_rtl = 0, False
        for run in page.items:
            if not isinstance(run, TextRun):
                continue
            for text, x, y in expected(run):
                # Further letters of a right-to-left ligature have places of their own, after the glyph's.
                while after_rtl and read[at][0][0] != text[0]:
                    at += 1
                letter, found_x, found_y = read[at]
                assert letter.replace("\u00ad", "") == text.replace("\u00ad", "") or run.rtl
                assert abs(found_x - x) <= TOLERANCE, (text, found_x - x)
                assert abs(found_y - y) <= TOLERANCE, (text, found_y - y)
                at += 1
                after_rtl = run.rtl


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_template_stands_where_the_display_list_has_it(template: str) -> None:
    cv = samples.load("software-engineer")
    design = TEMPLATES[template].defaults.model_copy(update={"justify": True, "hyphenate": True})
    pages = typeset(cv.model_copy(update={"design": design}))
    check_positions(pages, pdf(pages))


@pytest.mark.parametrize("key", [key for key, _ in samples.names()])
def test_every_language_stands_where_the_display_list_has_it(key: str) -> None:
    pages = typeset(samples.load(key))
    check_positions(pages, pdf(pages))
    check_positions(pages, pdf(pages, archival=True))


@pytest.mark.parametrize("family", fonts.FAMILIES)
def test_every_font_is_embedded_as_a_subset(family: str) -> None:
    run = run_of("Office fjord – naïve", face=fonts.face(family))
    (page,) = PdfReader(BytesIO(file_of(run))).pages
    check_positions(pages_of(run), file_of(run))
    (font,) = page["/Resources"]["/Font"].values()
    assert re.match(r"/[A-Z]{6}\+", font["/BaseFont"])
    descriptor = font["/DescendantFonts"][0]["/FontDescriptor"]
    assert 0 < len(descriptor["/FontFile2"].get_data()) < 20_000


def test_tracked_justified_and_hyphenated_runs_keep_their_width() -> None:
    runs = [
        run_of("EXPERIENCE AND MORE", tracking=2.0, baseline=100),
        run_of("a line that is justified", word_spacing=4.25, baseline=130),
        run_of("one that ends in a hyphen", hyphen=True, baseline=160),
        run_of("tight", word_spacing=-0.5, tracking=0.2, baseline=190, face=fonts.face("Roboto")),
    ]
    pages = pages_of(*runs)
    check_positions(pages, pdf(pages))


def test_the_same_pages_and_date_give_the_same_bytes() -> None:
    pages = typeset(samples.load("nurse"))
    for archival in (False, True):
        assert pdf(pages, created=DATE, archival=archival) == pdf(pages, created=DATE, archival=archival)


def test_metadata_outline_and_language() -> None:
    data = file_of(
        run_of("a"),
        title="Ada – CV",
        author="Ada Łovelace",
        language="pl",
        bookmarks=(
            Bookmark("Doświadczenie", 0, 120.0),
            Bookmark("Projekt", 0, 300.0, 1),
            Bookmark(" \x00", 0, 1),
        ),
    )
    reader = PdfReader(BytesIO(data))
    info = reader.metadata
    assert info
    assert (info.title, info.author, info.creator, info.producer) == (
        "Ada – CV",
        "Ada Łovelace",
        "AltoCV",
        "AltoCV",
    )
    assert info.creation_date == DATE
    assert reader.root_object["/Lang"] == "pl"
    first, nested = reader.outline
    assert (first["/Title"], [n["/Title"] for n in nested]) == ("Doświadczenie", ["Projekt"])
    assert float(first["/Top"]) == pytest.approx(HEIGHT - 120)
    assert reader.get_destination_page_number(first) == 0


def test_an_archival_file_declares_itself() -> None:
    data = pdf(
        pages_of(run_of("Ünïcode & <tags>"), title='A "B" & <C>', author="D"), archival=True, created=DATE
    )
    reader = PdfReader(BytesIO(data))
    xmp = reader.xmp_metadata
    assert xmp
    assert data.startswith(b"%PDF-1.7")
    assert xmp.dc_title["x-default"] == 'A "B" & <C>'
    assert xmp.dc_creator == ["D"]
    assert b"<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>" in data
    assert b"/OutputIntents" in data
    assert "/Info" not in reader.trailer


def test_an_archival_file_says_of_widths_what_its_fonts_say() -> None:
    from fontTools.ttLib import TTFont

    pages = typeset(samples.load("marketing-es"))
    reader = PdfReader(BytesIO(pdf(pages, archival=True)))
    for page in reader.pages:
        for font in page["/Resources"]["/Font"].values():
            cid = font["/DescendantFonts"][0]
            file = TTFont(BytesIO(cid["/FontDescriptor"]["/FontFile2"].get_data()))
            scale = 1000 / file["head"].unitsPerEm
            advances = [file["hmtx"][name][0] * scale for name in file.getGlyphOrder()]
            gids = cid["/CIDToGIDMap"].get_data()
            for code, width in enumerate(cid["/W"][1], 1):
                gid = int.from_bytes(gids[2 * code : 2 * code + 2], "big")
                assert abs(advances[gid] - width) <= 1


def test_links_are_areas_with_safe_addresses_only() -> None:
    data = file_of(
        run_of("one ", href="https://example.org/(a)?q=ü\\", baseline=100),
        run_of("more", href="https://example.org/(a)?q=ü\\", baseline=100, x=50 + run_of("one ").width),
        run_of("mail", href="mailto:a@b.org", baseline=130),
        run_of("bad", href="javascript:alert(1)", baseline=160),
        Icon(40, 200, 10, "phone", "text", href="tel:+34600"),
    )
    annotations = [a.get_object() for a in PdfReader(BytesIO(data)).pages[0]["/Annots"]]
    assert [a["/A"]["/URI"] for a in annotations] == [
        "https://example.org/(a)?q=%C3%BC%5C", "mailto:a@b.org", "tel:+34600",
    ]  # fmt: skip
    left, low, right, high = map(float, annotations[0]["/Rect"])
    assert left == pytest.approx(50, abs=0.1)
    assert right == pytest.approx(50 + run_of("one ").width + run_of("more").width, abs=0.1)
    assert low < HEIGHT - 100 < high


def test_shapes_are_paths_and_icons_no_text() -> None:
    data = file_of(
        Box(10, 20, 100, 50, "panel", radius=6),
        Box(10, 20, 100, 50, "accent", alpha=0.4),
        Rule(10, 100, 200, 100, 0.8, "rule", dash=2),
        Icon(10, 200, 12, "github", "accent"),
    )
    (page,) = layout(data)
    assert not [item for item in page if isinstance(item, LTChar)]
    curves = [item for item in page if isinstance(item, LTCurve)]
    icon = [c for c in curves if c.y1 < HEIGHT - 190]
    assert icon
    assert min(c.x0 for c in icon) >= 9.9
    assert max(c.x1 for c in icon) <= 22.1
    assert min(HEIGHT - c.y1 for c in icon) >= 199.9
    assert max(HEIGHT - c.y0 for c in icon) <= 212.1


def test_a_letter_that_no_font_has_is_drawn_as_a_box_and_stays_in_the_text() -> None:
    (page,) = layout(file_of(run_of("a😀b")))
    assert "".join(c.get_text() for c in page if isinstance(c, LTChar)) == "a😀b"
    assert [item for item in page if isinstance(item, LTCurve)]


def photo(mode: str = "RGB", size: tuple[int, int] = (60, 40), form: str = "PNG", **rest: object) -> bytes:
    file = BytesIO()
    Image.new(mode, size, 120).save(file, form, **rest)
    return file.getvalue()


@pytest.mark.parametrize(
    "data",
    [
        photo(), photo("RGBA"), photo("L"), photo("P"), photo("1"), photo("I;16"), photo("CMYK", form="JPEG"),
        photo(form="WEBP"), photo(form="GIF", mode="P"), photo(size=(1, 1)), photo("LA"),
        photo(form="JPEG", size=(3000, 2000)),
    ],
)  # fmt: skip
@pytest.mark.parametrize("shape", ["circle", "rounded", "square"])
def test_photos_of_every_kind_are_cut_to_their_frame(data: bytes, shape: str) -> None:
    pages = pages_of(Picture(100, 50, 80, 80, "photo:x", shape))  # type: ignore[arg-type]
    file = pdf(pages, photo=data)
    assert len(file) < 60_000
    (page,) = layout(file)
    (picture,) = images(page)
    assert (picture.x0, picture.x1) == (pytest.approx(100), pytest.approx(180))
    assert picture.y1 == pytest.approx(HEIGHT - 50)


def images(page: LTPage) -> list[LTImage]:
    found: list[LTImage] = []
    stack: list[object] = list(page)
    while stack:
        item = stack.pop()
        if isinstance(item, LTImage):
            found.append(item)
        elif hasattr(item, "__iter__") and not isinstance(item, LTChar):
            stack.extend(item)
    return found


def test_a_photo_taken_sideways_is_upright() -> None:
    picture = Image.new("RGB", (80, 40), "red")
    picture.paste("blue", (0, 0, 40, 40))
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by 90 degrees clockwise: blue is then on top
    file = BytesIO()
    picture.save(file, "JPEG", exif=exif, quality=95)
    data = pdf(pages_of(Picture(0, 0, 40, 80, "photo:x", "square")), photo=file.getvalue())
    (image,) = PdfReader(BytesIO(data)).pages[0].images
    upright = image.image
    assert upright
    assert upright.width < upright.height
    top = upright.convert("RGB").getpixel((upright.width // 2, 4))
    assert isinstance(top, tuple)
    assert top[2] > 200 > top[0]


@pytest.mark.parametrize(
    "data",
    [b"no picture", b"", photo()[:40], photo(form="JPEG")[:200], b"<svg></svg>", b"GIF89a" + bytes(20)],
)
def test_a_broken_photo_is_said_to_be_one(data: bytes) -> None:
    pages = pages_of(Picture(0, 0, 80, 80, "photo:x"))
    if not data:
        assert pdf(pages, photo=data)
        return
    with pytest.raises(Invalid, match="photo cannot be read"):
        pdf(pages, photo=data)


def test_pages_without_a_photo_leave_its_place_empty() -> None:
    assert not images(layout(pdf(pages_of(Picture(0, 0, 80, 80, "photo:x"))))[0])


@settings(max_examples=60)
@given(st.text(max_size=30), st.sampled_from(list(fonts.FAMILIES)), st.booleans())
def test_any_text_makes_a_file(text: str, family: str, rtl: bool) -> None:
    text = text.encode("utf-8", "ignore").decode()
    run = run_of(text, face=fonts.face(family), rtl=rtl)
    data = pdf(pages_of(run, title=text, author=text, bookmarks=(Bookmark(text, 0, 0),)), archival=rtl)
    assert len(PdfReader(BytesIO(data)).pages) == 1
