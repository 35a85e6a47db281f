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

# Readers gather letters into lines by the ascent and descent that a font claims. One modest pair for all
# keeps a fallback letter in its line, and a tall script out of the line above.
_ASCENT, _DESCENT = 780, -220

_UNUSED_TABLES = (
    "BASE", "DSIG", "GDEF", "GPOS", "GSUB", "OS/2", "STAT", "VORG", "cmap", "gasp", "meta", "name", "post",
    "vhea", "vmtx",
)  # fmt: skip
_NO_INSTRUCTIONS = (
    "maxTwilightPoints", "maxStorage", "maxFunctionDefs", "maxInstructionDefs", "maxStackElements",
    "maxSizeOfInstructions", "maxComponentElements",
)  # fmt: skip


@dataclass(slots=True)
class EmbeddedFont:
    """A face in one document, filled while its text is written.

    `tracking` (thousandths of the em) widens every glyph that advances: letters of a spaced-out title then
    touch in the eyes of a reader that would otherwise put spaces between them.
    """

    index: int
    face: Face
    tracking: int = 0
    codes: dict[tuple[int, str], tuple[str, int]] = field(default_factory=dict)

    def code(self, gid: int, text: str) -> tuple[str, int]:
        """The four hex digits for a glyph that shows `text`, and its width in thousandths of the em."""
        known = self.codes.get((gid, text))
        if known is None:
            advance = self.face.font.get_glyph_h_advance(gid) * 1000 / self.face.units_per_em
            width = round(advance) + (self.tracking if advance else 0)
            known = self.codes[gid, text] = (f"{len(self.codes) + 1:04X}", width)
        return known

    def objects(self) -> tuple[PDFFont, *tuple[PDFObject, ...]]:
        """The font and the objects that it refers to, all to be numbered in this order."""
        subset = _subset(self.face, self.tracking, frozenset(gid for gid, _ in self.codes))
        name = f"{subset.tag}+{self.face.path.stem}"
        file = PDFContentStream(subset.deflated)
        file.filter = Name("FlateDecode")
        file.length1 = subset.length
        descriptor = self._descriptor(name, subset, file)
        info = CIDSystemInfo()
        info.ordering = PDFString("Identity")
        gids = b"\0\0" + b"".join(subset.gids[gid].to_bytes(2, "big") for gid, _ in self.codes)
        gid_map = PDFContentStream(gids, compress=True)
        widths = " ".join(str(width) for _, width in self.codes.values())
        cid_font = PDFFont("CIDFontType2", name, d_w=1000, w=f"[1 [{widths}]]")
        cid_font.c_i_d_system_info = info
        cid_font.font_descriptor = descriptor
        cid_font.c_i_d_to_g_i_d_map = gid_map
        to_unicode = PDFContentStream(self._to_unicode(), compress=True)
        font = PDFFont("Type0", name, encoding="Identity-H")
        font.descendant_fonts = PDFArray([cid_font])
        font.to_unicode = to_unicode
        return font, cid_font, info, descriptor, gid_map, to_unicode, file

    def _descriptor(self, name: str, subset: _Subset, file: PDFContentStream) -> PDFFontDescriptor:
        flags = FontDescriptorFlags.SYMBOLIC
        if self.face.italic:
            flags |= FontDescriptorFlags.ITALIC
        descriptor = PDFFontDescriptor(
            ascent=_ASCENT,
            descent=_DESCENT,
            cap_height=round(self.face.cap_height * 1000),
            flags=flags,
            font_b_box=f"[{subset.bounds}]",
            italic_angle=-12 if self.face.italic else 0,
            stem_v=140 if self.face.bold else 80,
            missing_width=1000,
        )
        descriptor.font_name = Name(name)
        descriptor.font_file2 = file
        return descriptor

    def _to_unicode(self) -> bytes:
        """The CMap from codes to text."""
        lines = [
            f"<{code}> <{text.encode('utf-16-be', 'surrogatepass').hex().upper()}>"
            for (_, text), (code, _) in self.codes.items()
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


@dataclass(frozen=True, slots=True)
class _Subset:
    """A small TrueType file, deflated. `gids` maps the face's glyphs to those of the file, `tag` is the
    six letters that tell subsets apart, `bounds` the font's box in thousandths of the em."""

    deflated: bytes
    length: int
    gids: dict[int, int]
    tag: str
    bounds: str


@lru_cache(maxsize=256)
def _subset(face: Face, tracking: int, glyphs: frozenset[int]) -> _Subset:
    """The outlines of these glyphs only, always quadratic, without tables that a PDF has no use for."""
    plan_input = hb.SubsetInput()
    plan_input.glyph_set.update(glyphs | {0})
    plan_input.flags = (
        hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NO_LAYOUT_CLOSURE | hb.SubsetFlags.NOTDEF_OUTLINE
    )
    plan_input.drop_table_tag_set.update({int.from_bytes(tag.encode(), "big") for tag in _UNUSED_TABLES})
    plan = hb.SubsetPlan(face.font.face, plan_input)
    data = plan.execute().blob.data
    gids = dict(plan.old_to_new_glyph_mapping.items())
    font = TTFont(BytesIO(data), recalcTimestamp=False, lazy=True)
    cubic = "CFF " in font
    if cubic:
        _make_quadratic(font)
    if tracking:
        _widen(font, round(tracking * face.units_per_em / 1000))
    if cubic or tracking:
        file = BytesIO()
        font.save(file, reorderTables=None)
        data = file.getvalue()
    head, scale = font["head"], 1000 / face.units_per_em
    bounds = " ".join(str(round(edge * scale)) for edge in (head.xMin, head.yMin, head.xMax, head.yMax))
    seed = zlib.crc32(data)
    tag = "".join(chr(ord("A") + seed // 26**place % 26) for place in range(6))
    return _Subset(zlib.compress(data), len(data), gids, tag, bounds)


def _widen(font: TTFont, units: int) -> None:
    """Add to the advance of every glyph that has one (marks have none)."""
    metrics = font["hmtx"].metrics
    for name, (advance, bearing) in metrics.items():
        if advance:
            metrics[name] = (advance + units, bearing)


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
    for limit in _NO_INSTRUCTIONS:
        setattr(limits, limit, 0)
    font["head"].glyphDataFormat = 0
    font.sfntVersion = "\x00\x01\x00\x00"
