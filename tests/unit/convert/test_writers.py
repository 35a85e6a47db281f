"""Word, plain text and Markdown: everything visible is in them, nothing hidden is, and nothing turns into
markup by accident."""

from __future__ import annotations

import io
import re
import time
import zipfile
from typing import Any

import docx as python_docx
import pytest
from docx.oxml.ns import qn
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt

from altocv.convert import WRITERS, docx, json_resume, markdown, text
from altocv.convert.outline import Item, Outline, address, outline
from altocv.cv import samples
from altocv.cv.document import CV, Work
from altocv.cv.edits import Set, apply
from altocv.cv.inline import plain
from tests.strategies import TEXTS, cvs

SAMPLES = [key for key, _ in samples.names()]
some = settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))


def words(said: str) -> str:
    """A text without white space, to compare what formats wrap and space differently."""
    return re.sub(r"\s+", "", said)


def shown(cv: CV) -> list[str]:
    """Every text that a reader of the CV must find, in order."""
    content: Outline = outline(cv)
    found = [content.name, content.label, *(contact.text for contact in content.contacts)]
    for part in content.parts:
        found.append(plain(part.title))
        for item in part.items:
            found += _texts(item)
    return [each for each in found if words(each)]


def _texts(item: Item) -> list[str]:
    marked = (item.title, item.of, item.place, *item.facts, *item.paragraphs, *item.bullets, *item.words)
    return [item.dates, *(plain(each) for each in marked)]


def body(data: bytes) -> str:
    """All text of a Word document, in order, hyperlinks too."""
    document = python_docx.Document(io.BytesIO(data))
    return "".join(
        (node.text or "") if node.tag == qn("w:t") else " "
        for node in document.element.body.iter(qn("w:t"), qn("w:p"), qn("w:tab"), qn("w:br"))
    )


def rendered(source: str) -> str:
    """What a Markdown program shows of it, as text."""
    html = MarkdownIt("commonmark").render(source)
    tree = etree.fromstring(f"<body>{html}</body>", etree.XMLParser(recover=False, resolve_entities=False))
    return "".join(tree.itertext())


SECRETS: dict[str, Any] = {
    "basics": {"name": "Ada"},
    "meta": {"notes": "SECRET note", "tags": ["SECRET tag"]},
    "sections": [
        {"kind": "work", "items": [
            {"name": "Shown", "notes": "SECRET entry note", "tags": ["SECRET"]},
            {"name": "SECRET employer", "hidden": True},
        ]},
        {"kind": "skills", "hidden": True, "title": "SECRET section", "items": [{"name": "SECRET skill"}]},
        {"kind": "awards", "title": "Nothing shown", "items": [{"title": "SECRET prize", "hidden": True}]},
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", WRITERS)
def test_each_format_writes_every_sample_in_time(name: str) -> None:
    for key in SAMPLES:
        started = time.perf_counter()
        assert len(WRITERS[name].write(samples.load(key))) > 500
        assert time.perf_counter() - started < 2


@pytest.mark.parametrize("name", ["docx", "txt", "md"])
def test_hidden_parts_and_private_notes_stay_private(name: str) -> None:
    data = WRITERS[name].write(CV.model_validate(SECRETS))
    said = body(data) if name == "docx" else data.decode()
    assert "Shown" in said
    assert "SECRET" not in said
    assert "Nothing shown" not in said, "a section without a visible entry has no title"
    if name == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            assert all(b"SECRET" not in archive.read(each) for each in archive.namelist())


def test_the_backup_keeps_hidden_parts_and_notes() -> None:
    cv = CV.model_validate(SECRETS)
    assert json_resume.read(json_resume.write(cv)).cv == cv


@pytest.mark.parametrize("key", SAMPLES)
def test_all_that_is_shown_is_in_every_format_in_order(key: str) -> None:
    cv = samples.load(key)
    for said in (body(docx.write(cv)), text.write(cv), rendered(markdown.write(cv))):
        at = 0
        squeezed = words(said).upper()
        for each in shown(cv):
            found = squeezed.find(words(each).upper())
            assert found >= 0, each
            at = max(at, found)


@some
@given(cvs())
def test_any_cv_can_be_written_and_loses_nothing(cv: CV) -> None:
    said_docx, said_md, said_txt = body(docx.write(cv)), rendered(markdown.write(cv)), text.write(cv)
    for each in shown(cv):
        assert words(each) in words(said_docx)
        assert words(each) in words(said_md)
        assert words(each).upper() in words(said_txt).upper()


# ---- Word ----------------------------------------------------------------------------------------------


def styled(data: bytes) -> list[tuple[str, str]]:
    document = python_docx.Document(io.BytesIO(data))
    return [(p.style.name, p.text) for p in document.paragraphs]  # type: ignore[union-attr]


def test_word_documents_have_real_headings_lists_links_and_dates_at_a_tab() -> None:
    cv = CV.model_validate(
        {
            "basics": {"name": "Ada Lovelace", "label": "Analyst", "email": "ada@example.com"},
            "sections": [
                {"kind": "work", "items": [{
                    "name": "Engines", "position": "Analyst", "start_date": "1842", "end_date": "1843-09",
                    "url": "engines.example.com", "location": "London",
                    "summary": "One.\n\nTwo.",
                    "highlights": ["Wrote **notes** on [it](https://example.com/n)"],
                }]},
                {"kind": "skills", "items": [
                    {"name": "Maths", "level": "expert", "keywords": ["Bernoulli"]},
                ]},
            ],
        }
    )  # fmt: skip
    data = docx.write(cv)
    assert styled(data) == [
        ("Title", "Ada Lovelace"),
        ("Subtitle", "Analyst"),
        ("Contact", "ada@example.com"),
        ("Heading 1", "Experience"),
        ("Heading 2", "Analyst, Engines\t1842 – Sep 1843"),
        ("Detail", "London  |  engines.example.com"),
        ("Normal", "One."),
        ("Normal", "Two."),
        ("List Bullet", "Wrote notes on it"),
        ("Heading 1", "Skills"),
        ("Fact", "Maths (expert): Bernoulli"),
    ]
    document = python_docx.Document(io.BytesIO(data))
    targets = {r.target_ref for r in document.part.rels.values() if r.is_external}
    assert targets == {"mailto:ada@example.com", "https://engines.example.com", "https://example.com/n"}
    bullet = next(p for p in document.paragraphs if p.style.name == "List Bullet")  # type: ignore[union-attr]
    assert [run.text for run in bullet.runs if run.bold] == ["notes"]
    heading = document.styles["Heading 2"].paragraph_format  # type: ignore[union-attr]
    section = document.sections[0]
    assert heading.keep_with_next
    width = section.page_width - section.left_margin - section.right_margin  # type: ignore[operator]
    assert abs(heading.tab_stops[0].position - width) < 12_700


def test_word_documents_carry_the_design_and_the_properties() -> None:
    cv, _ = apply(
        samples.load("software-engineer"),
        (
            Set(path="design/page_size", value="Letter"),
            Set(path="design/margin_x", value=60),
            Set(path="design/body_font", value="EB Garamond"),
            Set(path="design/heading_font", value="Raleway"),
            Set(path="design/size", value=11),
            Set(path="design/colors/primary", value="#aa0011"),
            Set(path="design/uppercase_titles", value=True),
        ),
    )
    document = python_docx.Document(io.BytesIO(docx.write(cv)))
    section, styles = document.sections[0], document.styles
    assert (section.page_width.pt, section.page_height.pt, section.left_margin.pt) == (612, 792, 60)  # type: ignore[union-attr]
    assert (styles["Normal"].font.name, styles["Normal"].font.size.pt) == ("EB Garamond", 11)  # type: ignore[union-attr]
    assert (styles["Heading 1"].font.name, str(styles["Heading 1"].font.color.rgb)) == ("Raleway", "AA0011")  # type: ignore[union-attr]
    assert styles["Heading 1"].font.all_caps  # type: ignore[union-attr]
    properties = document.core_properties
    assert properties.author == cv.basics.name
    assert properties.title == f"{cv.basics.name} – {cv.basics.label}"
    assert (properties.language, properties.comments) == ("en-US", "")
    assert properties.created is not None and properties.created.year > 2020


def test_right_to_left_documents_say_so() -> None:
    document = python_docx.Document(io.BytesIO(docx.write(samples.load("accountant-ar"))))
    for style in ("Normal", "Heading 1", "List Bullet"):
        assert document.styles[style].element.pPr.find(qn("w:bidi")) is not None
    arabic = [r for p in document.paragraphs for r in p.runs if re.search(r"[\u0600-\u06ff]", r.text)]
    assert arabic and all(run.font.rtl for run in arabic)
    assert not any(run.font.rtl for p in document.paragraphs for run in p.runs if run.text.strip() == "SAP")
    assert document.core_properties.language == "ar-SA"


def test_a_range_of_years_in_arabic_is_one_run() -> None:
    """Cut at its digits it would be shown with start and end exchanged."""
    document = python_docx.Document(io.BytesIO(docx.write(samples.load("accountant-ar"))))
    dates = [r.text for p in document.paragraphs for r in p.runs if r.style.name == "Dates"]  # type: ignore[union-attr]
    assert "\tمارس 2019 – حتى الآن" in dates


_ORDER = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd tabs "
    "suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc outlineLvl"
)
_RUN_ORDER = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang"
)


@pytest.mark.parametrize("key", ["software-engineer", "accountant-ar", "engineer-zh"])
def test_word_would_open_the_file_without_repairing_it(key: str) -> None:
    """Word insists on the order of properties, and on all parts that are named being there."""
    with zipfile.ZipFile(io.BytesIO(docx.write(samples.load(key)))) as archive:
        names = set(archive.namelist())
        assert not any("vba" in name.lower() or name.endswith(".bin") for name in names)
        types = archive.read("[Content_Types].xml").decode()
        assert all(part.lstrip("/") in names for part in re.findall(r'PartName="([^"]+)"', types))
        for name in ("word/document.xml", "word/styles.xml"):
            tree = etree.fromstring(archive.read(name))
            for tag, order in (("w:pPr", _ORDER), ("w:rPr", _RUN_ORDER)):
                for properties in tree.iter(qn(tag)):
                    places = [order.split().index(etree.QName(child).localname) for child in properties]
                    assert places == sorted(set(places)), etree.tostring(properties)
        used = set(re.findall(r'w:(?:p|r)Style w:val="([^"]+)"', archive.read("word/document.xml").decode()))
        assert used <= set(re.findall(r'w:styleId="([^"]+)"', archive.read("word/styles.xml").decode()))


def test_page_breaks_that_were_asked_for_are_kept() -> None:
    cv = CV.model_validate(
        {"sections": [
            {"kind": "work", "items": [{"name": "A"}, {"name": "B", "new_page": True}]},
            {"kind": "awards", "new_page": True, "items": [{"title": "C"}]},
        ]}
    )  # fmt: skip
    document = python_docx.Document(io.BytesIO(docx.write(cv)))
    broken = [p.text for p in document.paragraphs if p.paragraph_format.page_break_before]
    assert broken == ["B", "Awards"]


def test_a_thousand_entries_become_a_document() -> None:
    entry = Work(name="W", position="P", highlights=("one", "two"))
    items = [entry.model_copy(update={"id": f"e{i}"}) for i in range(1000)]
    started = time.perf_counter()
    assert docx.write(CV.model_validate({"sections": [{"kind": "work", "items": items}]}))
    assert time.perf_counter() - started < 20


# ---- Plain text ----------------------------------------------------------------------------------------


def test_plain_text_is_wrapped_and_indented() -> None:
    cv = CV.model_validate(
        {"sections": [{"kind": "work", "items": [{"highlights": ["word " * 40, "x" * 200, "two\nlines"]}]}]}
    )
    lines = text.write(cv).splitlines()
    assert lines[0] == "EXPERIENCE"
    assert lines[2] == "- " + " ".join(["word"] * 17)
    assert lines[3].startswith("  word")
    assert "- " + "x" * 200 in lines, "a word that is too long stays whole"
    assert lines[-2:] == ["- two", "  lines"]
    assert all(len(line) <= text.WIDTH for line in lines if "x" not in line)


@settings(deadline=None)
@given(TEXTS)
def test_wrapping_loses_no_letter(said: str) -> None:
    cv = CV.model_validate({"basics": {"summary": said}, "sections": [{"kind": "summary"}]})
    assert words(plain(said)) in words(text.write(cv))


def test_links_in_plain_text_show_where_they_lead() -> None:
    summary = (
        "See [my talk](https://example.com/talk), [example.org](https://example.org/), [mail](mailto:a@b.c)."
    )
    cv = CV.model_validate({"basics": {"summary": summary}, "sections": [{"kind": "summary"}]})
    assert "See my talk (https://example.com/talk), example.org, mail (a@b.c)." in text.write(cv)


def test_chinese_lines_are_as_wide_as_latin_ones() -> None:
    cv = CV.model_validate({"basics": {"summary": "中文" * 60 + "。"}, "sections": [{"kind": "summary"}]})
    lines = text.write(cv).splitlines()[2:]
    assert len(lines[0]) == text.WIDTH // 2
    assert not any(line.startswith("。") for line in lines)


# ---- Markdown ------------------------------------------------------------------------------------------

HOSTILE = (
    "# no heading", "1. no list", "12) no list", "- no list", "+ no list", "=====", "---", "> no quote",
    "<script>alert(1)</script>", "&lt; &amp; &#65;", "a_b_c __x__", "~~no~~", "![x](y)", "[a]: http://b",
    "| a | b |", "trailing \\", "\\# x", "`tick", "**", "http://a.b/c_d_e", "    four spaces", "* * *",
    "first\n# second", "first\n- second", "first\n===", "first\n---", "**bold **x", "`` a ` b ``",
)  # fmt: skip


@pytest.mark.parametrize("said", HOSTILE)
def test_text_never_turns_into_markdown(said: str) -> None:
    cv = CV.model_validate(
        {"basics": {"name": said, "summary": said}, "sections": [
            {"kind": "summary", "title": said},
            {"kind": "work", "items": [
                {"position": said, "name": said, "highlights": [said], "location": said},
            ]},
            {"kind": "skills", "items": [{"name": said, "level": said, "keywords": [said]}]},
        ]}
    )  # fmt: skip
    source = markdown.write(cv)
    html = MarkdownIt("commonmark").render(source)
    assert set(re.findall(r"<(\w+)", html)) <= {
        "h1",
        "h2",
        "h3",
        "p",
        "ul",
        "li",
        "strong",
        "em",
        "code",
        "br",
        "a",
    }
    assert html.count("<h2>") == 3 and html.count("<li>") == 2
    seen = words(rendered(source))
    for each in (cv.basics.name, plain(cv.basics.summary)):
        assert words(each) in seen


def test_markup_stays_markup() -> None:
    summary = "A **bold** and *slanted* `code` [link](https://example.com/a_(b)) and ***both***."
    cv = CV.model_validate({"basics": {"summary": summary}, "sections": [{"kind": "summary"}]})
    html = MarkdownIt("commonmark").render(markdown.write(cv))
    assert "<strong>bold</strong>" in html and "<em>slanted</em>" in html and "<code>code</code>" in html
    assert '<a href="https://example.com/a_%28b%29">link</a>' in html
    assert "<em><strong>both</strong></em>" in html


def test_a_foreign_scheme_is_no_link_in_any_format() -> None:
    cv = CV.model_validate(
        {"basics": {"url": "javascript:alert(1)", "email": "a b"}, "sections": [
            {"kind": "work", "items": [{"name": "x", "url": "file:///etc/passwd"}]}
        ]}
    )  # fmt: skip
    assert "](" not in markdown.write(cv)
    document = python_docx.Document(io.BytesIO(docx.write(cv)))
    assert not [r for r in document.part.rels.values() if r.is_external]


@pytest.mark.parametrize(
    ("url", "target"),
    [
        ("example.com", "https://example.com"),
        (" example.com/a ", "https://example.com/a"),
        ("localhost:3000/x", "https://localhost:3000/x"),
        ("HTTPS://Example.com", "HTTPS://Example.com"),
        ("mailto:a@b.c", "mailto:a@b.c"),
        ("javascript:alert(1)", None),
        ("data:text/html,x", None),
        ("not a link", None),
        ("", None),
    ],
)
def test_addresses(url: str, target: str | None) -> None:
    assert address(url) == target


# ---- What a reader gets --------------------------------------------------------------------------------


def test_custom_sections_follow_their_style() -> None:
    entries = [{"title": "One", "summary": "Text.", "keywords": ["k"]}, {"title": "Two", "highlights": ["h"]}]
    items = {}
    for style in ("entries", "bullets", "tags", "text"):
        cv = CV.model_validate({"sections": [{"kind": "custom", "style": style, "items": entries}]})
        items[style] = outline(cv).parts[0].items
    assert [item.title for item in items["entries"]] == ["One", "Two"]
    assert items["bullets"] == (Item(bullets=("One", "Text.", "Two", "h")),)
    assert items["tags"] == (Item(words=("One", "k", "Two")),)
    assert items["text"] == (Item(paragraphs=("One", "Text.", "Two")),)


def test_an_empty_cv_is_an_empty_file() -> None:
    assert text.write(CV()) == "\n"
    assert markdown.write(CV()) == "\n"
    assert body(docx.write(CV())).strip() == ""


@given(st.sampled_from(SAMPLES))
@settings(max_examples=5, deadline=None)
def test_writing_is_the_same_twice(key: str) -> None:
    cv = samples.load(key)
    assert text.write(cv) == text.write(cv)
    assert markdown.write(cv) == markdown.write(cv)
