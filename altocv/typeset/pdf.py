"""Pages as a PDF: one of the two painters of the display list (the other is `svg`).

fpdf2 writes the file; the glyphs, fonts and paths come from here, so that everything stands where the
preview has it. The same pages and creation date give the same bytes.
"""

from __future__ import annotations

import re
from datetime import UTC, datetime
from html import escape
from io import BytesIO

from fpdf import FPDF
from fpdf.drawing import GraphicsStyle
from fpdf.enums import PDFResourceType
from fpdf.outline import OutlineSection
from fpdf.output import OutputProducer, PDFFont, PDFType3Font
from fpdf.prefs import ViewerPreferences
from fpdf.syntax import DestinationXYZ

from altocv.cv.design import ColorRole, Colors
from altocv.typeset import fonts, icons, pdf_photo, pdf_shapes
from altocv.typeset.links import safe_uri
from altocv.typeset.pages import Bookmark, Box, Icon, Item, Page, Pages, Picture, Rule, TextRun
from altocv.typeset.pdf_reading import Hint, plan
from altocv.typeset.pdf_text import TextWriter

PRODUCER = "AltoCV"

# What XML 1.0 and PDF viewers cannot show: control characters, lone surrogates, non-characters.
_UNPRINTABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def pdf(
    pages: Pages, *, photo: bytes | None = None, archival: bool = False, created: datetime | None = None
) -> bytes:
    """The file of these pages.

    `photo` holds the bytes of the picture that the pages show; without it the place stays empty. `archival`
    asks for PDF/A-2U. `created` is the date written into the file (now by default). Raises Invalid where the
    photo cannot be read.
    """
    document = _Document(pages, created or datetime.now(UTC), archival)
    for page in pages.pages:
        document.paint(page, photo)
    for bookmark in pages.bookmarks:
        document.add_bookmark(bookmark)
    return bytes(document.output(output_producer_class=_Producer))


class _Producer(OutputProducer):
    """fpdf2's writer with our own fonts."""

    fpdf: _Document

    def _add_fonts(
        self, image_objects_per_index: object, gfxstate_objs_per_name: object, pattern_objs_per_name: object
    ) -> dict[int, PDFFont | PDFType3Font]:
        numbered: dict[int, PDFFont | PDFType3Font] = {}
        for font in self.fpdf.writer.fonts.values():
            fonts, parts = font.objects()
            numbered.update(fonts)
            for part in parts:
                self._add_pdf_obj(part, "fonts")
        return numbered


class _Document(FPDF):
    """An fpdf2 document that takes pages of the display list."""

    def __init__(self, pages: Pages, created: datetime, archival: bool) -> None:
        super().__init__(
            unit="pt",
            format=(pages.width, pages.height),
            enforce_compliance="PDF/A-2U" if archival else None,
        )
        self.colors = pages.colors
        self.writer = TextWriter(pages.height, exact=archival)
        self._ink: dict[str, ColorRole] = {}
        self.set_auto_page_break(False)
        title, author = _printable(pages.title), _printable(pages.author)
        self.set_title(title)
        self.set_author(author)
        self.set_creator(PRODUCER)
        self.set_producer(PRODUCER)
        self.set_lang(pages.language)
        self.set_creation_date(created)
        self.viewer_preferences = ViewerPreferences(display_doc_title=bool(title))
        if archival:
            self.set_xmp_metadata(_xmp(title, author, pages.language, created))

    def paint(self, page: Page, photo: bytes | None) -> None:
        """Add a page."""
        self.add_page()
        self._ink = {}
        if self.colors.paper != "#ffffff":
            self._paint_box(Box(0, 0, self.w, self.h, "paper"))
        hints = {id(run): hint for run, hint in plan(page)}
        for item in page.items:
            if isinstance(item, TextRun):
                if id(item) in hints:
                    self._paint_text(item, hints[id(item)])
            else:
                self._paint_shape(item, photo)
        for uri, (x0, y0, x1, y1) in _link_areas(page.items):
            self.link(x0, y0, x1 - x0, y1 - y0, uri)

    def add_bookmark(self, bookmark: Bookmark) -> None:
        """Add an entry to the outline."""
        title = _printable(bookmark.title).strip()
        if title:
            place = DestinationXYZ(bookmark.page + 1, top=self.h - bookmark.y)
            self._outline.append(OutlineSection(title, bookmark.level, bookmark.page + 1, place))

    def _paint_text(self, run: TextRun, hint: Hint) -> None:
        self._fill(run.color)
        operators, font = self.writer.write(run, hint)
        self._out(operators)
        self._resource_catalog.add(PDFResourceType.FONT, font, self.page)
        if run.underline:
            face = fonts.by_key(run.face)
            thickness = face.underline_thickness * run.size
            top = run.baseline + face.underline_offset * run.size - thickness / 2
            self._out(pdf_shapes.box(Box(run.x, top, run.width, thickness, run.color), self.h))

    def _paint_shape(self, item: Item, photo: bytes | None) -> None:
        match item:
            case Box():
                self._paint_box(item)
            case Rule():
                self._stroke(item.color)
                self._out(pdf_shapes.rule(item, self.h))
            case Icon():
                self._fill(item.color)
                self._out(self._icon(item))
            case Picture() if photo:
                self._paint_picture(item, photo)

    def _paint_box(self, item: Box) -> None:
        if item.alpha >= 1:
            self._fill(item.color)
            self._out(pdf_shapes.box(item, self.h))
            return
        style = GraphicsStyle()
        style.fill_opacity = item.alpha
        self._set_min_pdf_version("1.4")
        name = self._resource_catalog.register_graphics_style(style)
        if name:
            self._resource_catalog.add(PDFResourceType.EXT_G_STATE, name, self.page)
        ink = _rgb(self.colors, item.color)
        self._out(f"q /{name} gs {ink} rg {pdf_shapes.box(item, self.h)} Q")

    def _icon(self, item: Icon) -> str:
        pen = pdf_shapes.PathPen(
            item.x, self.h - item.y, item.size / icons.outline(item.name).view, flip=True
        )
        icons.draw(item.name, pen)
        return f"{pen.operators} f"

    def _paint_picture(self, item: Picture, photo: bytes) -> None:
        clip = pdf_shapes.box_path(
            item.x, item.y, item.width, item.height, pdf_shapes.picture_radius(item), self.h
        )
        self._out(f"q {clip} W n")
        image = pdf_photo.prepare(photo, item.width, item.height)
        self.image(BytesIO(image), item.x, item.y, item.width, item.height)
        self._out("Q")

    def _fill(self, role: ColorRole) -> None:
        self._set_ink("rg", role)

    def _stroke(self, role: ColorRole) -> None:
        self._set_ink("RG", role)

    def _set_ink(self, operator: str, role: ColorRole) -> None:
        if self._ink.get(operator) != role:
            self._ink[operator] = role
            self._out(f"{_rgb(self.colors, role)} {operator}")


_Area = tuple[float, float, float, float]


def _link_areas(items: tuple[Item, ...]) -> list[tuple[str, _Area]]:
    """Addresses and the left, top, right and foot of where they are live. Neighbours on one line with one
    address are one area."""
    areas: list[tuple[str, _Area]] = []
    for item in items:
        if not isinstance(item, TextRun | Icon) or not item.href:
            continue
        uri = safe_uri(item.href)
        if uri is None:
            continue
        area = _bounds(item)
        if areas and areas[-1][0] == uri and _on_one_line(areas[-1][1], area):
            x0, y0, x1, y1 = areas.pop()[1]
            area = (min(x0, area[0]), min(y0, area[1]), max(x1, area[2]), max(y1, area[3]))
        areas.append((uri, area))
    return areas


def _bounds(item: TextRun | Icon) -> _Area:
    if isinstance(item, Icon):
        return item.x, item.y, item.x + item.size, item.y + item.size
    return item.x, item.baseline - item.size * 0.85, item.x + item.width, item.baseline + item.size * 0.25


def _on_one_line(a: _Area, b: _Area) -> bool:
    overlap = min(a[3], b[3]) - max(a[1], b[1])
    apart = max(a[0], b[0]) - min(a[2], b[2])
    height = min(a[3] - a[1], b[3] - b[1])
    return overlap > height / 2 and apart < height


def _rgb(colors: Colors, role: ColorRole) -> str:
    """A colour as the three shares that PDF operators take."""
    value: str = getattr(colors, role)
    return " ".join(f"{int(value[place : place + 2], 16) / 255:.4g}" for place in (1, 3, 5))


def _printable(text: str) -> str:
    return _UNPRINTABLE.sub(" ", text)


def _xmp(title: str, author: str, language: str, created: datetime) -> str:
    """The metadata that PDF/A asks for. fpdf2 would write the present time into its own."""
    moment = created.isoformat(timespec="seconds")
    name = f"<dc:creator><rdf:Seq><rdf:li>{escape(author)}</rdf:li></rdf:Seq></dc:creator>" if author else ""
    head = (
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{escape(title)}</rdf:li></rdf:Alt></dc:title>'
        if title
        else ""
    )
    return (
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:pdf="http://ns.adobe.com/pdf/1.3/"'
        ' xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
        f' xmp:CreatorTool="{PRODUCER}" pdf:Producer="{PRODUCER}"'
        f' xmp:CreateDate="{moment}" xmp:ModifyDate="{moment}" xmp:MetadataDate="{moment}">'
        "<pdfaid:part>2</pdfaid:part><pdfaid:conformance>U</pdfaid:conformance>"
        f"{head}{name}"
        f"<dc:language><rdf:Bag><rdf:li>{escape(language)}</rdf:li></rdf:Bag></dc:language>"
        "</rdf:Description></rdf:RDF></x:xmpmeta>"
    )
