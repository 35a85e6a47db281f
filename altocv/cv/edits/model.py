"""What an edit is: four small operations, typed, with plain JSON values."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    BeforeValidator,
    ConfigDict,
    Field,
    JsonValue,
    TypeAdapter,
    ValidationError,
    model_validator,
)

from altocv.cv import words
from altocv.cv.characters import clean_json
from altocv.cv.document import new_id
from altocv.errors import Invalid

Path = Annotated[str, Field(min_length=1, max_length=300)]
Index = Annotated[int, Field(ge=0, strict=True)]

_PARTS = ("sections", "items", "profiles", "contacts")


def dump(value: Any) -> Any:
    """A value of the document as plain JSON, the way that edits carry it. Defaults are left out."""
    if isinstance(value, BaseModel):
        return value.model_dump(mode="json", exclude_defaults=True)
    if isinstance(value, (tuple, list)):
        return [dump(item) for item in value]
    return value


Value = Annotated[JsonValue, BeforeValidator(lambda value: clean_json(dump(value)))]


class _Edit(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Set(_Edit):
    """Put `value` in the place of what is at `path`: a field, a line of a list, or a whole part."""

    op: Literal["set"] = "set"
    path: Path
    value: Value

    @model_validator(mode="after")
    def _name_parts(self) -> Set:
        last = self.path.rpartition("/")[2]
        if last in _PARTS and isinstance(self.value, list):
            for part in self.value:
                _name(part)
        elif last == "basics" and isinstance(self.value, dict):
            for part in (*_list(self.value, "profiles"), *_list(self.value, "contacts")):
                _name(part)
        elif last.startswith("@"):
            _name(self.value, last[1:])
        return self


class Insert(_Edit):
    """Put `value` into the list at `path`, so that it gets the given index."""

    op: Literal["insert"] = "insert"
    path: Path
    index: Index
    value: Value

    @model_validator(mode="after")
    def _name_parts(self) -> Insert:
        if self.path.rpartition("/")[2] in _PARTS:
            _name(self.value)
        return self


class Remove(_Edit):
    """Take an element out of its list."""

    op: Literal["remove"] = "remove"
    path: Path


class Move(_Edit):
    """Put an element into the list `to` (its own or another of the same type), so that it gets the given
    index there; in its own list counted after it was taken out."""

    op: Literal["move"] = "move"
    path: Path
    to: Path
    index: Index


Edit = Annotated[Set | Insert | Remove | Move, Field(discriminator="op")]
EDITS: TypeAdapter[tuple[Edit, ...]] = TypeAdapter(tuple[Edit, ...])


def _name(part: Any, part_id: str | None = None) -> None:
    """Give a new part, and the entries of a new section, ids where they have none: an edit that is applied
    twice (in a tab, then in the database) must make the same CV."""
    if isinstance(part, dict):
        part.setdefault("id", part_id or new_id())
        for item in _list(part, "items"):
            _name(item)


def _list(value: dict[str, Any], name: str) -> list[Any]:
    found = value.get(name)
    return found if isinstance(found, list) else []


def read(data: object) -> tuple[Edit, ...]:
    """Edits from plain data (a decoded JSON list). Raises Invalid."""
    try:
        return EDITS.validate_python(data)
    except ValidationError as error:
        where, said = words.reason(error)
        place = f"Edit {where[0] + 1}" if where and isinstance(where[0], int) else "The list of edits"
        what = next((str(key) for key in reversed(where) if isinstance(key, str)), "")
        raise Invalid(f"{place} cannot be read: {what + ' ' if what else ''}{said}.") from error
