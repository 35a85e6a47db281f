"""From a CV to finished pages: what is visible, set by its template."""

from __future__ import annotations

from altocv.cv.design import PAGE_SIZES
from altocv.cv.document import CV, Section
from altocv.typeset.layout import set_pages
from altocv.typeset.pages import Pages
from altocv.typeset.remembering import remember
from altocv.typeset.templates import TEMPLATES, Content
from altocv.typeset.templates.parts import is_empty


def typeset(cv: CV, *, placeholders: bool = False) -> Pages:
    """The pages of a CV. Hidden and empty parts are left out; an unknown template is set as "classic".

    `placeholders` shows muted placeholder text in empty key fields (for the editor, never for a file).
    """
    template = TEMPLATES.get(cv.design.template) or TEMPLATES["classic"]
    name, label = cv.basics.name.strip(), cv.basics.label.strip()
    return set_pages(
        template.compose(visible(cv, placeholders=placeholders)),
        page_size=PAGE_SIZES[cv.design.page_size],
        colors=cv.design.colors,
        title=" – ".join(part for part in (name, label) if part) or "CV",
        author=name,
        language=cv.meta.language,
    )


def visible(cv: CV, *, placeholders: bool = False) -> Content:
    """The CV with what is to be shown of it; with placeholders, empty parts too."""
    sections = tuple(
        shown
        for section in cv.sections
        if not section.hidden and (shown := _shown(section, placeholders)) and _says(cv, shown, placeholders)
    )
    return Content(cv, sections, placeholders)


@remember()
def _shown(section: Section, placeholders: bool) -> Section:
    """The section without its hidden entries, and without its empty ones unless placeholders are wanted;
    the same object for the same section, so that blocks can be remembered by it."""
    items = tuple(item for item in section.items if not item.hidden and (placeholders or not is_empty(item)))
    return section if len(items) == len(section.items) else section.model_copy(update={"items": items})


def _says(cv: CV, section: Section, placeholders: bool) -> bool:
    """Whether the section has anything to show."""
    if section.kind == "summary":
        return placeholders or bool(cv.basics.summary.strip())
    return placeholders or bool(section.items)
