"""The tools that a model may call, and what their calls mean. None of them changes anything: they propose."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, JsonValue, ValidationError

from altocv.cv import commands, translatable, words
from altocv.cv.design import Design
from altocv.cv.document import CV, ENTRY_TYPES, Section
from altocv.cv.edits import Edit, Insert, Move, Remove, Set, apply, get, with_fresh_ids
from altocv.errors import AltoError, Invalid

MOST_CALLS = 20
"""Tool calls of one answer that are looked at."""

Kind = Literal["edits", "choices", "form", "table"]


@dataclass(frozen=True, slots=True)
class Card:
    """What a call became: edits to accept or reject, or something to choose, fill in or read.

    `before` maps the path of each text that is replaced to that text, so that a stale proposal is known.
    """

    kind: Kind
    title: str
    edits: tuple[Edit, ...] = ()
    before: dict[str, Any] = field(default_factory=dict)
    path: str = ""
    options: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()


class _Call(BaseModel):
    model_config = ConfigDict(extra="forbid")


class SetText(_Call):
    """Replace a text: a field of the personal details, a field of an entry, or one line of a list."""

    path: str = Field(description='like "basics/summary", "@id/position", "@id/highlights/1"')
    value: str = Field(max_length=20_000)
    why: str = Field(default="", max_length=300, description="the reason, in a few words")


class AddLine(_Call):
    """Add a line to a list of an entry."""

    path: str = Field(description='the list, like "@id/highlights" or "@id/keywords"')
    value: str = Field(max_length=20_000)
    index: int | None = Field(default=None, ge=0, description="where; left out: at the end")


class AddEntry(_Call):
    """Add an entry to a section."""

    section: str = Field(description='the section, like "@id", or its kind, like "work"')
    fields: dict[str, JsonValue] = Field(description="the entry's fields, named like those of its neighbours")
    index: int | None = Field(default=None, ge=0)


class RemovePart(_Call):
    """Remove a section, an entry, or a line of a list."""

    path: str = Field(description='like "@id" or "@id/highlights/2"')
    why: str = Field(default="", max_length=300)


class MovePart(_Call):
    """Move a section, an entry or a line within its list."""

    path: str
    index: int = Field(ge=0, description="the place that it gets")


class SetDesign(_Call):
    """Change a value of the design."""

    name: str = Field(description='like "template", "size", "colors/primary", "body_font", "page_size"')
    value: JsonValue


class SetLanguage(_Call):
    """Change the language that the CV is set in: titles of sections, dates, hyphenation. Texts stay."""

    language: str = Field(description="like en, es, fr, de")


class TranslateCv(_Call):
    """Translate the whole CV, when the person asks for that. Names of people, companies and products stay."""

    language: str = Field(description="the language to translate into, like en, es, fr, de")
    texts: dict[str, str] = Field(
        description="every text of the CV by its path: label, summary, titles, positions, lines like "
        '"@id/highlights/0"'
    )


class OfferChoices(_Call):
    """Offer two to four versions of one text, to pick one."""

    path: str
    options: list[str] = Field(min_length=2, max_length=4)


class AskFor(_Call):
    """Ask for facts that are missing, like numbers. Each question is one line."""

    questions: list[str] = Field(min_length=1, max_length=6)


class ShowTable(_Call):
    """Show a small table, for a comparison. The first row holds the headings."""

    title: str = Field(max_length=200)
    rows: list[list[str]] = Field(min_length=2, max_length=20)


def _set_text(cv: CV, call: SetText) -> Card:
    if not (call.path.startswith("@") or call.path.startswith("basics/")):
        raise Invalid("set_text changes texts of the personal details and of entries only.")
    now = get(cv, call.path)
    if not isinstance(now, str):
        raise Invalid(f"{call.path} is no text. Address one line of a list by its index.")
    return _edits(cv, call.why, Set(path=call.path, value=call.value), before={call.path: now})


def _add_line(cv: CV, call: AddLine) -> Card:
    lines = get(cv, call.path)
    if not isinstance(lines, tuple) or (lines and not isinstance(lines[0], str)):
        raise Invalid(f"{call.path} is no list of lines.")
    at = len(lines) if call.index is None else min(call.index, len(lines))
    return _edits(cv, "", Insert(path=call.path, index=at, value=call.value))


def _add_entry(cv: CV, call: AddEntry) -> Card:
    section = next((s for s in cv.sections if call.section in (f"@{s.id}", s.id)), None) or cv.section(
        call.section.strip("@")
    )
    edits: list[Edit] = []
    if section is None and call.section in ENTRY_TYPES:
        section = Section.model_validate({"kind": call.section})
        edits.append(Insert(path="sections", index=len(cv.sections), value=section.model_dump(mode="json")))
    if section is None or section.kind not in ENTRY_TYPES:
        raise Invalid(f"There is no section {call.section} that entries can be added to.")
    try:
        entry = with_fresh_ids(ENTRY_TYPES[section.kind].model_validate(call.fields))
    except ValidationError as error:
        where, said = words.reason(error)
        raise Invalid(f"The entry cannot be added: {'/'.join(map(str, where))} {said}.") from error
    at = len(section.items) if call.index is None else min(call.index, len(section.items))
    edits.append(Insert(path=f"@{section.id}/items", index=at, value=entry.model_dump(mode="json")))
    return _edits(cv, "", *edits)


def _remove(cv: CV, call: RemovePart) -> Card:
    before = {} if "/" not in call.path else {call.path: get(cv, call.path)}
    commands.locate(cv, call.path)
    return _edits(cv, call.why, Remove(path=call.path), before=before)


def _move(cv: CV, call: MovePart) -> Card:
    place = commands.locate(cv, call.path)
    at = min(call.index, len(place.siblings) - 1)
    return _edits(cv, "", Move(path=call.path, to=place.parent, index=at))


def _set_design(cv: CV, call: SetDesign) -> Card:
    name = call.name.removeprefix("design/")
    if name.split("/")[0] not in Design.model_fields or name in ("colors", "template/"):
        raise Invalid(f"The design has no value {name}.")
    path = f"design/{name}"
    return _edits(cv, "", Set(path=path, value=call.value), before={path: get(cv, path)})


def _set_language(cv: CV, call: SetLanguage) -> Card:
    path = "meta/language"
    return _edits(cv, "", Set(path=path, value=call.language), before={path: get(cv, path)})


def _translate(cv: CV, call: TranslateCv) -> Card:
    """The texts alone change, so that structure, dates and names cannot."""
    wanted = translatable.texts(cv, hidden=False)
    if missing := [path for path in wanted if not call.texts.get(path, "").strip()]:
        raise Invalid(f"Translate these texts too: {', '.join(missing[:40])}.")
    if unknown := [path for path in call.texts if path not in wanted]:
        raise Invalid(f"These are no texts to translate: {', '.join(unknown[:40])}.")
    language = "meta/language"
    edits = [Set(path=language, value=call.language)]
    edits += [Set(path=path, value=text) for path, text in call.texts.items() if text != wanted[path]]
    return _edits(cv, "", *edits, before={language: get(cv, language), **wanted})


def _choices(cv: CV, call: OfferChoices) -> Card:
    now = get(cv, call.path)
    if not isinstance(now, str):
        raise Invalid(f"{call.path} is no text.")
    for option in call.options:
        apply(cv, (Set(path=call.path, value=option),))
    return Card("choices", "", before={call.path: now}, path=call.path, options=tuple(call.options))


def _form(cv: CV, call: AskFor) -> Card:
    return Card("form", "", options=tuple(question[:300] for question in call.questions))


def _table(cv: CV, call: ShowTable) -> Card:
    return Card("table", call.title, rows=tuple(tuple(cell[:500] for cell in row[:6]) for row in call.rows))


def _edits(cv: CV, why: str, *edits: Edit, before: dict[str, Any] | None = None) -> Card:
    apply(cv, edits)
    return Card("edits", why, edits=edits, before=before or {})


_TOOLS: dict[str, tuple[type[_Call], Callable[[CV, Any], Card]]] = {
    "set_text": (SetText, _set_text),
    "add_line": (AddLine, _add_line),
    "add_entry": (AddEntry, _add_entry),
    "remove": (RemovePart, _remove),
    "move": (MovePart, _move),
    "set_design": (SetDesign, _set_design),
    "set_language": (SetLanguage, _set_language),
    "translate_cv": (TranslateCv, _translate),
    "offer_choices": (OfferChoices, _choices),
    "ask_for": (AskFor, _form),
    "show_table": (ShowTable, _table),
}


def schemas() -> list[dict[str, Any]]:
    """The tools as OpenAI's API describes them, which LiteLLM translates for the others."""
    return [
        {
            "type": "function",
            "function": {"name": name, "description": model.__doc__, "parameters": model.model_json_schema()},
        }
        for name, (model, _) in _TOOLS.items()
    ]


def read(cv: CV, name: str, arguments: str) -> Card:
    """What a call proposes for this CV. Raises Invalid with a sentence for the model; nothing else."""
    if name not in _TOOLS:
        raise Invalid(f"There is no tool {name[:60]}. There are {', '.join(_TOOLS)}.")
    model, propose = _TOOLS[name]
    try:
        given = json.loads(arguments or "{}")
        return propose(cv, model.model_validate(given))
    except json.JSONDecodeError as error:
        raise Invalid(f"The arguments of {name} are no JSON: {error.msg}.") from error
    except ValidationError as error:
        where, said = words.reason(error)
        raise Invalid(
            f"The arguments of {name} are not right: {'/'.join(map(str, where))} {said}."
        ) from error
    except AltoError as error:
        raise Invalid(error.message) from error
    except RecursionError as error:
        raise Invalid(f"The arguments of {name} are nested too deeply.") from error


def is_stale(cv: CV, card: Card) -> bool:
    """True when the CV is no longer what the card was made for."""
    try:
        if any(get(cv, path) != was for path, was in card.before.items()):
            return True
        if card.edits:
            apply(cv, card.edits)
    except AltoError:
        return True
    return False
