"""Which space judges: a provider's that is asked once for each text, kept by user and space, else our own."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from sqlalchemy import select, text, update

from altocv.ai.catalog import Catalog
from altocv.ai.embedding import Embedder
from altocv.analysis import scale
from altocv.analysis.embed import BUILT_IN, BuiltIn
from altocv.analysis.match import match
from altocv.chat.conversations import Conversations
from altocv.config import Settings
from altocv.db.engine import Database
from altocv.db.models import Embedding, ModelCall, now
from altocv.errors import ProviderUnavailable
from altocv.jobs import matching as matching_module
from altocv.jobs import spaces as spaces_module
from altocv.jobs.matching import CUT, Matching
from altocv.jobs.records import Candidate, Text
from altocv.jobs.spaces import Spaces
from altocv.jobs.vectors import UNUSED, Vectors
from tests.model_double import ModelDouble, Script, model_double, vector
from tests.unit.analysis.people import PEOPLE
from tests.unit.analysis.postings import POSTINGS

OPENAI = "openai/text-embedding-3-small"
DEVELOPER = Candidate("cv", "Developer", 1, PEOPLE[0].cv())

Made = Callable[..., Matching]


@pytest.fixture(scope="module")
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        yield double


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    models.will(Script())
    return Settings(  # type: ignore[call-arg]
        data=tmp_path,
        openai_api_key="sk-test",
        gemini_api_key="gm-test",
        openai_compatible_url=f"{models.url}/own/v1",
        openai_compatible_key="own-test",
        ollama_url=models.url,
        model_api_base=models.url,
    )


@pytest.fixture
def made(db: Database, config: Settings) -> Made:
    """Makes the service anew, as after a restart or in another process."""

    def make(name: str = OPENAI) -> Matching:
        vectors = Vectors(db)
        provider = Embedder(name, Catalog(config, db)) if name else None
        return Matching(Spaces(vectors, provider, Conversations(db).note_call), vectors)

    return make


def posting(number: int, profession: int = 0) -> Text:
    body = POSTINGS[profession][1]
    return Text(str(number), "Job", f"{body} {number}", now().date())


async def calls(db: Database, user_id: str) -> list[Any]:
    async with db.transaction(user_id) as work:
        return list((await work.scalars(select(ModelCall).order_by(ModelCall.created_at))).all())


@pytest.mark.parametrize(
    ("name", "key"),
    [
        (OPENAI, "sk-test"),
        ("gemini/gemini-embedding-001", "gm-test"),
        ("ollama/nomic-embed-text", ""),
        ("openai_like/bge-m3", "own-test"),
    ],
)
async def test_every_protocol_gives_one_vector_a_text_in_order(
    models: ModelDouble, config: Settings, db: Database, name: str, key: str
) -> None:
    models.will(Script(fault="shuffled"))
    found = await Embedder(name, Catalog(config, db)).embed(["A nurse", "Ein Koch", "三人"])
    assert np.allclose(found.rows, [vector(each) for each in ("A nurse", "Ein Koch", "三人")])
    assert models.keys == [key]
    assert found.tokens > 0


@pytest.mark.parametrize(
    ("fault", "requests"), [("broken", 2), ("refused", 1), ("short", 1), ("uneven", 1), ("busy", None)]
)
async def test_what_is_no_answer_is_a_failure(
    models: ModelDouble, config: Settings, db: Database, fault: str, requests: int | None
) -> None:
    models.will(Script(fault=fault))
    for name in (OPENAI, "ollama/nomic-embed-text"):
        models.asked.clear()
        with pytest.raises(ProviderUnavailable):
            await Embedder(name, Catalog(config, db)).embed(["A nurse", "A cook"])
        assert requests in (None, len(models.asked)), name


async def test_a_slow_provider_is_not_waited_for(
    models: ModelDouble, config: Settings, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("altocv.ai.embedding._SECONDS", 0.3)
    models.will(Script(fault="hangs"))
    with pytest.raises(ProviderUnavailable):
        await asyncio.wait_for(Embedder("ollama/x", Catalog(config, db)).embed(["A nurse"]), 5)


async def test_each_text_is_asked_for_once_and_never_logged(
    models: ModelDouble, made: Made, user_id: str, db: Database, capfd: pytest.CaptureFixture[str]
) -> None:
    jobs = [posting(number, number % 4) for number in range(30)]
    matching = made()
    found, _ = await asyncio.gather(
        matching.matches(user_id, DEVELOPER, jobs), matching.match(user_id, DEVELOPER, jobs[0])
    )
    assert {one.space for one in found.values()} == {OPENAI}
    asked = [each for batch in models.embedded for each in batch]
    assert len(asked) == len(set(asked)), "each once"
    assert max(map(len, models.embedded)) <= Embedder.batch
    assert set(scale.texts()) <= set(asked)

    models.will(Script())
    again = await made().matches(user_id, DEVELOPER, jobs)
    assert again == found, "the same vectors, read back by another process"
    assert [sorted(batch) for batch in models.embedded] == [sorted(scale.texts())], "only the scale anew"

    noted = await calls(db, user_id)
    assert {(call.task, call.model, call.outcome) for call in noted} == {("embedding", OPENAI, "done")}
    assert all(call.prompt_tokens > 0 and call.cost_microdollars >= 0 for call in noted)
    assert sum(call.cost_microdollars for call in noted) > 0

    models.will(Script(fault="broken"))
    await made().match(user_id, DEVELOPER, posting(99))
    out, err = capfd.readouterr()
    assert not any(text in out + err for text in (asked[0], DEVELOPER.cv.basics.label, "checkout"))


async def test_scores_of_another_space_are_like_ours(made: Made, user_id: str) -> None:
    """Cosines of the stand-in's space are all above a half; uncalibrated, everything would be met."""
    theirs, ours = made(), made("")
    nurse = next(at for at, (profession, _) in enumerate(POSTINGS) if profession == "nursing")
    jobs = [posting(0, 0), posting(1, nurse)]
    own = await theirs.matches(user_id, DEVELOPER, jobs)
    built_in = await ours.matches(user_id, DEVELOPER, jobs)
    assert own["0"].overall > own["1"].overall + 15
    for job_id in own:
        assert own[job_id].overall == pytest.approx(built_in[job_id].overall, abs=15)


async def test_a_provider_that_is_away_is_stood_in_for_as_a_whole(
    models: ModelDouble, made: Made, user_id: str, db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    matching = made()
    models.will(Script(), Script(fault="broken"))  # the scale, then no more
    found = await matching.match(user_id, DEVELOPER, posting(0))
    assert found.space == BUILT_IN
    assert found == match(DEVELOPER.cv, posting(0).text, BuiltIn()), "nothing of the other space is in it"
    assert (await calls(db, user_id))[-1].outcome == "failed"
    asked = len(models.asked)
    await matching.match(user_id, DEVELOPER, posting(1))
    assert len(models.asked) == asked, "it rests"
    models.will(Script())
    monkeypatch.setattr(spaces_module, "_REST_SECONDS", 0)
    matching._spaces._rests_until = 0
    assert (await matching.match(user_id, DEVELOPER, posting(0))).space == OPENAI, "and is asked again"


@pytest.mark.parametrize("fault", ["another", "blind"])
async def test_vectors_that_cannot_be_compared_are_not(
    models: ModelDouble, made: Made, user_id: str, fault: str
) -> None:
    await made().match(user_id, DEVELOPER, posting(0))
    # "blind": all texts are one point. "another": the model behind the name was exchanged, after the scale.
    models.will(*([Script()] if fault == "another" else []), Script(fault=fault))
    matching = made()
    assert (await matching.match(user_id, DEVELOPER, posting(1, 5))).space == BUILT_IN
    if fault == "another":
        matching._spaces._rests_until = 0
        found = await matching.match(user_id, DEVELOPER, posting(0))
        assert found.space == OPENAI, "measured anew; what was kept of the former model is not mixed in"


async def test_spaces_are_never_mixed(models: ModelDouble, made: Made, user_id: str, db: Database) -> None:
    await made(OPENAI).match(user_id, DEVELOPER, posting(0))
    first = {each for batch in models.embedded for each in batch}
    models.will(Script())
    other = await made("ollama/nomic-embed-text").match(user_id, DEVELOPER, posting(0))
    assert other.space == "ollama/nomic-embed-text"
    assert {each for batch in models.embedded for each in batch} == first, "all asked again"
    vectors = Vectors(db)
    one = np.eye(1, 4, dtype=np.float32)[0]
    await vectors.keep(user_id, "a", {"x": one})
    await vectors.keep(user_id, "b", {"x": -one, "y": one})
    assert np.array_equal((await vectors.find(user_id, "a", ["x", "y"], 4))["x"], one)
    assert await vectors.find(user_id, "a", ["y"], 4) == {}
    assert await vectors.find(user_id, "a", ["x"], 5) == {}, "of another length"
    assert await vectors.known(user_id, "a", ["x", "y"]) == {"x"}
    assert await vectors.nearest(user_id, "a", ["x", "y"], one, 9) == ["x"]
    assert await vectors.nearest(user_id, "b", ["x", "y"], one, 9) == ["y", "x"]


async def test_vectors_are_their_users_own_and_go_when_unused(
    db: Database, user_id: str, other_id: str
) -> None:
    vectors, one = Vectors(db), np.full(3, 0.5, dtype=np.float32)
    await vectors.keep(user_id, "s", {"old": one, "used": one, "new": one})
    assert await vectors.known(other_id, "s", ["old", "new"]) == set()
    assert await vectors.made_today(user_id, "s") == 3
    async with db.transaction(user_id) as work:
        long_ago = now() - UNUSED - timedelta(days=1)
        aged = update(Embedding).where(Embedding.digest.in_(["old", "used"]))
        await work.execute(aged.values(used_at=long_ago, created_at=long_ago))
    await vectors.find(user_id, "s", ["used"], 3)
    async with db.transaction(other_id) as work:
        assert await work.scalar(text("SELECT count(*) FROM embeddings")) == 0, "old ones of others neither"
    assert await vectors.purge() >= 1
    assert await vectors.known(user_id, "s", ["old", "used", "new"]) == {"used", "new"}
    assert await vectors.made_today(user_id, "s") == 1


async def test_a_days_texts_are_bounded(
    models: ModelDouble, made: Made, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spaces_module, "MOST_A_DAY", 40)
    matching = made()
    assert (await matching.match(user_id, DEVELOPER, posting(0))).space == OPENAI
    before = len(models.asked)
    few = [posting(number, number) for number in range(1, 20)]
    assert {one.space for one in (await matching.matches(user_id, DEVELOPER, few)).values()} == {BUILT_IN}
    assert len(models.asked) == before
    assert (await made().match(user_id, DEVELOPER, posting(0))).space == OPENAI, "what is kept costs nothing"


async def test_of_very_many_jobs_the_near_ones_are_found_in_sql(
    made: Made, user_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    matching = made("")
    jobs = [posting(number, number % len(POSTINGS)) for number in range(CUT + 48)]
    assert await matching.promising(user_id, DEVELOPER, jobs[:CUT]) == jobs[:CUT], "few are all matched"
    near = await matching.promising(user_id, DEVELOPER, jobs)
    assert len(near) == CUT
    exact = await matching.matches(user_id, DEVELOPER, jobs)
    best = sorted(jobs, key=lambda job: -exact[job.id].overall)[:10]
    assert {job.id for job in best} <= {job.id for job in near}

    def never(*_: Any) -> Any:
        raise AssertionError("made again")

    monkeypatch.setattr(matching_module, "_whole", never)
    assert await made("").promising(user_id, DEVELOPER, jobs) == near, "kept, also in another process"
