"""The example in docs/templates.md is a template that works."""

from __future__ import annotations

import re
from pathlib import Path

from altocv.cv import samples
from altocv.typeset.render import typeset
from altocv.typeset.templates import TEMPLATES, Template
from tests.unit.typeset.test_templates import missing

PAGE = Path(__file__).resolve().parents[3] / "docs" / "templates.md"


def test_the_example_sets_every_sample_whole(monkeypatch) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", PAGE.read_text(), re.DOTALL)
    module: dict[str, object] = {"__name__": "ledger"}
    exec(compile(code, str(PAGE), "exec"), module)
    template = module["TEMPLATE"]
    assert isinstance(template, Template)
    monkeypatch.setitem(TEMPLATES, template.key, template)
    for key, _ in samples.names():
        cv = samples.load(key)
        for columns in ("one", "two"):
            design = template.defaults.model_copy(update={"columns": columns})
            worn = cv.model_copy(update={"design": design})
            assert not missing(worn, typeset(worn)), (key, columns)


def test_what_the_page_names_is_there() -> None:
    from altocv.typeset import remembering
    from altocv.typeset.templates import arrange, header, headings

    for name in ("name", "label", "contact_line", "contact_list", "photo", "beside_photo", "region"):
        assert callable(getattr(header, name))
    for name in ("plain", "underlined", "overlined", "barred", "ruled_out", "tinted", "centred"):
        assert callable(getattr(headings, name))
    for name in ("titled", "two_line", "one_line", "dated", "dotted"):
        assert callable(getattr(arrange, name))
    assert callable(remembering.remember)
