"""How fast the editor is on a realistic two-page CV, from layout to the painted key press.

Layout, SVG and PDF are medians of warm runs in which one word changes each time, as typing does. The rest
is measured in headless Chromium over the production build.
"""

from __future__ import annotations

import gzip
import statistics
import sys
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser, Page, Response, sync_playwright

from altocv.cv import samples
from altocv.cv.document import CV
from altocv.cv.edits import Set, apply
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset
from altocv.typeset.svg import page_svg
from benchmarks.server import data_folder, memory_mb, served
from tests.browser import chromium_path

SAMPLE = "software-engineer"
TITLE = dict(samples.names())[SAMPLE]
ROUNDS = 200
KEYS = 120
DRAG_SECONDS = 3.0
EDITORS = 12
PONG = "3"
"""What answers the server's heartbeat, whatever the page does."""

LAUNCH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]


def run() -> dict[str, Any]:
    """All figures of the editor by name."""
    figures = typesetting()
    with data_folder() as data:
        with served(data):
            pass  # builds the front end and makes the database, so that the next start is a warm one
        with served(data) as (address, seconds):
            figures["start_warm_s"] = round(seconds, 2)
            figures |= in_browser(address)
    return figures


def memory_per_editor() -> float:
    """MB of the server's memory that one more open editor takes."""
    with data_folder() as data, served(data) as (address, _), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH)
        for _ in range(EDITORS):  # what all share (threads, connections, caches) is there after the first few
            _open_editor(browser, address)
        before = memory_mb(data)
        for _ in range(EDITORS):
            _open_editor(browser, address)
        taken = memory_mb(data) - before
        browser.close()
    return round(taken / EDITORS, 2)


def _open_editor(browser: Browser, address: str) -> None:
    """Somebody new opens a CV and types, in a browser of their own that stays open."""
    page = browser.new_context(viewport={"width": 1440, "height": 900}).new_page()
    page.set_default_timeout(60_000)
    _new_cv(page, address)
    page.wait_for_selector(".cv-page text")
    page.get_by_text("Summary").first.wait_for()


def typesetting() -> dict[str, Any]:
    """Medians in milliseconds of layout, SVG and PDF, and the size of the PDF."""
    cv = samples.load(SAMPLE)
    entry = cv.section("work").items[0]  # type: ignore[union-attr]
    path = f"@{entry.id}/highlights/0"
    variants = [apply(cv, (Set(path=path, value=f"{entry.highlights[0]} {n}"),))[0] for n in range(ROUNDS)]  # type: ignore[attr-defined]
    for variant in variants[:20]:
        _draw(typeset(variant))
    layout, svg = [], []
    for variant in [_typed(v, path, n) for n, v in enumerate(variants)]:
        pages, milliseconds = _timed(lambda v=variant: typeset(v))
        layout.append(milliseconds)
        svg.append(_timed(lambda p=pages: _draw(p))[1])
    written = [_timed(lambda v=v: pdf(typeset(v))) for v in variants[:40]]
    return {
        "pages": len(typeset(cv).pages),
        "layout_ms": round(statistics.median(layout), 2),
        "svg_ms": round(statistics.median(svg), 2),
        "pdf_ms": round(statistics.median(ms for _, ms in written[5:]), 1),
        "pdf_kb": round(len(written[-1][0]) / 1000, 1),
    }


def _typed(cv: CV, path: str, n: int) -> CV:
    """The same CV after one more word, so that no cache has seen it."""
    return apply(
        cv, (Set(path=path, value=f"Typed word {n} and {n * 7} more, as people do while they think"),)
    )[0]


def _draw(pages: Any) -> list[str]:
    return [page_svg(pages, index) for index in range(len(pages.pages))]


def _timed(work: Callable[[], Any]) -> tuple[Any, float]:
    began = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - began) * 1000


def in_browser(address: str) -> dict[str, Any]:
    """Key press to paint, a colour drag, and what the editor page loads."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_path(), args=LAUNCH)
        page = browser.new_page(viewport={"width": 1440, "height": 900})
        page.set_default_timeout(30_000)
        sent: list[object] = []
        page.on(
            "websocket",
            lambda socket: socket.on("framesent", lambda frame: _note(sent, frame)),
        )
        editor_address = _new_cv(page, address)
        sizes = _sizes(page, editor_address)
        page.wait_for_selector(".cv-page text")
        page.wait_for_timeout(1000)
        figures = sizes | _keystrokes(page) | _colour_drag(page, sent)
        browser.close()
    return figures


def _note(sent: list[object], frame: object) -> None:
    if frame != PONG:
        sent.append(frame)


def _new_cv(page: Page, address: str) -> str:
    """Start as a guest, make a CV from the sample; returns the editor's address."""
    page.goto(address)
    page.click("form[action='/api/session/start'] button >> nth=0")
    page.wait_for_url("**/dashboard**")
    page.get_by_role("button", name="New CV").first.click()
    page.get_by_role("button", name=TITLE).click()
    page.wait_for_url("**/cv/*")
    return page.url


def _sizes(page: Page, address: str) -> dict[str, Any]:
    """Gzipped kB of the scripts and styles that a first visit to the editor loads."""
    found: dict[str, list[Response]] = {"script": [], "stylesheet": []}

    def note(response: Response) -> None:
        kind = response.request.resource_type
        if kind in found and response.ok:
            found[kind].append(response)

    page.on("response", note)
    page.goto(address)
    page.wait_for_load_state("networkidle")
    page.remove_listener("response", note)
    sizes = {kind: sum(len(gzip.compress(r.body(), 9)) for r in all_) for kind, all_ in found.items()}
    return {
        "initial_js_kb": round(sizes["script"] / 1000, 1),
        "initial_css_kb": round(sizes["stylesheet"] / 1000, 1),
    }


WATCH_KEYS = """() => {
  window.delays = [];
  let pressed = 0;
  const root = document.querySelector('.cv-pages');
  document.addEventListener('keydown', () => { pressed = performance.now(); }, true);
  new MutationObserver(() => {
    if (!pressed) return;
    const began = pressed;
    pressed = 0;
    requestAnimationFrame(() => {
      const channel = new MessageChannel();
      channel.port1.onmessage = () => window.delays.push(performance.now() - began);
      channel.port2.postMessage(0);
    });
  }).observe(root, { subtree: true, childList: true });
}"""


def _keystrokes(page: Page) -> dict[str, Any]:
    """Milliseconds from key press to the frame in which the page shows it."""
    page.click(".cv-page text[data-path*='/highlights/'] >> nth=0")
    page.wait_for_selector(".cv-field textarea")
    page.keyboard.type("warm up ", delay=120)
    page.wait_for_timeout(500)
    page.evaluate(WATCH_KEYS)
    for index in range(KEYS):
        page.keyboard.press("abcdefgh "[index % 9])
        page.wait_for_timeout(90)
    page.wait_for_timeout(500)
    delays = sorted(page.evaluate("window.delays"))
    page.keyboard.press("Escape")
    print(f"{len(delays)} of {KEYS} keys measured", file=sys.stderr)
    return {
        "keystroke_p50_ms": round(statistics.median(delays), 1),
        "keystroke_p95_ms": round(delays[int(len(delays) * 0.95)], 1),
    }


WATCH_FRAMES = """() => {
  window.frames_seen = 0;
  window.colours_seen = new Set();
  const root = document.querySelector('.cv-pages');
  const step = () => {
    window.frames_seen += 1;
    window.colours_seen.add(root.style.getPropertyValue('--cv-primary'));
    window.watching = requestAnimationFrame(step);
  };
  window.watching = requestAnimationFrame(step);
}"""


def _colour_drag(page: Page, sent: list[object]) -> dict[str, Any]:
    """Frames per second while the pointer drags over the colour pad, and websocket frames sent meanwhile."""
    page.click("#color-primary")
    pad = page.locator("details.color[open] .react-colorful__saturation")
    pad.scroll_into_view_if_needed()
    box = pad.bounding_box()
    assert box is not None
    page.wait_for_timeout(1500)
    page.mouse.move(box["x"] + 10, box["y"] + 10)
    page.mouse.down()
    before = len(sent)
    page.evaluate(WATCH_FRAMES)
    began = time.perf_counter()
    step = 0
    while time.perf_counter() - began < DRAG_SECONDS:
        step += 1
        page.mouse.move(
            box["x"] + 10 + step * 3 % (box["width"] - 20), box["y"] + 10 + step % (box["height"] - 20)
        )
        page.wait_for_timeout(8)
    seconds = time.perf_counter() - began
    frames, colours = page.evaluate("(cancelAnimationFrame(watching), [frames_seen, colours_seen.size])")
    events = len(sent) - before
    page.mouse.up()
    print(f"{colours} colours painted while dragging", file=sys.stderr)
    return {"colour_drag_fps": round(frames / seconds, 1), "colour_drag_events": events}
