"""Scans: offered, ordered, read by a model that can see, and paid only when something came of it."""

from __future__ import annotations

import asyncio
import io
from collections.abc import Iterator
from pathlib import Path

import pypdfium2
import pytest
from PIL import Image
from sqlalchemy import text

from altocv.config import Settings
from altocv.convert.reading import scans as drawing
from altocv.cv import samples
from altocv.errors import Conflict, InsufficientCredits, Invalid, TooLarge
from altocv.services import Services
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.workflows import scans
from altocv.workflows.imports import Run
from tests.model_double import ModelDouble, Script, model_double

TOLD = (
    "# Ada Byron\n\nada@example.com\n\n## Experience\n\n### Analyst, Babbage & Co\n\nMar 2019 - Present\n\n"
    "- Wrote the first program\n"
)


def pages_of(count: int) -> list[Image.Image]:
    drawn = pypdfium2.PdfDocument(pdf(typeset(samples.load("software-engineer"))))
    return [drawn[number % len(drawn)].render(scale=2).to_pil() for number in range(count)]


def scan(count: int) -> bytes:
    """A PDF of pictures alone."""
    first, *others = pages_of(count)
    out = io.BytesIO()
    first.save(out, "PDF", save_all=True, append_images=others)
    return out.getvalue()


def picture(kind: str, mode: str = "RGB") -> bytes:
    out = io.BytesIO()
    pages_of(1)[0].convert(mode).save(out, kind)
    return out.getvalue()


@pytest.fixture(scope="module")
def two_pages() -> bytes:
    return scan(2)


@pytest.fixture(scope="module")
def models() -> Iterator[ModelDouble]:
    with model_double() as double:
        double.sees = True
        yield double


def settings(tmp_path: Path, url: str, **values: object) -> Settings:
    given = {"guests_per_hour": 1000, "model_api_base": url, "ollama_url": "http://127.0.0.1:9", **values}
    return Settings(data=tmp_path, **given)  # type: ignore[call-arg,arg-type]


@pytest.fixture
def config(tmp_path: Path, models: ModelDouble, request: pytest.FixtureRequest) -> Settings:
    models.will(Script())
    given = getattr(request, "param", {"openai_api_key": "sk-test"})
    local = {"ollama_url": models.url} if given.get("ollama_url") else {}
    return settings(tmp_path, models.url, **{**given, **local})


@pytest.fixture
async def me(wired: Services) -> str:
    return (await wired.sessions.start_guest())[1].id


async def brought(wired: Services, me: str, data: bytes, name: str = "scan.pdf") -> Run:
    import_id = await wired.imports.begin(me, name, data)
    await wired.imports.run(me, import_id)
    return await wired.imports.get(me, import_id)


async def ordered(wired: Services, me: str, run: Run) -> Run:
    key = await wired.imports.order_scan(me, run.id)
    await wired.imports.run_scan(me, run.id, key)
    return await wired.imports.get(me, run.id)


async def balance(wired: Services, me: str) -> tuple[int, int]:
    account = await wired.ledger.account(me)
    return account.balance, account.available


async def test_nothing_is_spent_before_the_owner_says_so(
    wired: Services, me: str, models: ModelDouble, two_pages: bytes
) -> None:
    run = await brought(wired, me, two_pages)
    assert (run.status, run.cv, models.asked) == ("scan", None, [])
    assert run.scan is not None
    assert (run.scan.offer.pages, run.scan.offer.credits, run.scan.offer.model_name) == (2, 4, "GPT-5 mini")
    assert await balance(wired, me) == (50, 50)
    await wired.imports.cancel(me, run.id)
    assert (await wired.imports.get(me, run.id)).status == "cancelled"
    with pytest.raises(Conflict):
        await wired.imports.order_scan(me, run.id)


@pytest.mark.parametrize(
    "config",
    [
        {"openai_api_key": "sk-test"},
        {"anthropic_api_key": "sk-test"},
        {"gemini_api_key": "sk-test"},
        {"ollama_url": "here"},
    ],
    ids=["openai", "anthropic", "gemini", "ollama"],
    indirect=True,
)
async def test_each_provider_is_sent_the_pages_in_its_own_form(
    wired: Services, me: str, models: ModelDouble, two_pages: bytes, config: Settings
) -> None:
    local = config.ollama_url == models.url
    run = await brought(wired, me, two_pages)
    assert run.status == "scan" and run.scan is not None
    assert run.scan.offer.credits == (0 if local else 4)
    models.will(Script(text=TOLD.replace("\n", " \n ")), Script(text="## Skills \n - Weaving \n - Sums"))
    done = await ordered(wired, me, run)
    assert (done.status, done.error) == ("ready", "")
    sent = models.pictures()
    assert [len(each) for each in sent] == [1, 1], "a page a request"
    for (shown,) in sent:
        with Image.open(io.BytesIO(shown)) as image:
            assert image.format == "JPEG" and max(image.size) > 1_400
        assert len(shown) <= drawing.MOST_BYTES
    assert sent[0] != sent[1]
    assert done.cv is not None and done.cv.basics.name == "Ada Byron"
    work, skills = done.cv.section("work"), done.cv.section("skills")
    assert work is not None and work.items[0].model_dump()["position"] == "Analyst"
    assert skills is not None
    assert "sure" not in done.sureness.values(), "nothing of a scan is sure"
    assert await balance(wired, me) == ((50, 50) if local else (46, 46))
    async with wired.db.transaction(me) as work_:
        counted = await work_.execute(text("SELECT DISTINCT task FROM model_calls"))
        assert counted.scalars().all() == ["scan"]


@pytest.mark.parametrize("fault", ["broken", "refused", "garbage", "nothing", "drops"])
async def test_a_failure_gives_the_credits_back_and_can_be_tried_again(
    wired: Services, me: str, models: ModelDouble, two_pages: bytes, fault: str
) -> None:
    run = await brought(wired, me, two_pages)
    models.will(Script(text=TOLD, fault=fault))
    failed = await ordered(wired, me, run)
    assert failed.status == "scan" and failed.error
    assert await balance(wired, me) == (50, 50)
    models.will(Script(text=TOLD.replace("\n", " \n ")))
    again = await ordered(wired, me, failed)
    assert (again.status, again.error) == ("ready", "")
    assert await balance(wired, me) == (46, 46)


async def test_a_page_that_takes_too_long(
    wired: Services, me: str, models: ModelDouble, two_pages: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    run = await brought(wired, me, two_pages)
    models.will(Script(text=TOLD, gap_seconds=0.5))
    monkeypatch.setattr(scans, "PAGE_SECONDS", 0.6)
    failed = await ordered(wired, me, run)
    assert (failed.status, "too long" in failed.error) == ("scan", True)
    assert await balance(wired, me) == (50, 50)


async def test_progress_and_cancelling(
    wired: Services, me: str, models: ModelDouble, two_pages: bytes
) -> None:
    run = await brought(wired, me, two_pages)
    models.will(Script(text=TOLD), Script(text=TOLD, gap_seconds=0.4))
    key = await wired.imports.order_scan(me, run.id)
    assert await balance(wired, me) == (50, 46)
    with pytest.raises(Conflict):
        await wired.imports.order_scan(me, run.id)
    at_work = asyncio.create_task(wired.imports.run_scan(me, run.id, key))
    seen = []
    async for each in wired.imports.follow(me, run.id):
        assert each.scan is not None
        seen.append((each.status, each.scan.read))
        if each.scan.read == 1:
            await wired.imports.cancel(me, run.id)
    await at_work
    assert seen == [("reading", 0), ("reading", 1), ("cancelled", 1)]
    assert await balance(wired, me) == (50, 50)
    for _ in range(100):
        if models.closed_early:
            break
        await asyncio.sleep(0.05)
    assert models.closed_early == 1, "the model does not go on writing"


async def test_after_a_death_it_ends_unpaid(
    wired: Services, me: str, models: ModelDouble, two_pages: bytes
) -> None:
    run = await brought(wired, me, two_pages)
    models.will(Script(fault="hangs"))
    key = await wired.imports.order_scan(me, run.id)
    dying = asyncio.create_task(wired.imports.run_scan(me, run.id, key))
    for _ in range(200):
        if models.asked:
            break
        await asyncio.sleep(0.05)
    dying.cancel()
    with pytest.raises(asyncio.CancelledError):
        await dying
    await wired.imports.run_scan(me, run.id, key)
    ended = await wired.imports.get(me, run.id)
    assert (ended.status, "restarted" in ended.error) == ("scan", True)
    assert await balance(wired, me) == (50, 50)


async def test_too_few_credits(wired: Services, me: str, two_pages: bytes) -> None:
    hold = await wired.ledger.hold(me, "IMAGE", 47, "all but three")
    run = await brought(wired, me, two_pages)
    with pytest.raises(InsufficientCredits):
        await wired.imports.order_scan(me, run.id)
    await wired.ledger.release(me, hold)
    assert (await wired.imports.get(me, run.id)).status == "scan"


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP"])
async def test_a_picture_is_a_scan_of_one_page(
    wired: Services, me: str, models: ModelDouble, kind: str
) -> None:
    run = await brought(wired, me, picture(kind), f"photo.{kind.lower()}")
    assert run.status == "scan" and run.scan is not None
    assert (run.scan.offer.pages, run.media) == (1, f"image/{kind.lower()}")
    models.will(Script(text=TOLD.replace("\n", " \n ")))
    assert (await ordered(wired, me, run)).status == "ready"
    assert drawing.preview(await wired.imports.file(me, run.id), 300).startswith(b"RIFF")


@pytest.mark.parametrize("config", [{"groq_api_key": "sk-test"}, {}], indirect=True)
async def test_without_a_model_that_can_see_it_is_told(wired: Services, me: str, two_pages: bytes) -> None:
    run = await brought(wired, me, two_pages)
    assert (run.status, "can see" in run.error) == ("failed", True)


async def test_what_cannot_be_drawn(wired: Services, me: str, models: ModelDouble) -> None:
    broken = await brought(wired, me, picture("PNG")[:5_000], "half.png")
    models.will(Script(text=TOLD))
    failed = await ordered(wired, me, broken)
    assert (failed.status, models.asked) == ("scan", []), "nothing was sent"
    assert "broken" in failed.error
    assert await balance(wired, me) == (50, 50)
    many = await brought(wired, me, scan(9))
    assert (many.status, "more than 8 pages" in many.error) == ("failed", True)
    with pytest.raises(TooLarge):
        drawing.pages(scan(9))
    with pytest.raises(Invalid):
        drawing.pages(b"%PDF-1.7 nonsense")
    with pytest.raises(Invalid):
        drawing.pages(b"\x89PNG\r\n\x1a\n" + bytes(100))


def test_a_page_is_drawn_on_white_and_bounded() -> None:
    noise = Image.effect_noise((4_000, 5_600), 120).convert("RGBA")
    noise.putalpha(0)
    out = io.BytesIO()
    noise.save(out, "PNG")
    (page,) = drawing.pages(out.getvalue())
    with Image.open(io.BytesIO(page)) as image:
        assert max(image.size) <= drawing.LONGEST_SIDE
        assert image.getpixel((5, 5)) == (255, 255, 255), "what is transparent is white"
    out = io.BytesIO()
    Image.effect_noise((3_000, 3_000), 120).convert("RGB").save(out, "PNG")
    (page,) = drawing.pages(out.getvalue())
    assert len(page) <= drawing.MOST_BYTES
