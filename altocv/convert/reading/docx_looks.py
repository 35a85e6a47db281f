"""How paragraphs and runs of a Word document look: by their own marks, their styles, and the defaults."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import Any

from docx.oxml.ns import qn

from altocv.convert.reading.lines import Style

Element = Any
"""An lxml element; python-docx has no public type for it."""

_USUAL_SIZE = 10.0
_DEEPEST = 12
_HEADING = re.compile(r"^(?:heading|überschrift|titre|título|ttulo|titolo|kop)\s*(\d)$", re.IGNORECASE)
_OFF = ("0", "false", "off", "none")


@dataclass(frozen=True, slots=True)
class Look:
    """What a style, or a paragraph or run itself, says; None where it says nothing. Space is in points."""

    size: float | None = None
    bold: bool | None = None
    italic: bool | None = None
    face: str | None = None
    hidden: bool | None = None
    level: int | None = None
    listed: bool | None = None
    before: float | None = None
    after: float | None = None

    def over(self, other: Look) -> Look:
        """This look, and what another says where it says nothing."""
        own = {name: getattr(self, name) for name in self.__slots__}
        return replace(other, **{name: value for name, value in own.items() if value is not None})

    def style(self) -> Style:
        return Style(self.size or _USUAL_SIZE, bool(self.bold), bool(self.italic), self.face or "")


class Looks:
    """The styles of a document by their ids."""

    def __init__(self, styles: Element | None) -> None:
        self._styles: dict[str, Element] = {}
        self._known: dict[str, Look] = {}
        self._default, self._names = Look(), dict[str, str]()
        self._usual = ""
        if styles is None:
            return
        for style in styles.findall(qn("w:style")):
            key = style.get(qn("w:styleId"), "")
            self._styles[key] = style
            name = style.find(qn("w:name"))
            self._names[key] = "" if name is None else name.get(qn("w:val"), "")
            if style.get(qn("w:type")) == "paragraph" and style.get(qn("w:default")) in ("1", "true"):
                self._usual = key
        defaults = styles.find(qn("w:docDefaults"))
        if defaults is not None:
            run = defaults.find(f"{qn('w:rPrDefault')}/{qn('w:rPr')}")
            paragraph = defaults.find(f"{qn('w:pPrDefault')}/{qn('w:pPr')}")
            self._default = _of_run(run).over(_of_paragraph(paragraph))

    def name(self, paragraph: Element) -> str:
        """The name of a paragraph's style."""
        return self._names.get(_reference(paragraph.find(qn("w:pPr")), "w:pStyle"), "")

    def paragraph(self, paragraph: Element) -> Look:
        properties = paragraph.find(qn("w:pPr"))
        key = _reference(properties, "w:pStyle") or self._usual
        return _of_paragraph(properties).over(self._of_style(key).over(self._default))

    def run(self, run: Element, paragraph: Look) -> Look:
        properties = run.find(qn("w:rPr"))
        key = _reference(properties, "w:rStyle")
        return _of_run(properties).over(self._of_style(key).over(paragraph))

    def _of_style(self, key: str, depth: int = 0) -> Look:
        if key not in self._styles or depth > _DEEPEST:
            return Look()
        if key not in self._known:
            style = self._styles[key]
            own = _of_run(style.find(qn("w:rPr"))).over(_of_paragraph(style.find(qn("w:pPr"))))
            own = Look(level=_level(self._names[key]), listed=_is_list(self._names[key])).over(own)
            based = style.find(qn("w:basedOn"))
            base = "" if based is None else based.get(qn("w:val"), "")
            self._known[key] = own.over(self._of_style(base, depth + 1))
        return self._known[key]


def _reference(properties: Element | None, tag: str) -> str:
    found = None if properties is None else properties.find(qn(tag))
    return "" if found is None else found.get(qn("w:val"), "")


def _level(name: str) -> int | None:
    if name.casefold() == "title":
        return 1
    match = _HEADING.match(name.strip())
    return int(match[1]) if match else None


def _is_list(name: str) -> bool | None:
    return True if re.match(r"list (?:bullet|number)", name, re.IGNORECASE) else None


def _of_run(properties: Element | None) -> Look:
    if properties is None:
        return Look()
    fonts = properties.find(qn("w:rFonts"))
    return Look(
        size=_number(properties.find(qn("w:sz")), "w:val", 2),
        bold=_switch(properties, "w:b"),
        italic=_switch(properties, "w:i"),
        face=None if fonts is None else fonts.get(qn("w:ascii")),
        hidden=_switch(properties, "w:vanish"),
    )


def _of_paragraph(properties: Element | None) -> Look:
    if properties is None:
        return Look()
    spacing, outline = (
        properties.find(qn("w:spacing")),
        _number(properties.find(qn("w:outlineLvl")), "w:val", 1),
    )
    numbered = properties.find(f"{qn('w:numPr')}/{qn('w:numId')}")
    return Look(
        level=None if outline is None or not 0 <= outline <= 8 else int(outline) + 1,
        listed=None if numbered is None else numbered.get(qn("w:val")) != "0",
        before=_number(spacing, "w:before", 20),
        after=_number(spacing, "w:after", 20),
    )


def _switch(properties: Element, tag: str) -> bool | None:
    found = properties.find(qn(tag))
    return None if found is None else found.get(qn("w:val"), "1").lower() not in _OFF


def _number(element: Element | None, name: str, unit: int) -> float | None:
    value = None if element is None else element.get(qn(name))
    return None if value is None or not re.fullmatch(r"-?\d{1,6}", value) else int(value) / unit
