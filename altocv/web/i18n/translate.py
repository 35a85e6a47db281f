"""The browser's side of translating: `t` makes a Var that looks the text up where the page is shown."""

from __future__ import annotations

import json

from reflex_base.utils.imports import ImportVar
from reflex_base.vars import VarData
from reflex_base.vars.base import LiteralVar, Var
from reflex_base.vars.sequence import StringVar

from altocv.web.i18n.catalog import TEXTS, placeholders

LIBRARY = "$/utils/messages"
_LOOKUP = VarData(imports={LIBRARY: [ImportVar(tag="useMessages")]}, hooks={"const m = useMessages()": None})
_FILL = VarData(imports={LIBRARY: [ImportVar(tag="fill")]})
_AGO = VarData(imports={LIBRARY: [ImportVar(tag="ago")]})
_DAY = VarData(imports={LIBRARY: [ImportVar(tag="day")]})


def t(key: str | Var[str], **values: object) -> StringVar:
    """The text of a key in the language of the page.

    `values` fill the placeholders; they may be Vars. A key that is itself a Var is looked up in the browser
    and shown as it is when there is no such text. Raises KeyError for a literal key that does not exist and
    ValueError when the placeholders and `values` differ.
    """
    if isinstance(key, Var):
        data = VarData.merge(_LOOKUP, key._get_all_var_data())
        text = Var(f"(m[{key!s}] ?? {key!s})", _var_type=str, _var_data=data)
    else:
        wanted = placeholders(TEXTS[key][0])
        if wanted != values.keys():
            raise ValueError(f"the text {key!r} wants {sorted(wanted)}, not {sorted(values)}")
        text = Var(f"m[{json.dumps(key)}]", _var_type=str, _var_data=_LOOKUP)
    if not values:
        return text.to(str)
    filled = {name: LiteralVar.create(value) for name, value in values.items()}
    data = VarData.merge(text._get_all_var_data(), _FILL, *(v._get_all_var_data() for v in filled.values()))
    pairs = ",".join(f"{name}:{value!s}" for name, value in filled.items())
    return Var(f"fill({text!s},{{{pairs}}})", _var_type=str, _var_data=data).to(str)


def ago(moment: str | Var[str]) -> StringVar:
    """How long ago an ISO time was, or how soon it comes, in words and in the language of the page."""
    return _formatted("ago", _AGO, moment)


def day(moment: str | Var[str]) -> StringVar:
    """The date of an ISO time, as the language of the page writes it."""
    return _formatted("day", _DAY, moment)


def _formatted(function: str, imported: VarData, moment: str | Var[str]) -> StringVar:
    given = LiteralVar.create(moment)
    data = VarData.merge(_LOOKUP, imported, given._get_all_var_data())
    return Var(f'{function}({given!s},m["language"])', _var_type=str, _var_data=data).to(str)
