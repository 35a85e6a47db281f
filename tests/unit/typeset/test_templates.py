"""Every template shows all that is visible and nothing that is not, whatever the design."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import product

import pytest

from altocv.cv import samples
from altocv.cv.design import Design
from altocv.cv.document import CV, ENTRY_TYPES, Entry
from altocv.cv.edits import get
from altocv.cv.inline import plain
from altocv.typeset.fonts import FAMILIES
from altocv.typeset.pages import Icon, Pages, Picture, TextRun
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES

SAMPLES = [key for key, _ in samples.names()]
SIZES = ("A4", "Letter")


def designed(cv: CV, template: str, **values: object) -> CV:
    """The CV in a template's own design, with some values changed."""
    return cv.model_copy(update={"design": TEMPLATES[template].defaults.model_copy(update=values)})


def runs(pages: Pages) -> list[TextRun]:
    return [item for page in pages.pages for item in page.items if isinstance(item, TextRun)]


def by_path(pages: Pages) -> dict[str, str]:
    """Path -> the letters shown for it, without white space, case folded."""
    found: defaultdict[str, str] = defaultdict(str)
    for run in runs(pages):
        if run.path:
            found[run.path] += run.text
    return {path: squeezed(text) for path, text in found.items()}


def squeezed(text: str) -> str:
    return re.sub(r"\s+", "", text).casefold()


TEXT_FIELDS = ("name", "position", "summary", "description", "institution", "area", "study_type", "title",
               "organization", "publisher", "fluency", "language", "reference", "awarder", "issuer",
               "location", "score", "entity", "type", "level", "subtitle")  # fmt: skip
LIST_FIELDS = ("highlights", "keywords", "courses", "authors", "roles")


def expected(cv: CV) -> dict[str, str]:
    """Path -> text of every visible text field of the entries, and of who the CV is about."""
    found = {f"basics/{key}": getattr(cv.basics, key) for key in ("name", "label", "email", "phone")}
    if any(section.kind == "summary" for section in cv.sections):
        found["basics/summary"] = cv.basics.summary
    for section in cv.sections:
        found[f"@{section.id}/title"] = section.title
        for entry in section.items:
            for name in TEXT_FIELDS:
                found[f"@{entry.id}/{name}"] = getattr(entry, name, "")
            for name in LIST_FIELDS:
                for index, text in enumerate(getattr(entry, name, ())):
                    found[f"@{entry.id}/{name}/{index}"] = text
    return {path: squeezed(plain(text)) for path, text in found.items() if text.strip()}


def missing(cv: CV, pages: Pages) -> set[str]:
    """The paths whose text is not shown whole. What roles under one employer share is shown once."""
    shown = by_path(pages)
    texts = set(shown.values())
    shared = ("/name", "/location", "/description") if cv.design.group_roles else ()
    return {
        path
        for path, text in expected(cv).items()
        if shown.get(path) != text and not (path.endswith(shared or "\0") and text in texts)
    }


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_is_shown_whole(template: str, sample: str) -> None:
    cv = designed(samples.load(sample), template)
    pages = typeset(cv)
    assert not missing(cv, pages)
    assert not pages.missing
    assert pages.language == cv.meta.language


@pytest.mark.parametrize("template", TEMPLATES)
def test_every_font_on_every_page_size(template: str) -> None:
    for number, (family, size) in enumerate(product(FAMILIES, SIZES)):
        cv = samples.load(SAMPLES[number % len(SAMPLES)])
        cv = designed(cv, template, body_font=family, heading_font=family, page_size=size)
        pages = typeset(cv)
        assert not missing(cv, pages), (family, size)
        assert not pages.missing


DESIGNS = [
    {"columns": "two", "side": "left"},
    {"columns": "two", "side": "right", "side_width": 0.2},
    {"columns": "two", "side_width": 0.45, "size": 14, "scale": 1.4},
    {"columns": "one", "size": 7, "leading": 1.0, "density": 0.4},
    {"margin_x": 108, "margin_y": 108, "page_size": "Letter", "justify": True, "hyphenate": True},
    {"margin_x": 18, "margin_y": 18, "show_icons": False, "page_numbers": True},
    {"group_roles": False, "uppercase_titles": True, "date_format": "MMMM YYYY"},
    {"uppercase_titles": False, "date_format": "MM/YYYY", "show_links": False},
]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("values", DESIGNS, ids=str)
@pytest.mark.parametrize("sample", ["software-engineer", "accountant-ar"])
def test_every_design_shows_all(template: str, values: dict[str, object], sample: str) -> None:
    cv = designed(samples.load(sample), template, **values)
    pages = typeset(cv)
    assert not missing(cv, pages)
    for run in runs(pages):
        assert run.x >= -0.5 and run.x + run.width <= pages.width + 0.5, run
        assert 0 < run.baseline < pages.height


@pytest.mark.parametrize("template", TEMPLATES)
def test_text_stays_inside_the_margins(template: str) -> None:
    cv = designed(samples.load("software-engineer"), template)
    pages = typeset(cv)
    left, right = cv.design.margin_x - 0.5, pages.width - cv.design.margin_x + 0.5
    assert all(left <= run.x and run.x + run.width <= right for run in runs(pages))


def full(kind: str) -> Entry:
    """An entry with a word of its own in every field."""
    entry_type = ENTRY_TYPES[kind]
    values: dict[str, object] = {"notes": "secretnote", "tags": ["secrettag"]}
    for name, field in entry_type.model_fields.items():
        if name in ("id", "extras", "hidden", "keep_together", "new_page", "notes", "tags"):
            continue
        if name == "url":
            values[name] = f"https://{kind}.example.org/page"
        elif name in ("date", "start_date", "release_date"):
            values[name] = "2019-03"
        elif name == "end_date":
            values[name] = "2021-08"
        elif name in LIST_FIELDS:
            values[name] = [f"{kind}{name}one", f"{kind}{name}two"]
        else:
            values[name] = f"{kind}{field.annotation and name}"
    return entry_type.model_validate(values)


def words_of(entry: Entry, *, skip: tuple[str, ...] = ()) -> set[str]:
    dumped = entry.model_dump(mode="json")
    hidden = ("id", "extras", "hidden", "keep_together", "new_page", "notes", "tags", "url", *skip)
    values = [value for name, value in dumped.items() if name not in hidden]
    flat = [text for value in values for text in (value if isinstance(value, list) else [value])]
    return {text for text in flat if not re.fullmatch(r"\d{4}-\d\d", text)}


STYLES = [(kind, "entries") for kind in ENTRY_TYPES] + [("custom", s) for s in ("bullets", "tags", "text")]


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("columns", ["one", "two"])
def test_every_field_of_every_kind_is_shown(template: str, columns: str) -> None:
    entries = [full(kind) for kind, _ in STYLES]
    sections = [
        {"kind": kind, "style": style, "items": [entry.model_dump()]}
        for (kind, style), entry in zip(STYLES, entries, strict=True)
    ]
    for column in ("main", "side"):
        placed = [{**section, "column": column} for section in sections]
        cv = designed(CV.model_validate({"sections": placed}), template, columns=columns)
        pages = typeset(cv)
        text = " ".join(by_path(pages).values())
        links = {getattr(item, "href", None) for page in pages.pages for item in page.items}
        for (kind, style), entry in zip(STYLES, entries, strict=True):
            assert not {word for word in words_of(entry) if word not in text}, (kind, style)
            if hasattr(entry, "url"):
                assert entry.url in links, (kind, style)  # type: ignore[attr-defined]
        assert "secret" not in text
        assert " ".join(run.text for run in runs(pages)).count("2019") >= 9


@pytest.mark.parametrize("template", TEMPLATES)
def test_all_ways_to_get_in_touch_are_shown(template: str) -> None:
    cv = CV.model_validate(
        {
            "basics": {
                "name": "Ada", "email": "ada@example.org", "phone": "+1 555 0100", "url": "https://ada.example.org",
                "location": {"address": "Main St 1", "postal_code": "12345", "city": "Springfield",
                             "region": "Ohio", "country_code": "US"},
                "profiles": [
                    {"network": "GitHub", "username": "ada-l", "url": "https://github.example.org/ada-l"},
                    {"network": "Sketchpad", "username": "ada-s"},
                    {"network": "Xing"},
                    {"network": "LinkedIn", "url": "https://linkedin.example.org/in/ada"},
                ],
                "contacts": [{"icon": "car", "label": "Licence", "value": "B", "url": "https://b.example.org"}],
            }
        }
    )  # fmt: skip
    for columns, icons in product(("one", "two"), (True, False)):
        pages = typeset(designed(cv, template, columns=columns, show_icons=icons))
        text = "".join(run.text for run in runs(pages))
        for word in ("ada@example.org", "+1 555 0100", "ada.example.org", "Main St 1", "12345", "Springfield",
                     "Ohio", "US", "ada-l", "Sketchpad", "ada-s", "Xing", "linkedin.example.org/in/ada",
                     "Licence", "B"):  # fmt: skip
            assert word in text, (columns, icons, word)
        hrefs = {run.href for run in runs(pages)}
        assert {"mailto:ada@example.org", "tel:+15550100", "https://github.example.org/ada-l"} <= hrefs
        assert any(isinstance(item, Icon) for page in pages.pages for item in page.items) == icons


@pytest.mark.parametrize("template", TEMPLATES)
def test_hidden_parts_are_left_out(template: str) -> None:
    cv = CV.model_validate(
        {
            "basics": {"name": "Ada", "summary": "opening"},
            "meta": {"notes": "secret of the document"},
            "sections": [
                {"kind": "summary", "hidden": True},
                {
                    "kind": "skills",
                    "title": "Hiddensection",
                    "hidden": True,
                    "items": [{"name": "hiddenskill"}],
                },
                {
                    "kind": "work",
                    "items": [{"name": "Seen", "notes": "secret"}, {"name": "Unseen", "hidden": True}],
                },
                {"kind": "awards", "title": "Allhidden", "items": [{"title": "gone", "hidden": True}]},
                {"kind": "languages", "title": "Nothingin", "items": [{}]},
            ],
        }
    )
    text = "".join(run.text for run in runs(typeset(designed(cv, template))))
    assert "Seen" in text
    for word in ("opening", "idden", "Unseen", "gone", "secret", "Allhidden", "Nothingin"):
        assert word.casefold() not in text.casefold(), word


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("placeholders", [False, True])
@pytest.mark.parametrize("sample", ["software-engineer", "academic", "blank"])
def test_a_click_finds_its_field(template: str, placeholders: bool, sample: str) -> None:
    """Every path resolves, and `start` is the run's place in the field's plain text."""
    cv = samples.blank() if sample == "blank" else samples.load(sample)
    cv = designed(cv, template)
    pages = typeset(cv, placeholders=placeholders)
    checked = 0
    for page in pages.pages:
        for region in page.regions:
            get(cv, region.path)
        for item in page.items:
            path = getattr(item, "path", None)
            if path is None:
                continue
            value = get(cv, path)
            if isinstance(item, TextRun) and isinstance(value, str) and value.strip():
                there = plain(value)[item.start : item.start + len(item.text)]
                if squeezed(there) == squeezed(item.text):
                    checked += 1
                else:
                    assert path.endswith(("/title",)) and not value, (path, there, item.text)
    assert checked > 100 or sample == "blank"


@pytest.mark.parametrize("template", TEMPLATES)
@pytest.mark.parametrize("language", ["en", "es", "ar"])
def test_placeholders_can_be_clicked_and_are_never_in_the_file(template: str, language: str) -> None:
    cv = designed(samples.blank(language), template)
    shown = by_path(typeset(cv, placeholders=True))
    work, education = cv.section("work"), cv.section("education")
    assert work and education
    job, school = f"@{work.items[0].id}", f"@{education.items[0].id}"
    asked = [f"basics/{name}" for name in ("name", "label", "email", "summary")]
    asked += [f"{job}/{name}" for name in ("position", "name", "start_date", "highlights/0")]
    asked += [f"{school}/{name}" for name in ("institution", "study_type")]
    for path in asked:
        assert shown.get(path), path
    empty = typeset(cv)
    assert not runs(empty)
    assert len(empty.pages) == 1


def test_placeholders_speak_the_language_of_the_cv() -> None:
    for language, name in (("en", "yourname"), ("es", "sunombre")):
        cv = designed(samples.blank(language), "modern")
        assert by_path(typeset(cv, placeholders=True))["basics/name"] == name


def test_a_filled_entry_asks_for_nothing_but_what_names_it() -> None:
    cv = CV.model_validate(
        {"basics": {"name": "A"}, "sections": [{"kind": "work", "items": [{"position": "Cook"}]}]}
    )
    assert cv.sections[0].items
    entry = cv.sections[0].items[0]
    shown = {path for path in by_path(typeset(cv, placeholders=True)) if path.startswith(f"@{entry.id}")}
    assert shown == {f"@{entry.id}/position", f"@{entry.id}/name"}


@pytest.mark.parametrize("template", TEMPLATES)
def test_no_heading_is_left_alone(template: str) -> None:
    """A section's title stands on the page of its first line."""
    for scale in (1.0, 1.04, 1.09, 1.15):
        cv = designed(samples.load("academic"), template, leading=1.3 * scale)
        pages = typeset(cv)
        for section in cv.sections:
            ids = (
                ("basics/summary",)
                if section.kind == "summary"
                else tuple(f"@{e.id}/" for e in section.items)
            )
            title = [
                n
                for n, page in enumerate(pages.pages)
                for r in _runs(page)
                if r.path == f"@{section.id}/title"
            ]
            body = [
                n for n, page in enumerate(pages.pages) for r in _runs(page) if (r.path or "").startswith(ids)
            ]
            assert title[0] == min(body), (section.kind, scale)  # fmt: skip


def _runs(page) -> list[TextRun]:
    return [item for item in page.items if isinstance(item, TextRun)]


@pytest.mark.parametrize("template", TEMPLATES)
def test_sections_are_read_one_after_the_other(template: str) -> None:
    """In reading order no section is interrupted by another, on two columns neither."""
    for columns in ("one", "two"):
        cv = designed(samples.load("software-engineer"), template, columns=columns)
        owner = {f"@{e.id}": s.kind for s in cv.sections for e in s.items}
        for page in typeset(cv).pages:
            kinds = [
                owner[r.path.split("/")[0]] for r in _runs(page) if r.path and r.path.split("/")[0] in owner
            ]
            blocks = [kind for at, kind in enumerate(kinds) if at == 0 or kinds[at - 1] != kind]
            assert len(blocks) == len(set(blocks)), blocks


@pytest.mark.parametrize("template", TEMPLATES)
def test_sections_stand_in_the_order_of_the_document(template: str) -> None:
    cv = designed(samples.load("software-engineer"), template, columns="one")
    cv = cv.model_copy(update={"sections": cv.sections[::-1]})
    titles = [b.title for b in typeset(cv).bookmarks if b.level == 0]
    assert len(titles) == len(cv.sections)
    firsts = [r.path for r in runs(typeset(cv)) if r.path and r.path.endswith("/title")]
    order = [path for path in dict.fromkeys(firsts) if path in {f"@{s.id}/title" for s in cv.sections}]
    assert order == [f"@{s.id}/title" for s in cv.sections]


def test_a_section_goes_to_the_column_it_names() -> None:
    cv = designed(samples.load("software-engineer"), "split")
    moved = tuple(
        s.model_copy(update={"column": "side" if s.kind == "projects" else "main"}) for s in cv.sections
    )
    pages = typeset(cv.model_copy(update={"sections": moved}))
    at = {r.path: r.x for r in runs(pages) if r.path and r.path.endswith("/title")}
    ids = {s.kind: f"@{s.id}/title" for s in moved}
    assert at[ids["projects"]] > at[ids["work"]] + 200
    assert at[ids["skills"]] == pytest.approx(at[ids["work"]])


def test_roles_under_one_employer_share_its_heading() -> None:
    cv = samples.load("software-engineer")
    for template in TEMPLATES:
        together = [r.text for r in runs(typeset(designed(cv, template)))].count("Orrery Payments")
        apart = [r.text for r in runs(typeset(designed(cv, template, group_roles=False)))].count(
            "Orrery Payments"
        )
        assert (together, apart) == (1, 2), template  # fmt: skip


@pytest.mark.parametrize("template", TEMPLATES)
def test_the_photo_is_shown_where_there_is_one(template: str) -> None:
    cv = samples.load("nurse")
    cv = cv.model_copy(update={"basics": cv.basics.model_copy(update={"image": "photo:abc"})})
    for columns, wanted in product(("one", "two"), (True, False)):
        pages = typeset(designed(cv, template, show_photo=wanted, columns=columns, photo_shape="rounded"))
        pictures = [i for page in pages.pages for i in page.items if isinstance(i, Picture)]
        assert [p.ref for p in pictures] == ["photo:abc"] * wanted
        assert all(p.shape == "rounded" and p.path == "basics/image" for p in pictures)


@pytest.mark.parametrize("template", TEMPLATES)
def test_page_numbers(template: str) -> None:
    cv = samples.load("academic")
    pages = typeset(designed(cv, template, page_numbers=True))
    for number, page in enumerate(pages.pages, start=1):
        assert any(f"{number} / {len(pages.pages)}" in run.text for run in _runs(page))


@pytest.mark.parametrize("template", TEMPLATES)
def test_very_long_and_strange_cvs(template: str) -> None:
    word = "x" * 10_000
    roles = [{"position": f"Role {n}", "highlights": ["Line " * 20] * 4} for n in range(60)]
    languages = [{"language": f"L{n}", "fluency": "fluently" * 9} for n in range(40)]
    sections = [
        {"kind": "summary"},
        {"kind": "work", "items": roles},
        {"kind": "skills", "items": [{"name": "a" * 300, "keywords": ["k" * 90] * 30}]},
        {"kind": "languages", "items": languages},
        {"kind": "custom", "style": "tags", "title": word[:500], "items": [{"title": "<script>" * 9}]},
    ]
    basics = {"name": "N" * 200, "label": word, "summary": "\n\n\n", "email": "e" * 300}
    cv = CV.model_validate({"basics": basics, "sections": sections})
    for columns in ("one", "two"):
        pages = typeset(designed(cv, template, columns=columns))
        text = "".join(run.text for run in runs(pages))
        assert text.casefold().count("x") >= 10_500
        assert all(f"Role {n}" in text for n in range(60))
        assert 8 < len(pages.pages) < 60


def test_an_unknown_template_is_set_as_classic() -> None:
    cv = designed(samples.load("graduate"), "classic")
    unknown = cv.model_copy(update={"design": cv.design.model_copy(update={"template": "gone"})})
    assert typeset(unknown).pages == typeset(cv).pages


def test_all_colours_are_legible() -> None:
    from altocv.typeset.templates import PALETTES

    schemes = {f"palette {p.key}": p.colors for p in PALETTES.values()}
    schemes |= {f"template {t.key}": t.defaults.colors for t in TEMPLATES.values()}
    assert len(PALETTES) >= 8
    for name, colors in schemes.items():
        for role in ("text", "muted", "primary", "accent"):
            assert contrast(getattr(colors, role), colors.paper) >= 4.5, (name, role)
        assert contrast(colors.on_panel, colors.panel) >= 4.5, name
        assert contrast(colors.primary, colors.panel) >= 4.5 or colors.on_panel == "#ffffff", name


def contrast(a: str, b: str) -> float:
    """WCAG contrast ratio of two colours."""
    high, low = sorted((_luminance(a), _luminance(b)), reverse=True)
    return (high + 0.05) / (low + 0.05)


def _luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    linear = [p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_templates_are_well_formed() -> None:
    assert len(TEMPLATES) >= 8
    for key, template in TEMPLATES.items():
        assert template.key == key == template.defaults.template
        assert template.name and template.description.endswith(".")
        assert Design.model_validate(template.defaults.model_dump()) == template.defaults
        assert {template.defaults.body_font, template.defaults.heading_font} <= set(FAMILIES)


def test_a_keystroke_rebuilds_only_the_entry_it_was_typed_in() -> None:
    """Blocks of untouched sections and entries are the same objects, so that the engine's caches serve."""
    from altocv.cv.edits import Set, apply
    from altocv.typeset.blocks import Stack
    from altocv.typeset.render import visible

    def entries(cv: CV) -> dict[str, Stack]:
        sheet = TEMPLATES[cv.design.template].compose(visible(cv))
        found: dict[str, Stack] = {}

        def walk(block: object) -> None:
            if isinstance(block, Stack):
                if block.kind in ("entry", "section") and block.path:
                    found[block.path] = block
                for child in block.children:
                    walk(child)

        for column in sheet.columns:
            for block in column.blocks:
                walk(block)
        return found

    cv = designed(samples.load("software-engineer"), "modern")
    work = cv.section("work")
    assert work is not None
    edited, _ = apply(cv, (Set(path=f"@{work.items[2].id}/highlights/0", value="New words."),))
    before, after = entries(cv), entries(edited)
    changed = {path for path in before if before[path] is not after[path]}
    assert changed == {f"@{work.id}", f"@{work.items[2].id}"}
