"""How a Word document looks: its page, its properties and its styles, from the design of the CV."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_LINE_SPACING, WD_TAB_ALIGNMENT
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Pt, RGBColor
from docx.styles.style import CharacterStyle, ParagraphStyle

from altocv.cv.design import PAGE_SIZES, Design
from altocv.cv.document import CV
from altocv.cv.locales import direction

_LOCALES = {
    "en": "en-US", "es": "es-ES", "fr": "fr-FR", "de": "de-DE", "pt": "pt-PT", "it": "it-IT", "nl": "nl-NL",
    "el": "el-GR", "ru": "ru-RU", "uk": "uk-UA", "ar": "ar-SA", "he": "he-IL", "zh": "zh-CN", "ja": "ja-JP",
    "ko": "ko-KR",
}  # fmt: skip
_EAST_ASIAN = {"zh": "Microsoft YaHei", "ja": "Yu Gothic", "ko": "Malgun Gothic"}
"""Fonts that Word has everywhere, for scripts that the design's families do not have."""

# What may follow w:bidi and w:pBdr in a paragraph's properties; Word insists on the order.
_AFTER_BIDI = (
    "w:adjustRightInd", "w:snapToGrid", "w:spacing", "w:ind", "w:contextualSpacing", "w:mirrorIndents",
    "w:suppressOverlap", "w:jc", "w:textDirection", "w:textAlignment", "w:textboxTightWrap", "w:outlineLvl",
    "w:divId", "w:cnfStyle", "w:rPr", "w:sectPr", "w:pPrChange",
)  # fmt: skip
_AFTER_BORDER = (
    "w:shd", "w:tabs", "w:suppressAutoHyphens", "w:kinsoku", "w:wordWrap", "w:overflowPunct",
    "w:topLinePunct", "w:autoSpaceDE", "w:autoSpaceDN", "w:bidi", *_AFTER_BIDI,
)  # fmt: skip


def dress(document: Document, cv: CV) -> None:
    """Give an empty document the page, the properties and the styles of a CV."""
    _set_page(document, cv.design)
    _set_properties(document, cv)
    _Styles(document, _Look(cv.design, cv.meta.language)).define()


@dataclass(frozen=True, slots=True)
class _Look:
    design: Design
    language: str

    @property
    def rtl(self) -> bool:
        return direction(self.language) == "rtl"

    @property
    def text_width(self) -> float:
        return PAGE_SIZES[self.design.page_size][0] - 2 * self.design.margin_x

    def space(self, points: float) -> Pt:
        return Pt(round(points * self.design.density, 1))


def _set_page(document: Document, design: Design) -> None:
    section = document.sections[0]
    width, height = PAGE_SIZES[design.page_size]
    section.page_width, section.page_height = Pt(width), Pt(height)
    section.left_margin = section.right_margin = Pt(design.margin_x)
    section.top_margin = section.bottom_margin = Pt(design.margin_y)
    compatibility = OxmlElement("w:compat")
    setting = OxmlElement("w:compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),  # without it Word opens the file in a mode of 2007
    ):
        setting.set(qn(f"w:{name}"), value)
    compatibility.append(setting)
    settings = document.settings.element
    for zoom in settings.findall(qn("w:zoom")):
        zoom.set(qn("w:percent"), "100")
    for old in settings.findall(qn("w:compat")):
        settings.replace(old, compatibility)
        return
    settings.append(compatibility)


def _set_properties(document: Document, cv: CV) -> None:
    properties = document.core_properties
    name, label = cv.basics.name.strip(), cv.basics.label.strip()
    properties.title = " – ".join(text for text in (name, label) if text)[:255] or "CV"
    properties.author = properties.last_modified_by = name[:255]
    properties.language = _LOCALES[cv.meta.language]
    properties.comments = ""
    package = document.part.package
    assert package is not None
    for key, relationship in list(package.rels.items()):
        if relationship.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
            del package.rels[key]  # the template's picture of an empty page
    properties.created = properties.modified = datetime.now(UTC).replace(tzinfo=None)


class _Styles:
    """The document's styles from the design. A reader who changes a style changes the whole CV."""

    def __init__(self, document: Document, look: _Look) -> None:
        self.styles = document.styles
        self.look = look

    def define(self) -> None:
        design, look = self.look.design, self.look
        size, colors = design.size, design.colors
        self._defaults()
        self._paragraph("Normal", size, colors.text, after=look.space(3))
        self._paragraph("Title", size * 2.3 * design.scale, colors.primary, heading=True, bold=True)
        self._paragraph(
            "Subtitle", size * 1.2 * design.scale, colors.muted, heading=True, after=look.space(2)
        )
        self._paragraph("Contact", size * 0.95, colors.text, after=look.space(4))
        title = self._paragraph(
            "Heading 1", size * 1.25 * design.scale, colors.primary, heading=True, bold=True,
            before=look.space(12), after=look.space(4),
        )  # fmt: skip
        title.font.all_caps = design.uppercase_titles
        title.paragraph_format.keep_with_next = True
        _rule_below(title, colors.rule)
        entry = self._paragraph("Heading 2", size * 1.05, colors.text, bold=True, before=look.space(6))
        entry.paragraph_format.keep_with_next = True
        entry.paragraph_format.tab_stops.add_tab_stop(Pt(look.text_width), WD_TAB_ALIGNMENT.RIGHT)
        detail = self._paragraph("Detail", size * 0.95, colors.muted, after=look.space(2))
        detail.paragraph_format.keep_with_next = True
        self._paragraph("Fact", size, colors.text, after=look.space(2))
        bullet = self._paragraph("List Bullet", size, colors.text, after=look.space(1.5))
        bullet.paragraph_format.left_indent = Pt(size * 1.3)
        bullet.paragraph_format.first_line_indent = Pt(-size * 1.3)
        self._character("Hyperlink", colors.accent).font.underline = design.show_links
        self._character("Dates", colors.muted)
        self._character("Code", colors.text).font.name = "Consolas"

    def _defaults(self) -> None:
        """Language and fonts of everything, also of what gets typed into the document later."""
        locale = _LOCALES[self.look.language]
        normal = self.styles["Normal"].element
        language = OxmlElement("w:lang")
        language.set(qn("w:val"), "en-US" if self.look.rtl else locale)
        language.set(qn("w:eastAsia"), locale if self.look.language in _EAST_ASIAN else "zh-CN")
        language.set(qn("w:bidi"), locale if self.look.rtl else "ar-SA")
        defaults = self.styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
        for properties in (normal.get_or_add_rPr(), defaults):
            if properties is not None:
                for old in properties.findall(qn("w:lang")):
                    properties.remove(old)
        (defaults if defaults is not None else normal.get_or_add_rPr()).append(language)

    def _paragraph(
        self,
        name: str,
        size: float,
        color: str,
        *,
        heading: bool = False,
        bold: bool = False,
        before: Pt | None = None,
        after: Pt | None = None,
    ) -> ParagraphStyle:
        known = name in self.styles
        style = self.styles[name] if known else self.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        assert isinstance(style, ParagraphStyle)
        if not known:
            style.base_style = self.styles["Normal"]
        design = self.look.design
        self._font(style, design.heading_font if heading else design.body_font, color)
        _set_size(style, size)
        style.font.bold = style.font.cs_bold = bold
        style.font.italic = style.font.cs_italic = False
        style.paragraph_format.space_before = before or Pt(0)
        style.paragraph_format.space_after = after or Pt(0)
        style.paragraph_format.line_spacing_rule = WD_LINE_SPACING.MULTIPLE
        # Word multiplies the font's own line height (about 1.2), the design the size.
        style.paragraph_format.line_spacing = round(max(design.leading / 1.2, 0.8), 2)
        properties = style.element.get_or_add_pPr()
        for name in ("w:pBdr", "w:contextualSpacing"):
            for old in properties.findall(qn(name)):
                properties.remove(old)
        if self.look.rtl and properties.find(qn("w:bidi")) is None:
            properties.insert_element_before(OxmlElement("w:bidi"), *_AFTER_BIDI)
        return style

    def _character(self, name: str, color: str) -> CharacterStyle:
        known = name in self.styles
        style = (
            self.styles[name]
            if known
            else self.styles.add_style(name, WD_STYLE_TYPE.CHARACTER, builtin=name == "Hyperlink")
        )
        assert isinstance(style, CharacterStyle)
        style.font.color.rgb = RGBColor.from_string(color[1:])
        return style

    def _font(self, style: ParagraphStyle, family: str, color: str) -> None:
        style.font.name = family
        style.font.color.rgb = RGBColor.from_string(color[1:])
        fonts = style.element.get_or_add_rPr().find(qn("w:rFonts"))
        assert fonts is not None
        for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{theme}"), None)
        fonts.set(qn("w:eastAsia"), _EAST_ASIAN.get(self.look.language, family))
        fonts.set(qn("w:cs"), "Arial" if self.look.rtl else family)


def _set_size(style: ParagraphStyle, size: float) -> None:
    """The size in half points, for every script."""
    style.font.size = Pt(round(size * 2) / 2)
    properties = style.element.get_or_add_rPr()
    for old in properties.findall(qn("w:szCs")):
        properties.remove(old)
    complex_size = OxmlElement("w:szCs")
    complex_size.set(qn("w:val"), str(round(size * 2)))
    properties.find(qn("w:sz")).addnext(complex_size)


def _rule_below(style: ParagraphStyle, color: str) -> None:
    border = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "6"), ("space", "1"), ("color", color[1:])):
        bottom.set(qn(f"w:{name}"), value)
    border.append(bottom)
    style.element.get_or_add_pPr().insert_element_before(border, *_AFTER_BORDER)
