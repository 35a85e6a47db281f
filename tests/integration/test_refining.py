"""A model that looks over what was read of a file."""

from __future__ import annotations

from pathlib import Path

import pytest

from altocv.config import Settings
from altocv.services import Services
from tests.integration.conftest import with_models
from tests.model_double import ModelDouble, Script

FILE = b"""Ada Byron
ada@example.com

EXPERIENCE

Babbage & Co, Analyst of Engines
Mar 2019 - Present
- Wrote the first program
"""


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    return with_models(tmp_path, models, ollama_url="http://127.0.0.1:9", anthropic_api_key=None)


async def test_words_are_moved_and_none_are_added(wired: Services, models: ModelDouble) -> None:
    me = (await wired.sessions.start_guest())[1].id
    first = await wired.imports.begin(me, "ada.txt", FILE)
    await wired.imports.run(me, first)
    run = await wired.imports.get(me, first)
    assert run.cv is not None
    (item,) = run.cv.sections[0].items
    right = {
        f"@{item.id}/position": "Analyst of Engines",
        f"@{item.id}/name": "Babbage & Co",
        f"@{item.id}/highlights/0": "Wrote 12 programs for the Crown",
        "basics/label": "Countess of Lovelace",
        "meta/language": "program",
        "@missing/name": "Ada Byron",
    }
    # Ids are made anew by each reading, so that the model is given those of the second one.
    from altocv.workflows.refining import Refining

    refining: Refining = wired.imports._refining
    models.will(Script(text="", calls=[("correct", {"fields": right}), ("correct", "{broken")]))
    answer = {"cv": run.cv.model_dump(mode="json"), "sureness": {}, "text": run.text}
    refined = await refining.refine(answer)
    (entry,) = refined["cv"]["sections"][0]["items"]
    assert (entry["position"], entry["name"]) == ("Analyst of Engines", "Babbage & Co")
    assert entry["highlights"] == ["Wrote the first program"], "what the file does not say is left"
    assert refined["cv"]["basics"]["label"] == run.cv.basics.label
    assert refined["sureness"] == {f"@{item.id}": "likely"}
    assert "Wrote the first program" in str(models.asked[-1])


@pytest.mark.parametrize("fault", ["broken", "refused", "garbage", "nothing"])
async def test_a_model_that_fails_harms_nothing(wired: Services, models: ModelDouble, fault: str) -> None:
    models.will(Script(fault=fault))
    me = (await wired.sessions.start_guest())[1].id
    import_id = await wired.imports.begin(me, "ada.txt", FILE)
    await wired.imports.run(me, import_id)
    run = await wired.imports.get(me, import_id)
    assert (run.status, run.error) == ("ready", "")
    assert run.cv is not None and run.cv.basics.email == "ada@example.com"
