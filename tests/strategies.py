"""Hypothesis strategies: any CV that the document allows, and edits that are valid on a given CV."""

from __future__ import annotations

from datetime import date
from typing import Any, get_args

from hypothesis import strategies as st

from altocv.cv.design import Colors, Design
from altocv.cv.document import (
    CV,
    ENTRY_TYPES,
    LANGUAGES,
    Basics,
    Contact,
    Entry,
    Identified,
    Location,
    Meta,
    Node,
    PartialDate,
    Profile,
    Section,
)
from altocv.cv.edits import Edit, Insert, Move, Remove, Set, apply, dump, get

ALPHABET = st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n*_`[]()\\é漢ש‏")
LINES = st.text(ALPHABET.filter(lambda c: c != "\n"), max_size=12)
TEXTS = st.text(ALPHABET, max_size=30)
URLS = st.one_of(st.just(""), st.just("https://example.org/a?b=c"), LINES)
JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**53), 2**53)
    | st.floats(allow_nan=False, allow_infinity=False)
    | TEXTS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(LINES, inner, max_size=3),
    max_leaves=5,
)
EXTRAS = st.one_of(st.just({}), st.dictionaries(LINES, JSON, max_size=2))
DATES = st.one_of(
    st.just(PartialDate()),
    st.just(PartialDate(present=True)),
    st.builds(PartialDate, year=st.integers(1000, 2999)),
    st.builds(PartialDate, year=st.integers(1000, 2999), month=st.integers(1, 12)),
    st.dates(date(1000, 1, 1), date(2999, 12, 31)).map(lambda d: PartialDate.model_validate(d.isoformat())),
    LINES.map(PartialDate.model_validate),
)


def fields(cls: type[Node], **given: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    """Parts of a class, with any subset of its fields set."""
    chosen = {
        name: given[name] if name in given else _of(name, info.rebuild_annotation())
        for name, info in cls.model_fields.items()
        if name != "id"
    }
    ids = {"id": st.uuids().map(lambda u: u.hex[:12])} if "id" in cls.model_fields else {}
    return st.fixed_dictionaries(ids, optional=chosen).map(cls.model_validate)


def _of(name: str, annotation: Any) -> st.SearchStrategy[Any]:
    if name == "extras":
        return EXTRAS
    if name == "url" or name == "image":
        return URLS
    base = get_args(annotation)[0] if hasattr(annotation, "__metadata__") else annotation
    if base is bool:
        return st.booleans()
    if base is PartialDate:
        return DATES
    if base is str:
        return TEXTS
    assert "tuple" in str(base), (name, annotation)
    return st.lists(TEXTS, max_size=3).map(tuple)


def sections(kinds: tuple[str, ...] = ("summary", *ENTRY_TYPES)) -> st.SearchStrategy[Section]:
    return st.sampled_from(kinds).flatmap(lambda kind: _section(kind, ENTRY_TYPES.get(kind)))


def _section(kind: str, entry: type[Entry] | None) -> st.SearchStrategy[Section]:
    items = st.lists(fields(entry), max_size=3).map(tuple) if entry else st.just(())
    return st.builds(
        Section,
        kind=st.just(kind),
        id=st.uuids().map(lambda u: u.hex[:12]),
        title=LINES,
        hidden=st.booleans(),
        new_page=st.booleans(),
        keep_together=st.booleans(),
        column=st.sampled_from(("auto", "main", "side")),
        style=st.sampled_from(("entries", "bullets", "tags", "text")),
        items=items,
        extras=EXTRAS,
    )


DESIGNS = st.builds(
    Design,
    template=st.sampled_from(("classic", "modern", "no such template")),
    page_size=st.sampled_from(("A4", "Letter")),
    size=st.floats(7, 14),
    leading=st.floats(1, 2),
    uppercase_titles=st.sampled_from((None, True, False)),
    date_format=st.sampled_from(get_args(Design.model_fields["date_format"].annotation)),
    colors=st.builds(Colors, primary=st.integers(0, 0xFFFFFF).map("#{:06x}".format)),
)
BASICS = fields(
    Basics,
    location=fields(Location),
    profiles=st.lists(fields(Profile), max_size=2).map(tuple),
    contacts=st.lists(fields(Contact), max_size=2).map(tuple),
)
METAS = st.builds(
    Meta, language=st.sampled_from(LANGUAGES), tags=st.lists(LINES, max_size=2).map(tuple), notes=TEXTS
)


def cvs(max_sections: int = 4) -> st.SearchStrategy[CV]:
    """Whole CVs; not locked."""
    return st.builds(
        CV,
        basics=BASICS,
        sections=st.lists(sections(), max_size=max_sections).map(tuple),
        meta=METAS,
        design=DESIGNS,
        extras=EXTRAS,
    )


@st.composite
def edit_groups(draw: st.DrawFn, cv: CV, max_size: int = 5) -> tuple[Edit, ...]:
    """Edits that apply to the CV in their order."""
    group: list[Edit] = []
    for _ in range(draw(st.integers(1, max_size))):
        edit = draw(edits(cv))
        cv, _ = apply(cv, (edit,))
        group.append(edit)
    return tuple(group)


@st.composite
def edits(draw: st.DrawFn, cv: CV) -> Edit:
    """One edit that applies to the CV."""
    lists = id_lists(cv)
    texts = text_lists(cv)
    parts = [(path, index) for path, elements in lists for index in range(len(elements))]
    lines = [(path, index) for path, elements in texts for index in range(len(elements))]
    ops = (
        ["set", "insert", "line"]
        + ["remove", "move", "put"] * bool(parts)
        + ["cut", "shift", "retype"] * bool(lines)
    )
    match draw(st.sampled_from(ops)):
        case "set":
            path, strategy = draw(st.sampled_from(list(_settable(cv))))
            return Set(path=path, value=dump(draw(strategy)))
        case "insert":
            path, elements = draw(st.sampled_from(lists))
            value = draw(_element(cv, path))
            return Insert(path=path, index=draw(st.integers(0, len(elements))), value=dump(value))
        case "line":
            path, elements = draw(st.sampled_from(texts)) if texts else ("meta/tags", cv.meta.tags)
            return Insert(path=path, index=draw(st.integers(0, len(elements))), value=draw(TEXTS))
        case "remove":
            path, index = draw(st.sampled_from(parts))
            return Remove(path=f"@{get(cv, path)[index].id}")
        case "put":
            path, index = draw(st.sampled_from(parts))
            part = get(cv, path)[index]
            kind = (part.kind,) if isinstance(part, Section) else ()
            value = dump(draw(sections(kind) if kind else _element(cv, path)))
            return Set(path=f"@{part.id}", value={**value, "id": part.id})
        case "move":
            path, index = draw(st.sampled_from(parts))
            part = get(cv, path)[index]
            same = [(p, e) for p, e in lists if _same_kind(cv, path, p)]
            to, elements = draw(st.sampled_from(same))
            last = len(elements) - (to == path)
            return Move(path=f"@{part.id}", to=to, index=draw(st.integers(0, last)))
        case "cut":
            path, index = draw(st.sampled_from(lines))
            return Remove(path=f"{path}/{index}")
        case "shift":
            path, index = draw(st.sampled_from(lines))
            same = [(p, e) for p, e in texts if p.rpartition("/")[2] == path.rpartition("/")[2]]
            to, elements = draw(st.sampled_from(same))
            return Move(
                path=f"{path}/{index}", to=to, index=draw(st.integers(0, len(elements) - (to == path)))
            )
        case _:
            path, index = draw(st.sampled_from(lines))
            return Set(path=f"{path}/{index}", value=draw(TEXTS))


def id_lists(cv: CV) -> list[tuple[str, tuple[Identified, ...]]]:
    """Every list of parts with ids that takes elements, with its path."""
    return [
        ("sections", cv.sections),
        ("basics/profiles", cv.basics.profiles),
        ("basics/contacts", cv.basics.contacts),
        *((f"@{section.id}/items", section.items) for section in cv.sections if section.kind != "summary"),
    ]


def text_lists(cv: CV) -> list[tuple[str, tuple[str, ...]]]:
    """Every list of text, with its path."""
    holders: list[tuple[str, Node]] = [
        ("meta", cv.meta),
        *((f"@{part.id}", part) for part in cv.identified()),
    ]
    return [
        (f"{path}/{name}", value)
        for path, holder in holders
        for name, value in holder
        if isinstance(value, tuple) and name != "items"
    ]


def _settable(cv: CV) -> Any:
    holders: list[tuple[str, Node]] = [
        ("basics", cv.basics),
        ("basics/location", cv.basics.location),
        *((f"@{part.id}", part) for part in cv.identified()),
    ]
    skipped = {"id", "kind", "column", "style", "items", "location", "profiles", "contacts"}
    for path, holder in holders:
        for name, info in type(holder).model_fields.items():
            if name not in skipped:
                yield f"{path}/{name}", _of(name, info.rebuild_annotation())
    yield "extras", EXTRAS
    yield "meta/language", st.sampled_from(LANGUAGES)
    yield "meta/notes", TEXTS
    yield "design", DESIGNS
    yield "design/size", st.floats(7, 14)
    yield "design/colors/accent", st.just("#00ff00")
    yield "basics", BASICS
    yield "basics/profiles", st.lists(fields(Profile), max_size=2).map(tuple)
    yield "sections", st.lists(sections(), max_size=2).map(tuple)
    for section in cv.sections:
        if entry := ENTRY_TYPES.get(section.kind):
            yield f"@{section.id}/items", st.lists(fields(entry), max_size=2).map(tuple)


def _element(cv: CV, path: str) -> st.SearchStrategy[Any]:
    known: dict[str, st.SearchStrategy[Any]] = {
        "sections": sections(),
        "basics/profiles": fields(Profile),
        "basics/contacts": fields(Contact),
    }
    return known[path] if path in known else fields(ENTRY_TYPES[get(cv, path.rpartition("/")[0]).kind])


def _same_kind(cv: CV, one: str, other: str) -> bool:
    if one.endswith("/items") and other.endswith("/items"):
        return get(cv, one.rpartition("/")[0]).kind == get(cv, other.rpartition("/")[0]).kind
    return one == other
