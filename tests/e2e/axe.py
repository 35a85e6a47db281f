"""Accessibility checks with axe-core."""

from __future__ import annotations

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

GRAVE = ("serious", "critical")

_SETTLED = """async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    const fading = document.getAnimations()
        .filter(each => each.effect.getComputedTiming().iterations !== Infinity);
    await Promise.all(fading.map(each => each.finished.catch(() => null)));
}"""
"""Until nothing fades any more: a colour on its way to another has no contrast of its own."""


def grave_violations(page: Page) -> list[str]:
    """What axe-core finds serious or worse on the page as it is now: rule, and where."""
    page.evaluate(_SETTLED)
    found = Axe().run(page).response["violations"]
    return [
        f"{rule['id']}: {node['target']} {node.get('failureSummary', '')}"
        for rule in found
        if rule["impact"] in GRAVE
        for node in rule["nodes"]
    ]
