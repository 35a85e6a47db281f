"""The catalogue, keys that people bring, kept answers, and a new secret: against models that speak."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from altocv.ai.catalog import PROVIDERS, Catalog
from altocv.ai.price_table import facts
from altocv.config import Settings
from altocv.cv import samples
from altocv.cv.edits import apply, read
from altocv.cv.translatable import texts
from altocv.db.embedded import EmbeddedPostgres
from altocv.db.engine import Database
from altocv.db.sealing import Box, Envelopes, Seal
from altocv.errors import Invalid, ProviderUnavailable, Unavailable
from altocv.services import Services
from tests.integration.conftest import with_models
from tests.integration.test_chat import CV_OF_ADA, PROPOSAL, SMALL, Chat
from tests.model_double import ModelDouble, Script

OWN = "sk-proj-0123456789-abcd"


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble) -> Settings:
    return with_models(
        tmp_path,
        models,
        ollama_keep_alive="42s",
        models_simple=["anthropic/claude-haiku-5-5", "ollama_chat/llama3.2:latest"],
    )


@pytest.fixture
async def chat(wired: Services) -> Chat:
    _, user = await wired.sessions.start_guest()
    made = await wired.documents.create(user.id, CV_OF_ADA, "Mine")
    return Chat(wired, user.id, made.id)


def test_what_is_offered_is_in_the_table() -> None:
    for provider in PROVIDERS:
        for model in provider.models:
            known = facts(model.id)
            assert known is not None, model.id
            assert known.tools, model.id
            assert known.context > 30_000, model.id
            assert 0 < known.input_price < known.output_price < 100, model.id
    assert facts("nobody/knows-this") is None


async def test_settings_choose_the_model_for_a_task_and_who_stands_in(
    chat: Chat, models: ModelDouble, wired: Services, config: Settings
) -> None:
    assert (await wired.catalog.default("simple")).id == "anthropic/claude-haiku-5-5"
    assert (await wired.catalog.default("complex")).large
    models.will(Script(fault="refused"), Script(text="From the local one."))
    said = await chat.ask(model="anthropic/claude-haiku-5-5")
    assert (said.status, said.text.strip()) == ("done", "From the local one.")
    assert models.asked[-1]["keep_alive"] == "42s", "Ollama is told when to free its memory"
    async with wired.db.transaction(chat.me) as work:
        answered = await work.scalar(text("SELECT model FROM model_calls"))
    assert answered == "ollama_chat/llama3.2:latest", "what it cost is noted for who answered"


async def test_an_operator_overrides_what_is_known(
    db: Database, config: Settings, postgres: EmbeddedPostgres
) -> None:
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute(
            "INSERT INTO model_overrides (id, name, enabled, large, context, updated_at) VALUES "
            "('openai/gpt-5-mini', 'Mini', true, true, 1000, now()), "
            "('anthropic/claude-sonnet-5-5', NULL, false, NULL, NULL, now())"
        )
    try:
        offered = {model.id: model for model in await Catalog(config, db).models()}
        mini = offered["openai/gpt-5-mini"]
        assert (mini.name, mini.large, mini.context, mini.input_price > 0) == ("Mini", True, 1000, True)
        assert "anthropic/claude-sonnet-5-5" not in offered
        async with db.transaction() as work:
            with pytest.raises(Exception, match="row-level security"):
                await work.execute(
                    text("INSERT INTO model_overrides (id, enabled, updated_at) VALUES ('x', true, now())")
                )
    finally:
        with psycopg.connect(postgres.owner_url) as connection:
            connection.execute("DELETE FROM model_overrides")


async def test_a_key_of_ones_own_is_tried_kept_sealed_and_free(
    chat: Chat, models: ModelDouble, wired: Services, capfd: pytest.CaptureFixture[str]
) -> None:
    large = "openai/gpt-6.1-sol"
    await wired.keys.add(chat.me, "openai", f" {OWN}\n")
    assert models.keys == [OWN], "it was tried"
    (shown,) = await wired.keys.of(chat.me)
    assert (shown.provider, shown.last_four) == ("openai", "abcd")
    assert (await chat.ask(model=large)).status == "done", "a large model needs no plan then"
    assert models.keys[-1] == OWN
    assert await chat.credits() == 50
    async with wired.db.transaction(chat.me) as work:
        rows = [str(row) for row in await work.execute(text("SELECT * FROM provider_keys, data_keys"))]
        own = await work.scalar(text("SELECT own_key FROM model_calls"))
    assert own is True
    assert not any(OWN in row for row in rows)
    stranger = (await wired.sessions.start_guest())[1].id
    assert await wired.keys.of(stranger) == []
    assert await wired.keys.access(stranger, "openai") is None
    models.will(Script(fault="refused"))
    said = await chat.ask("And now?", model=large)
    assert "your key any more" in said.error
    models.will(Script(text="Still here."))
    assert (await chat.ask("Hello", model="anthropic/claude-haiku-5-5")).status == "done"
    await wired.keys.remove(chat.me, "openai")
    assert await wired.keys.of(chat.me) == []
    out, err = capfd.readouterr()
    assert OWN not in out + err


@pytest.mark.parametrize("key", ["", "short", "two words of a key", "sk-ü0123456789", "x" * 500])
async def test_what_is_no_key(chat: Chat, models: ModelDouble, wired: Services, key: str) -> None:
    with pytest.raises(Invalid, match="look like a key"):
        await wired.keys.add(chat.me, "openai", key)
    assert models.asked == []


@pytest.mark.parametrize("provider", [provider.key for provider in PROVIDERS])
async def test_a_key_that_the_provider_refuses_is_not_kept(
    chat: Chat, models: ModelDouble, wired: Services, provider: str
) -> None:
    models.will(Script(fault="refused"))
    with pytest.raises(Invalid, match="does not take this key"):
        await wired.keys.add(chat.me, provider, OWN)
    models.will(Script(fault="broken"))
    with pytest.raises(ProviderUnavailable):
        await wired.keys.add(chat.me, provider, OWN)
    assert await wired.keys.of(chat.me) == []
    models.will(Script(fault="busy"))
    await wired.keys.add(chat.me, provider, OWN)
    assert len(await wired.keys.of(chat.me)) == 1, "who is told to slow down has been let in"


async def test_the_same_question_again_costs_nothing(chat: Chat, models: ModelDouble) -> None:
    models.will(Script(text="I propose this.", calls=[PROPOSAL]))
    first = await chat.ask()
    chat.talk = ""
    again = await chat.ask("  Improve   it ")
    assert (again.text, again.cards, len(models.asked)) == (first.text, first.cards, 1)
    assert await chat.credits() == 49
    chat.talk = ""
    other = await chat.begin()
    await chat.wired.turns.run(chat.me, chat.cv_id, other, "en", afresh=True)
    assert len(models.asked) == 2, "asking again wants another answer"
    assert await chat.credits() == 48
    chat.talk = ""
    await chat.ask(model="anthropic/claude-haiku-5-5")
    assert len(models.asked) == 3, "another model is another answer"
    _, stranger = await chat.wired.sessions.start_guest()
    made = await chat.wired.documents.create(stranger.id, CV_OF_ADA, "Theirs")
    await Chat(chat.wired, stranger.id, made.id).ask()
    assert len(models.asked) == 4, "nothing is shared between people"


async def test_kept_answers_are_forgotten_after_a_day(
    chat: Chat, models: ModelDouble, wired: Services, postgres: EmbeddedPostgres
) -> None:
    await chat.ask()
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE kept_answers SET created_at = now() - interval '25 hours'")
    chat.talk = ""
    await chat.ask()
    assert len(models.asked) == 2
    with psycopg.connect(postgres.owner_url) as connection:
        connection.execute("UPDATE kept_answers SET created_at = now() - interval '25 hours'")
    assert await wired.kept_answers.purge() >= 1
    assert await wired.kept_answers.purge() == 0


async def test_a_conversation_remembers_its_model(chat: Chat, wired: Services) -> None:
    await chat.ask(model="built-in")
    (talk,) = await wired.conversations.of(chat.me, chat.cv_id)
    assert talk.model == "built-in"


async def test_a_whole_translation_keeps_the_structure(
    chat: Chat, models: ModelDouble, wired: Services
) -> None:
    cv = samples.load("software-engineer")
    made = await wired.documents.create(chat.me, cv, "Whole")
    mine = Chat(wired, chat.me, made.id)
    whole = {path: f"Ü {value}" for path, value in texts(cv, hidden=False).items()}
    half = dict(list(whole.items())[:3])
    models.will(
        Script(text="", calls=[("translate_cv", {"language": "de", "texts": half})]),
        Script(text="", calls=[("translate_cv", {"language": "de", "texts": {**whole, "@no/name": "x"}})]),
        Script(text="Here.", calls=[("translate_cv", {"language": "de", "texts": whole})]),
    )
    said = await mine.ask("Translate it into German", model=SMALL)
    told = [asked["messages"][-1]["content"] for asked in models.asked]
    assert "Translate these texts too" in told[1]
    assert "no texts to translate" in told[2]
    (card,) = said.cards
    after, _ = apply(cv, read(card["edits"]))
    assert after.meta.language == "de"
    assert texts(after, hidden=False) == whole
    assert [s.id for s in after.sections] == [s.id for s in cv.sections]
    names = [(item.heading, item.id) for s in cv.sections if s.kind == "work" for item in s.items]
    assert [(i.heading, i.id) for s in after.sections if s.kind == "work" for i in s.items] == names
    assert card["more"] > 0


def test_envelopes(tmp_path: Path) -> None:
    before = Settings(data=tmp_path, secret="a" * 40)  # type: ignore[call-arg]
    after = Settings(data=tmp_path, secret="b" * 40, former_secret="a" * 40)  # type: ignore[call-arg]
    alone = Settings(data=tmp_path, secret="b" * 40)  # type: ignore[call-arg]
    box, wrapped = Envelopes(before, "x").fresh("me")
    sealed = box.close(b"key", "me openai")
    assert Envelopes(after, "x").open(wrapped, "me").open(sealed, "me openai") == b"key"
    renewed = Envelopes(after, "x").renewed(wrapped, "me")
    assert Envelopes(alone, "x").open(renewed, "me").open(sealed, "me openai") == b"key"
    for attempt in (
        lambda: Envelopes(alone, "x").open(wrapped, "me"),
        lambda: Envelopes(before, "x").open(wrapped, "you"),
        lambda: Envelopes(before, "y").open(wrapped, "me"),
        lambda: box.open(sealed, "me anthropic"),
        lambda: Box(b"0" * 32).open(sealed, "me openai"),
        lambda: box.open(sealed[:-8] + "AAAAAAA=", "me openai"),
    ):
        with pytest.raises(Unavailable):
            attempt()
    old = Seal(before, "x").close("s")
    assert Seal(alone, "x").open(Seal(after, "x").renewed(old)) == "s"
    with pytest.raises(Unavailable):
        Seal(alone, "x").open(old)


def test_an_operator_changes_the_secret_and_models(folder: Path) -> None:
    data = folder / "data"

    def altocv(*arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "ALTOCV_DATA": str(data), "ALTOCV_LOG_LEVEL": "warning", **settings}
        command = [sys.executable, "-m", "altocv", "admin", *arguments]
        return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=120)

    refused = altocv("rotate-secret", ALTOCV_SECRET="b" * 40)
    assert (refused.returncode, "ALTOCV_FORMER_SECRET" in refused.stderr) == (1, True)
    made = altocv("model", "openai/gpt-5-mini", "--plan", "paid", "--context", "5000")
    assert made.returncode == 0, made.stderr
    listed = altocv("models", ALTOCV_OPENAI_API_KEY="sk-x", ALTOCV_OLLAMA_URL="http://127.0.0.1:9").stdout
    assert "paid" in next(line for line in listed.splitlines() if "gpt-5-mini" in line)
    assert altocv("model", "nobody/knows").returncode == 1
    server = EmbeddedPostgres(data)
    server.start()
    try:
        sealed = Seal(Settings(data=data, secret="a" * 40), "second factors").close("totp")  # type: ignore[call-arg]
        user = "00000000-0000-0000-0000-000000000001"
        _, wrapped = Envelopes(Settings(data=data, secret="a" * 40), "provider keys").fresh(user)  # type: ignore[call-arg]
        with psycopg.connect(server.owner_url) as connection:
            connection.execute(
                "INSERT INTO users (id, kind, locale, theme, name, avatar, role, created_at) "
                "VALUES (%s, 'guest', 'en', 'system', '', '', 'user', now())",
                [user],
            )
            connection.execute(
                "INSERT INTO second_factors (user_id, secret, last_step, recovery) VALUES (%s, %s, 0, '[]')",
                [user, sealed],
            )
            connection.execute("INSERT INTO data_keys VALUES (%s, %s, now())", [user, wrapped])
        done = altocv("rotate-secret", ALTOCV_SECRET="b" * 40, ALTOCV_FORMER_SECRET="a" * 40)
        assert done.returncode == 0, done.stderr
        new = Settings(data=data, secret="b" * 40)  # type: ignore[call-arg]
        with psycopg.connect(server.owner_url) as connection:
            row = connection.execute("SELECT secret FROM second_factors").fetchone()
            kept = connection.execute("SELECT wrapped FROM data_keys").fetchone()
        assert row is not None and kept is not None
        assert Seal(new, "second factors").open(row[0]) == "totp"
        Envelopes(new, "provider keys").open(kept[0], user)
    finally:
        server.stop()
