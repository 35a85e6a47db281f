"""The HTTP side, over the real application and database."""

from __future__ import annotations

import io
import re
from collections.abc import AsyncIterator
from pathlib import Path

import httpx
import pytest
from PIL import Image

from altocv.accounts.sessions import COOKIE
from altocv.api.app import create
from altocv.api.exports import attachment
from altocv.api.visitors import local_path
from altocv.config import Settings
from altocv.cv import samples
from altocv.cv.document import CV, Basics
from altocv.services import Services
from altocv.typeset.render import typeset
from altocv.typeset.webfonts import fonts_css
from tests.integration.conftest import ORIGIN


async def begin(browser: httpx.AsyncClient, **form: str) -> httpx.Response:
    return await browser.post("/api/session/start", data=form)


def picture(size: tuple[int, int] = (60, 40), format: str = "JPEG", **options: object) -> bytes:
    out = io.BytesIO()
    Image.new("RGB", size, "red").save(out, format, **options)
    return out.getvalue()


async def test_health(browser: httpx.AsyncClient, wired: Services) -> None:
    answer = await browser.get("/api/health")
    assert answer.status_code == 200
    body = answer.json()
    assert (body["status"], body["database"]) == ("ok", "connected")
    assert set(body) == {"status", "database", "timestamp", "version"}


async def test_starting_makes_a_guest_behind_an_http_only_cookie(browser: httpx.AsyncClient) -> None:
    answer = await begin(browser)
    assert (answer.status_code, answer.headers["location"]) == (303, "/dashboard")
    cookie = answer.headers["set-cookie"].lower()
    assert cookie.startswith(COOKIE)
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie
    again = await begin(browser, next="/cv/1")
    assert again.headers["location"] == "/cv/1"
    assert "set-cookie" not in again.headers, "who has a session keeps it"


async def test_the_cookie_is_secure_under_https(wired: Services, tmp_path: Path) -> None:
    config = Settings(data=tmp_path, public_url="https://cv.test", proxied=True)  # type: ignore[call-arg]
    transport = httpx.ASGITransport(create(config))
    async with httpx.AsyncClient(transport=transport, base_url="http://10.0.0.1:3000") as client:
        headers = {"Origin": "https://cv.test", "X-Forwarded-Proto": "https"}
        answer = await client.post("/api/session/start", headers=headers)
    assert answer.status_code == 303
    assert "secure" in answer.headers["set-cookie"].lower()
    assert answer.headers["strict-transport-security"]


@pytest.mark.parametrize("proxied", [True, False])
async def test_only_a_trusted_proxy_is_believed(wired: Services, tmp_path: Path, proxied: bool) -> None:
    config = Settings(data=tmp_path, proxied=proxied, guests_per_hour=1)  # type: ignore[call-arg]
    transport = httpx.ASGITransport(create(config))
    said = {"X-Forwarded-Proto": "https", "X-Forwarded-Host": "cv.test", "Origin": "https://cv.test"}
    async with httpx.AsyncClient(transport=transport, base_url="http://10.0.0.1") as client:

        async def start(forwarded: str) -> httpx.Response:
            client.cookies.clear()
            headers = {**said, "X-Forwarded-For": forwarded}
            return await client.post("/api/session/start", headers=headers)

        if not proxied:
            assert (await start("1.1.1.1")).status_code == 403
            return
        assert (await start("9.9.9.9, 1.1.1.1")).status_code == 303
        assert (await start("8.8.8.8, 1.1.1.1")).status_code == 429, "the client cannot choose its address"
        assert (await start("9.9.9.9, 2.2.2.2")).status_code == 303


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://cv.test.evil.example"},
        {"Origin": "http://cv.test:8080"},
        {"Origin": ORIGIN, "X-Forwarded-Host": "evil.example", "Host": "other.test"},
    ],
)
async def test_a_foreign_page_cannot_start_a_session(
    browser: httpx.AsyncClient, headers: dict[str, str]
) -> None:
    answer = await browser.post("/api/session/start", headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert answer.json()["error"]["code"] == "foreign_origin"


async def test_without_an_origin_the_browser_must_say_same_origin(browser: httpx.AsyncClient) -> None:
    del browser.headers["Origin"]
    refused = await browser.post("/api/session/start", headers={"Sec-Fetch-Site": "cross-site"})
    assert refused.status_code == 403
    assert (
        await browser.post("/api/session/start", headers={"Sec-Fetch-Site": "same-origin"})
    ).status_code == 303


async def test_guests_are_limited_per_address(browser: httpx.AsyncClient) -> None:
    for _ in range(5):
        assert (await begin(browser)).status_code == 303
        browser.cookies.clear()
    answer = await begin(browser)
    assert answer.status_code == 429
    assert int(answer.headers["retry-after"]) > 0
    assert "minutes" in answer.json()["error"]["message"]


@pytest.mark.parametrize(
    ("wanted", "path"),
    [
        ("/dashboard", "/dashboard"),
        ("/cv/1?x=1#y", "/cv/1?x=1#y"),
        ("//evil.example", "/dashboard"),
        ("https://evil.example", "/dashboard"),
        ("/\\evil.example", "/dashboard"),
        ("\\\\evil.example", "/dashboard"),
        ("/\r\nSet-Cookie: a=b", "/dashboard"),
        ("javascript:alert(1)", "/dashboard"),
        ("evil", "/dashboard"),
        ("", "/dashboard"),
        ("/\t/evil.example", "/dashboard"),
    ],
)
def test_next_stays_on_this_site(wanted: str, path: str) -> None:
    assert local_path(wanted) == path


@pytest.mark.parametrize("cookie", ["", "x", "a" * 43, "é" * 43, "a" * 10_000, '"', "\x7f"])
async def test_a_made_up_cookie_is_nobody(browser: httpx.AsyncClient, cookie: str) -> None:
    headers = {"Cookie": f"{COOKIE}={cookie}".encode()}
    answer = await browser.get("/api/cvs/00000000-0000-0000-0000-000000000000/export.json", headers=headers)
    assert answer.status_code == 401
    assert answer.json()["error"]["code"] == "unauthorized"


async def test_a_person_who_navigates_gets_a_page(browser: httpx.AsyncClient) -> None:
    answer = await browser.get("/api/cvs/x/export.pdf", headers={"Sec-Fetch-Mode": "navigate"})
    assert answer.status_code == 401
    assert answer.headers["content-type"].startswith("text/html")
    assert "session has ended" in answer.text
    assert "frame-ancestors 'none'" in answer.headers["content-security-policy"]


async def test_unknown_addresses_and_bad_values_have_a_sentence(browser: httpx.AsyncClient) -> None:
    await begin(browser)
    unknown = await browser.get("/api/nothing/here")
    assert (unknown.status_code, unknown.json()["error"]["code"]) == (404, "not_found")
    bad = await browser.get("/api/cvs/1/export.exe")
    assert (bad.status_code, bad.json()["error"]["code"]) == (422, "invalid")
    wide = await browser.get("/api/cvs/1/page.webp?width=100000")
    assert wide.status_code == 422


async def test_headers_are_on_every_answer(browser: httpx.AsyncClient) -> None:
    for path in ("/api/health", "/api/nothing", "/api/docs", "/nothing"):
        answer = await browser.get(path)
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert answer.headers["x-frame-options"] == "DENY"
        assert answer.headers["referrer-policy"]
        assert len(answer.headers["x-request-id"]) == 16


async def test_openapi_lists_the_routes(browser: httpx.AsyncClient) -> None:
    paths = (await browser.get("/api/openapi.json")).json()["paths"]
    assert {"/api/health", "/api/session/start", "/api/cvs/{cv_id}/export.{format}", "/api/photos"} <= set(
        paths
    )


async def test_a_photo_is_kept_small_upright_and_without_metadata(
    browser: httpx.AsyncClient, wired: Services
) -> None:
    await begin(browser)
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "SecretCamera"
    data = picture((1600, 1000), exif=exif)
    answer = await browser.post("/api/photos", files={"file": ("me.jpg", data, "image/jpeg")})
    assert answer.status_code == 201
    key = answer.json()["ref"].removeprefix("photo:")
    shown = await browser.get(f"/api/photos/{key}")
    assert shown.headers["content-type"] == "image/jpeg"
    assert "private" in shown.headers["cache-control"]
    kept = Image.open(io.BytesIO(shown.content))
    assert kept.size == (500, 800)
    assert not kept.getexif()
    assert b"SecretCamera" not in shown.content
    browser.cookies.clear()
    assert (await browser.get(f"/api/photos/{key}")).status_code == 401
    await begin(browser)
    assert (await browser.get(f"/api/photos/{key}")).status_code == 404, "another guest does not see it"


async def test_transparent_photos_stay_transparent(browser: httpx.AsyncClient) -> None:
    await begin(browser)
    out = io.BytesIO()
    Image.new("RGBA", (50, 50), (255, 0, 0, 0)).save(out, "PNG")
    ref = (await browser.post("/api/photos", files={"file": ("me.png", out.getvalue())})).json()["ref"]
    assert ref.endswith(".png")


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"<svg onload=alert(1)>", "invalid"),
        (b"", "invalid"),
        (picture()[:300], "invalid"),
        (picture(format="BMP"), "invalid"),
        (b"\xff" * 5_000_001, "too_large"),
        (picture((6000, 5001), format="PNG", compress_level=1), "too_large"),
    ],
)
async def test_what_is_no_photo_is_refused(browser: httpx.AsyncClient, data: bytes, code: str) -> None:
    await begin(browser)
    answer = await browser.post("/api/photos", files={"file": ("me.jpg", data)})
    assert answer.json()["error"]["code"] == code


async def test_a_body_without_end_is_cut_off(browser: httpx.AsyncClient) -> None:
    await begin(browser)

    async def endless() -> AsyncIterator[bytes]:
        for _ in range(200):
            yield b"x" * 100_000

    headers = {"Content-Type": "multipart/form-data; boundary=x"}
    answer = await browser.post("/api/photos", content=endless(), headers=headers)
    assert answer.status_code in (413, 422, 400)
    declared = await browser.post("/api/photos", headers={"Content-Length": "99999999999"}, content=b"")
    assert declared.status_code == 413


async def test_photo_keys_do_not_lead_outside(browser: httpx.AsyncClient) -> None:
    await begin(browser)
    for key in ("..%2f..%2fpasswd", "%2e%2e.jpg", "a.exe", "x", ".jpg", "a.jpg%00"):
        assert (await browser.get(f"/api/photos/{key}")).status_code == 404


async def test_exports_need_their_owner(browser: httpx.AsyncClient, wired: Services) -> None:
    await begin(browser)
    user = await wired.sessions.resolve(browser.cookies[COOKIE])
    assert user is not None
    made = await wired.documents.create(user.id, CV(basics=Basics(name="Ada")), 'Ada: "CV" é')
    answer = await browser.get(f"/api/cvs/{made.id}/export.json")
    assert answer.status_code == 200
    assert answer.json()["basics"]["name"] == "Ada"
    assert "filename*=UTF-8''Ada-%20-CV-%20%C3%A9.json" in answer.headers["content-disposition"]
    browser.cookies.clear()
    await begin(browser)
    assert (await browser.get(f"/api/cvs/{made.id}/export.json")).status_code == 404


@pytest.mark.parametrize(
    ("address", "kind", "begins"),
    [
        ("export.pdf", "application/pdf", b"%PDF-"),
        ("export.pdf?archival=1", "application/pdf", b"%PDF-"),
        ("export.json", "application/json", b"{"),
        ("export.docx", "application/vnd.openxmlformats", b"PK"),
        ("export.txt", "text/plain", b""),
        ("export.md", "text/markdown", b"#"),
        ("page.webp", "image/webp", b"RIFF"),
        ("page.webp?template=modern&width=100", "image/webp", b"RIFF"),
    ],
)
async def test_a_cv_leaves_in_every_format(
    browser: httpx.AsyncClient, wired: Services, address: str, kind: str, begins: bytes
) -> None:
    await begin(browser)
    user = await wired.sessions.resolve(browser.cookies[COOKIE])
    assert user is not None
    key = await wired.photos.put(user.id, picture())
    sample = samples.load(samples.names()[0][0])
    cv = sample.model_copy(update={"basics": sample.basics.model_copy(update={"image": f"photo:{key}"})})
    made = await wired.documents.create(user.id, cv, "Sample")
    await wired.making.order_export(user.id, made.id, made.cv)
    answer = await browser.get(f"/api/cvs/{made.id}/{address}")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(kind)
    assert answer.content.startswith(begins)
    assert len(answer.content) > 500
    assert "private" in answer.headers["cache-control"]


async def test_pages_and_templates_that_are_not_there(browser: httpx.AsyncClient, wired: Services) -> None:
    await begin(browser)
    user = await wired.sessions.resolve(browser.cookies[COOKIE])
    assert user is not None
    made = await wired.documents.create(user.id, CV(), "Empty")
    for query in ("index=9", "template=nothing"):
        assert (await browser.get(f"/api/cvs/{made.id}/page.webp?{query}")).status_code == 404
    kept = await browser.get(f"/api/cvs/{made.id}/page.webp?v=1")
    assert "max-age" in kept.headers["cache-control"]
    stale = await browser.get(f"/api/cvs/{made.id}/page.webp?v=2")
    assert "no-store" in stale.headers["cache-control"]


async def test_fonts_are_kept_for_ever_and_need_no_session(browser: httpx.AsyncClient) -> None:
    css = fonts_css(typeset(CV(basics=Basics(name="Ada"))), "/api/fonts")
    addresses = re.findall(r"/api/fonts/[^)'\"]+", css)
    assert addresses
    answer = await browser.get(addresses[0])
    assert answer.content.startswith(b"wOF2")
    assert "immutable" in answer.headers["cache-control"]
    assert (await browser.get("/api/fonts/nothing/x.woff2")).status_code in (404, 422)


@pytest.mark.parametrize(
    ("name", "plain"),
    [
        ("Ada.pdf", "Ada.pdf"),
        ("../../etc/passwd.pdf", "-..-etc-passwd.pdf"),
        ('a"b\r\nX: y.pdf', "a-bX- y.pdf"),
        ("履歴書.pdf", "CV.pdf"),
        ("Müller.pdf", "Muller.pdf"),
    ],
)
def test_any_name_makes_a_file_name(name: str, plain: str) -> None:
    header = attachment(name)
    assert f'filename="{plain}"' in header
    assert "\n" not in header
    assert header.isascii()


async def test_a_bug_of_ours_is_owned_up_to(browser: httpx.AsyncClient, wired: Services) -> None:
    """A CV that cannot be read any more is our fault, and still gets an answer in the usual shape."""
    from sqlalchemy import text

    await begin(browser)
    user = await wired.sessions.resolve(browser.cookies[COOKIE])
    assert user is not None
    made = await wired.documents.create(user.id, CV(), "x")
    async with wired.db.transaction(user.id) as work:
        broken = "UPDATE cvs SET version = 7, content = content || '{\"sections\": 3}'"
        await work.execute(text(broken))
    answer = await browser.get(f"/api/cvs/{made.id}/export.json")
    assert (answer.status_code, answer.json()["error"]["code"]) == (500, "internal")
