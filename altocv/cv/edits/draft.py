"""Applying edits: a CV under way through a group of them, and its facts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Any, TypeVar, get_args

from pydantic import BaseModel, TypeAdapter, ValidationError

from altocv.cv import limits, words
from altocv.cv.document import CV, ENTRY_TYPES, Identified, Section, new_id
from altocv.cv.edits.model import Edit, Insert, Move, Remove, Set, dump
from altocv.cv.paths import Facts, Key, Spot, facts, homes, remember, resolve
from altocv.errors import Invalid

_T = TypeVar("_T")


def apply(cv: CV, edits: Sequence[Edit]) -> tuple[CV, tuple[Edit, ...]]:
    """Apply a group of edits in order. Returns the new CV and the group that restores the old one exactly.

    Raises Invalid, with a sentence that names the field, when any of them cannot be applied; `cv` is a
    value and never changes.
    """
    draft = _Draft(cv)
    inverse = [draft.apply(edit) for edit in edits]
    return draft.finish(), tuple(reversed(inverse))


def replacing(old: CV, new: CV) -> tuple[Edit, ...]:
    """The edits that make one CV of another, a tree at a time; `meta` last, since it may lock the CV."""
    return tuple(
        Set(path=tree, value=dump(getattr(new, tree)))
        for tree in ("basics", "sections", "design", "extras", "meta")
        if getattr(old, tree) != getattr(new, tree)
    )


def with_fresh_ids(node: _T) -> _T:
    """A copy of a CV, part or list of parts in which everything that has an id gets a new one."""
    if isinstance(node, CV):
        people = {name: with_fresh_ids(getattr(node.basics, name)) for name in ("profiles", "contacts")}
        basics = node.basics.model_copy(update=people)
        return node.model_copy(update={"basics": basics, "sections": with_fresh_ids(node.sections)})
    if isinstance(node, tuple):
        return tuple(with_fresh_ids(part) for part in node)  # type: ignore[return-value]
    if isinstance(node, Section):
        return node.model_copy(update={"id": new_id(), "items": with_fresh_ids(node.items)})
    if isinstance(node, Identified):
        return node.model_copy(update={"id": new_id()})
    return node


class _Draft:
    """A CV under way through a group of edits, with its facts kept up to date."""

    def __init__(self, cv: CV) -> None:
        known = facts(cv)
        self.cv = cv
        self.homes = known.homes
        self.weight = known.weight
        self._shares_homes = True
        self._grew = False

    def finish(self) -> CV:
        if self._grew and (said := limits.excess(len(self.cv.sections), len(self.homes), self.weight)):
            raise Invalid(said)
        remember(self.cv, Facts(self.homes, self.weight))
        return self.cv

    def apply(self, edit: Edit) -> Edit:
        """Apply one edit; returns the edit that undoes it."""
        was_locked = self.cv.meta.locked
        match edit:
            case Set():
                inverse = self._set(edit)
            case Insert():
                inverse = self._insert(edit)
            case Remove():
                inverse = self._remove(edit)
            case Move():
                inverse = self._move(edit)
        # Unlocking is the only change that a locked CV takes.
        if was_locked and (self.cv.meta.locked or edit.path not in ("meta/locked", "meta")):
            raise Invalid("This master CV is locked. Unlock it in its settings to change it.")
        return inverse

    def _set(self, edit: Set) -> Edit:
        spot = self._spot(edit.path)
        if isinstance(spot.holder, tuple):
            value = self._element_for_place(spot, edit.value)
        else:
            value = _checked_field(spot, edit.value)
        if not _same(value, spot.value):
            self._rename(spot.value, value, self.homes.get(getattr(spot.value, "id", ""), edit.path))
            self._weigh(weight=limits.weigh(value) - limits.weigh(spot.value))
            self._put(spot.keys, value)
        return Set(path=edit.path, value=spot.value)

    def _element_for_place(self, spot: Spot, value: Any) -> Any:
        """A new value for an element of a list, which must stay the same part."""
        old = spot.value
        if not isinstance(old, Identified):
            return _checked(self._element_type(self._spot(spot.list_path)), value, _line_words(spot))
        new: Any = _checked(_adapter(type(old)), value, words.part(type(old).__name__))
        if new.id != old.id:
            raise Invalid("The id of a part cannot be changed. Duplicate the part instead.")
        if isinstance(old, Section) and new.kind != old.kind:
            raise Invalid("The kind of a section cannot be changed. Add a new section instead.")
        return new

    def _insert(self, edit: Insert) -> Edit:
        spot = self._list(edit.path)
        self._check_index(edit.index, len(spot.value))
        value = _checked(self._element_type(spot), edit.value, words.one_of(str(spot.key)))
        self._rename((), value, edit.path)
        self._weigh(weight=limits.weigh(value))
        self._put(spot.keys, _inserted(spot, edit.index, value))
        return Remove(path=_element_path(edit.path, edit.index, value))

    def _remove(self, edit: Remove) -> Edit:
        spot, home = self._element(edit.path)
        self._rename(spot.value, (), home)
        self._weigh(weight=-limits.weigh(spot.value))
        self._put(spot.keys[:-1], _without(spot))
        return Insert(path=home, index=spot.key, value=spot.value)  # type: ignore[arg-type]

    def _move(self, edit: Move) -> Edit:
        spot, home = self._element(edit.path)
        source, target = self._list(home), self._list(edit.to)
        value = spot.value
        if self._element_type(source) is not self._element_type(target):
            kind = words.part(type(value).__name__) if isinstance(value, Identified) else _line_words(spot)
            raise Invalid(f"The {kind} cannot be moved there: that list holds something else.")
        self._put(source.keys, _without(spot))
        target = self._list(edit.to)
        self._check_index(edit.index, len(target.value))
        if isinstance(value, Identified):
            self._rename(value, value, edit.to)
        self._put(target.keys, _inserted(target, edit.index, value))
        return Move(path=_element_path(edit.to, edit.index, value), to=home, index=spot.key)  # type: ignore[arg-type]

    def _spot(self, path: str) -> Spot:
        return resolve(self.cv, path, self.homes)

    def _list(self, path: str) -> Spot:
        spot = self._spot(path)
        if not isinstance(spot.value, tuple):
            raise Invalid(f"{words.quoted(path)} is no list, so nothing can be put into it.")
        return spot

    def _element(self, path: str) -> tuple[Spot, str]:
        """An element of a list, and the path of that list."""
        spot = self._spot(path)
        if not isinstance(spot.holder, tuple):
            raise Invalid(f"The {_field_words(spot)} is a field, no element of a list: it can only be set.")
        if isinstance(spot.value, Identified):
            return spot, self.homes[spot.value.id]
        return spot, spot.list_path

    def _element_type(self, spot: Spot) -> TypeAdapter[Any]:
        """What the elements of the list at a spot must be."""
        if isinstance(spot.holder, Section) and spot.key == "items":
            if spot.holder.kind == "summary":
                raise Invalid("A summary section holds no entries. Write into its text instead.")
            return _adapter(ENTRY_TYPES[spot.holder.kind])
        return _element_adapter(type(spot.holder), str(spot.key))

    def _check_index(self, index: int, length: int) -> None:
        if index > length:
            raise Invalid(f"There is no place {index + 1} in a list of {length}.")

    def _put(self, keys: tuple[Key, ...], value: Any) -> None:
        self.cv = _replaced(self.cv, keys, value)

    def _weigh(self, weight: int) -> None:
        self.weight += weight
        self._grew |= weight > 0

    def _rename(self, old: Any, new: Any, home: str) -> None:
        """Keep the homes of ids right where `old` gave way to `new`. Raises Invalid on an id used twice."""
        gone, come = list(homes(old, home)), list(homes(new, home))
        if not gone and not come:
            return
        if self._shares_homes:
            self.homes, self._shares_homes = dict(self.homes), False
        for part_id, _ in gone:
            del self.homes[part_id]
        for part_id, place in come:
            if part_id in self.homes:
                raise Invalid(
                    f"The id {words.quoted(part_id)} is already used in this CV. Give it another one."
                )
            self.homes[part_id] = place


def _replaced(node: Any, keys: tuple[Key, ...], value: Any) -> Any:
    """A copy of the node with another value at the end of the keys; all else is shared."""
    if not keys:
        return value
    key, rest = keys[0], keys[1:]
    if isinstance(node, tuple):
        assert isinstance(key, int)
        return (*node[:key], _replaced(node[key], rest, value), *node[key + 1 :])
    return node.model_copy(update={key: _replaced(getattr(node, str(key)), rest, value)})


def _same(new: Any, old: Any) -> bool:
    """True for equal scalars. (In parts, unknown fields may differ as 1 and true do.)"""
    return new is old or (type(new) is type(old) and isinstance(new, (str, bool, int, float)) and new == old)


def _inserted(spot: Spot, index: int, value: Any) -> tuple[Any, ...]:
    """The list at a spot with one more element, within the length that its field allows."""
    elements = (*spot.value[:index], value, *spot.value[index:])
    if not isinstance(value, Identified):
        longest = next(m.max_length for m in _field_info(spot).metadata if hasattr(m, "max_length"))
        if len(elements) > longest:
            raise Invalid(f"The {_field_words(spot)} can have at most {longest:,} lines.")
    return elements


def _without(spot: Spot) -> tuple[Any, ...]:
    """The list that holds a spot, without it."""
    index = spot.keys[-1]
    assert isinstance(index, int)
    return (*spot.holder[:index], *spot.holder[index + 1 :])


def _element_path(list_path: str, index: int, value: Any) -> str:
    return f"@{value.id}" if isinstance(value, Identified) else f"{list_path}/{index}"


def _checked_field(spot: Spot, value: Any) -> Any:
    name, holder = str(spot.key), spot.holder
    if name == "id" and isinstance(holder, Identified):
        raise Invalid("The id of a part cannot be changed. Duplicate the part instead.")
    if isinstance(holder, Section) and name == "kind":
        raise Invalid("The kind of a section cannot be changed. Add a new section instead.")
    if isinstance(holder, Section) and name == "items":
        if holder.kind == "summary" and value:
            raise Invalid("A summary section holds no entries. Write into its text instead.")
        adapter = _adapter(tuple[ENTRY_TYPES.get(holder.kind, Identified), ...])
    else:
        adapter = _field_adapter(type(holder), name)
    return _checked(adapter, value, _field_words(spot))


def _checked(adapter: TypeAdapter[_T], value: Any, subject: str) -> _T:
    try:
        return adapter.validate_python(value)
    except ValidationError as error:
        where, said = words.reason(error)
        inner = next((words.field(key) for key in reversed(where) if isinstance(key, str)), "")
        raise Invalid(f"The {inner + ' of the ' if inner else ''}{subject} {said}.") from error


def _field_words(spot: Spot) -> str:
    return words.field(str(spot.key), type(spot.holder).__name__)


def _line_words(spot: Spot) -> str:
    return words.one_of(str(spot.keys[-2]))


def _field_info(spot: Spot) -> Any:
    return type(spot.holder).model_fields[str(spot.key)]


@cache
def _adapter(of: Any) -> TypeAdapter[Any]:
    return TypeAdapter(of)


@cache
def _field_adapter(holder: type[BaseModel], name: str) -> TypeAdapter[Any]:
    return TypeAdapter(holder.model_fields[name].rebuild_annotation())


@cache
def _element_adapter(holder: type[BaseModel], name: str) -> TypeAdapter[Any]:
    element = get_args(holder.model_fields[name].annotation)[0]
    return _adapter(element)
