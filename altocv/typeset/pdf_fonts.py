"""Fonts as a PDF embeds them: subsets of the glyphs used, with codes that say which letters they show.

A code stands for a glyph *and* the text that it shows, so a hyphen added at a line's end, a no-break space or
a ligature each come back from the file as the letters that went in, whatever glyph they share.
"""

# uharfbuzz is a compiled module without type stubs, fontTools resolves its tables at run time.
# pyright: reportAttributeAccessIssue=false

from __future__ import annotations

import zlib
from dataclasses import dataclass, field
from functools import lru_cache
from io import BytesIO

import uharfbuzz as hb
from fontTools.pens.cu2quPen import Cu2QuPen
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fpdf.enums import FontDescriptorFlags
from fpdf.fonts import PDFFontDescriptor
from fpdf.output import CIDSystemInfo, PDFFont
from fpdf.syntax import Name, PDFArray, PDFContentStream, PDFObject, PDFString

from altocv.typeset.fonts import Face

_UNUSED_TABLES = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp", "meta", "name", "post",
    "vhea", "vmtx",
)  # fmt: skip
_NO_INSTRUCTIONS = (
    "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
    "maxSizeOfInstructions", "maxComponentElements",
)  # fmt: skip
_MOST_ADVANCE = 0xFFFF


@dataclass(slots=True)
class EmbeddedFont:
    """A face in one document, filled while its text is written.

    `tracking` (thousandths of the em) widens every glyph that advances: letters of a spaced-out title then
    touch in the eyes of a reader that would otherwise put spaces between them. `claims` numbers the fonts
    under which the document uses it, one for each pair of ascent and descent.
    """

    face: Face
    tracking: int = 0
    codes: dict[tuple[int, str, int], tuple[str, int]] = field(default_factory=dict)
    claims: dict[tuple[float, float], int] = field(default_factory=dict)

    @property
    def most_reach(self) -> int:
        """The longest reach (thousandths of the em) that a font file can hold too."""
        return _MOST_ADVANCE * 1000 // self.face.units_per_em - 2000

    def code(self, gid: int, text: str, reach: int = 0) -> tuple[str, int]:
        """The four hex digits for a glyph that shows `text`, and its width in thousandths of the em.

        With `reach` the glyph is that much wider than it looks, on its right.
        """
        known = self.codes.get((gid, text, reach))
        if known is None:
            advance = self.face.font.get_glyph_h_advance(gid) * 1000 / self.face.units_per_em
            width = round(advance) + (self.tracking if advance else 0) + reach
            known = self.codes[gid, text, reach] = (f"{len(self.codes) + 1:04X}", width)
        return known

    def objects(self) -> tuple[dict[int, PDFFont], list[PDFObject]]:
        """The fonts by number, and all objects that are to be numbered, in order."""
        subset = _subset(self.face, self.tracking, frozenset(gid for gid, _, _ in self.codes))
        reaching = tuple({(gid, reach): None for gid, _, reach in self.codes if reach})
        data = _with_reach(subset, self.face, reaching) if reaching else subset.data
        extra = {pair: len(subset.gids) + place for place, pair in enumerate(reaching)}
        gids = [extra[gid, reach] if reach else subset.gids[gid] for gid, _, reach in self.codes]
        name = f"{_tag(data)}+{self.face.path.stem}"
        file = PDFContentStream(data, compress=True)
        file.length1 = len(data)
        info = CIDSystemInfo()
        info.ordering = PDFString("Identity")
        gid_map = PDFContentStream(b"".join(gid.to_bytes(2, "big") for gid in (0, *gids)), compress=True)
        to_unicode = PDFContentStream(self._to_unicode(), compress=True)
        widths = _Widths([width for _, width in self.codes.values()])
        parts: list[PDFObject] = [file, info, gid_map, to_unicode, widths]
        fonts: dict[int, PDFFont] = {}
        for (ascent, descent), number in self.claims.items():
            cid_font = PDFFont("CIDFontType2", name, d_w=1000)
            cid_font.w = widths
            cid_font.c_i_d_system_info = info
            cid_font.c_i_d_to_g_i_d_map = gid_map
            cid_font.font_descriptor = self._descriptor(name, subset.bounds, ascent, descent)
            cid_font.font_descriptor.font_file2 = file
            font = PDFFont("Type0", name, encoding="Identity-H")
            font.descendant_fonts = PDFArray([cid_font])
            font.to_unicode = to_unicode
            fonts[number] = font
            parts += [font, cid_font, cid_font.font_descriptor]
        return fonts, parts

    def _descriptor(self, name: str, bounds: str, ascent: float, descent: float) -> PDFFontDescriptor:
        flags = FontDescriptorFlags.SYMBOLIC
        if self.face.italic:
            flags |= FontDescriptorFlags.ITALIC
        descriptor = PDFFontDescriptor(
            ascent=round(ascent * 1000),
            descent=-round(descent * 1000),
            cap_height=round(self.face.cap_height * 1000),
            flags=flags,
            font_b_box=f"[{bounds}]",
            italic_angle=-12 if self.face.italic else 0,
            stem_v=140 if self.face.bold else 80,
            missing_width=1000,
        )
        descriptor.font_name = Name(name)
        return descriptor

    def _to_unicode(self) -> bytes:
        """The CMap from codes to text."""
        lines = [
            f"<{code}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for (_, text, _), (code, _) in self.codes.items()
        ]
        blocks = (lines[start : start + 100] for start in range(0, len(lines), 100))
        mappings = "\n".join(
            f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks
        )
        return (
            "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
            "/CIDSystemInfo <</Registry (Adobe) /Ordering (UCS) /Supplement 0>> def\n"
            "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n"
            "1 begincodespacerange\n<0000> <FFFF>\nendcodespacerange\n"
            f"{mappings}\n"
            "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
        ).encode()


class _Widths(PDFObject):
    """The widths of codes from 1 on, shared by all fonts of a face."""

    def __init__(self, widths: list[int]) -> None:
        super().__init__()
        self._widths = " ".join(map(str, widths))

    def serialize(self, obj_dict: object = None, _security_handler: object = None) -> str:
        return f"{self.id} 0 obj\n[1 [{self._widths}]]\nendobj"


@dataclass(frozen=True, slots=True)
class _Subset:
    """A small TrueType file. `gids` maps the face's glyphs to those of the file, `bounds` is the font's box
    in thousandths of the em."""

    data: bytes
    gids: dict[int, int]
    bounds: str


def _tag(data: bytes) -> str:
    """The six letters that tell subsets of one font apart."""
    seed = zlib.crc32(data)
    return "".join(chr(ord("A") + seed // 26**place % 26) for place in range(6))


@lru_cache(maxsize=256)
def _subset(face: Face, tracking: int, glyphs: frozenset[int]) -> _Subset:
    """The outlines of these glyphs only, always quadratic, without tables that a PDF has no use for."""
    wanted = hb.SubsetInput()
    wanted.glyph_set.update(glyphs | {0})
    wanted.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    wanted.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES})
    plan = hb.SubsetPlan(face.font.face, wanted)
    data = plan.execute().blob.data
    gids = dict(plan.old_to_new_glyph_mapping.items())
    font = _open(data)
    cubic = "CFF " in font
    if cubic:
        _make_quadratic(font)
    if tracking:
        _widen(font, round(tracking * face.units_per_em / 1000))
    if cubic or tracking:
        data = _save(font)
    head, scale = font["head"], 1000 / face.units_per_em
    bounds = " ".join(str(round(edge * scale)) for edge in (head.xMin, head.yMin, head.xMax, head.yMax))
    return _Subset(data, gids, bounds)


def _open(data: bytes) -> TTFont:
    return TTFont(BytesIO(data), recalcTimestamp=False, recalcBBoxes=False, lazy=True)


def _save(font: TTFont) -> bytes:
    file = BytesIO()
    font.save(file, reorderTables=None)
    return file.getvalue()


def _widen(font: TTFont, units: int) -> None:
    """Add to the advance of every glyph that has one (marks have none)."""
    metrics = font["hmtx"].metrics
    for name, (advance, bearing) in metrics.items():
        if advance:
            metrics[name] = (advance + units, bearing)


def _with_reach(subset: _Subset, face: Face, reaching: tuple[tuple[int, int], ...]) -> bytes:
    """The file with further glyphs at its end: copies of others, wider by so many thousandths."""
    font = _open(subset.data)
    order = list(font.getGlyphOrder())
    glyf, metrics = font["glyf"], font["hmtx"].metrics
    for gid, reach in reaching:
        source = order[subset.gids[gid]]
        outline, (advance, bearing) = glyf[source], metrics[source]
        name = f"reach{len(order)}"
        pen = TTGlyphPen(dict.fromkeys(order))
        if outline.numberOfContours:
            pen.addComponent(source, (1, 0, 0, 1, 0, 0))
        copy = pen.glyph()
        if outline.numberOfContours:
            copy.xMin, copy.xMax, copy.yMin, copy.yMax = (
                outline.xMin, outline.xMax, outline.yMin, outline.yMax,
            )  # fmt: skip
        order.append(name)
        glyf.glyphs[name] = copy
        units = round(reach * face.units_per_em / 1000)
        metrics[name] = (min(advance + units, _MOST_ADVANCE), bearing)
    glyf.setGlyphOrder(order)
    font.setGlyphOrder(order)
    font["maxp"].numGlyphs = len(order)
    font["maxp"].maxComponentElements = max(1, font["maxp"].maxComponentElements)
    font["maxp"].maxComponentDepth = max(2, font["maxp"].maxComponentDepth)
    return _save(font)


def _make_quadratic(font: TTFont) -> None:
    """Replace CFF outlines by TrueType ones, so that one kind of PDF font serves all faces."""
    order = font.getGlyphOrder()
    outlines = font.getGlyphSet()
    glyphs = {}
    for name in order:
        pen = TTGlyphPen(None)
        outlines[name].draw(Cu2QuPen(pen, max_err=font["head"].unitsPerEm / 2000, reverse_direction=True))
        glyphs[name] = pen.glyph()
    del font["CFF "]
    font["glyf"] = glyf = newTable("glyf")
    glyf.glyphOrder = order
    glyf.glyphs = glyphs
    font["loca"] = newTable("loca")
    limits = font["maxp"]
    limits.tableVersion = 0x00010000
    limits.maxZones = 1
    limits.maxComponentDepth = 0
    for limit in _NO_INSTRUCTIONS:
        setattr(limits, limit, 0)
    font["head"].glyphDataFormat = 0
    font.recalcBBoxes = True
    font.sfntVersion = "\x00\x01\x00\x00"
