"""The splices that keep a browser's pages up to date."""

from hypothesis import given
from hypothesis import strategies as st

from altocv.web.preview import Patch, Preview

pages = st.lists(st.text(alphabet="ab<>é漢😀", max_size=12), max_size=4)


def utf16(text: str, start: int, end: int) -> str:
    """`text.slice(start, end)` as JavaScript counts."""
    return text.encode("utf-16-le")[2 * start : 2 * end].decode("utf-16-le")


def receive(shown: list[str], patch: Patch) -> list[str]:
    """What the browser does with a patch."""
    shown = list(shown)
    for page in patch["pages"]:
        old = shown[page["index"]] if page["index"] < len(shown) else ""
        if page["end"] < 0:
            new = page["text"]
        else:
            new = utf16(old, 0, page["start"]) + page["text"] + utf16(old, page["end"], 10_000)
        shown[page["index"] : page["index"] + 1] = [new]
    return shown[: patch["count"]]


@given(st.lists(pages, min_size=1, max_size=8))
def test_the_browser_ends_with_the_newest_pages(history: list[list[str]]):
    preview, shown = Preview(), []
    for newest in history:
        patch = preview.patch(newest)
        assert patch["rev"] == patch["base"] + 1
        shown = receive(shown, patch)
        assert shown == newest


@given(pages, pages)
def test_a_full_patch_fits_any_browser(before: list[str], newest: list[str]):
    preview = Preview()
    preview.patch(before)
    patch = preview.full(newest)
    assert patch["base"] == -1
    assert receive(["something else"], patch) == newest


def test_one_letter_costs_one_letter():
    preview = Preview()
    page = "<svg>" + "x" * 20_000 + "</svg>"
    preview.patch([page, "<svg/>"])
    patch = preview.patch([page.replace("x</svg>", "xy</svg>"), "<svg/>"])
    assert [p["index"] for p in patch["pages"]] == [0]
    assert patch["pages"][0]["text"] == "y"
