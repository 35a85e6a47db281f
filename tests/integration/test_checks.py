"""Checks of a CV, kept with their versions."""

from __future__ import annotations

import pytest

from altocv.cv import samples
from altocv.cv.edits import Set, apply
from altocv.errors import NotFound
from altocv.services import Services
from altocv.workflows import checks


async def test_a_check_is_explained_kept_and_repeatable(
    wired: Services, monkeypatch: pytest.MonkeyPatch
) -> None:
    me = (await wired.sessions.start_guest())[1].id
    cv = samples.load("software-engineer")
    entry = cv.section("work").items[0]  # type: ignore[union-attr]
    path = f"@{entry.id}/highlights/0"
    cv, _ = apply(
        cv, (Set(path=path, value="I led the the rewrite of the settlement engine, saving 19 hours"),)
    )
    made = await wired.documents.create(me, cv, "Mine")
    assert await wired.checks.newest(me, made.id) is None
    first = await wired.checks.run(me, made.id)
    again = await wired.checks.run(me, made.id)
    assert (first.score, first.findings, first.text) == (again.score, again.findings, again.text)
    assert "Maya Lindqvist" in first.text
    assert sum(part.weight for part in first.parts) == 90, "without keywords their part is left out"
    mended = next(f for f in first.findings if f.path == path and f.edits)
    assert all(mended.said)
    saved = await wired.documents.apply(me, made.id, mended.edits, base=1)
    after = await wired.checks.run(me, made.id)
    assert after.cv_version == saved.version == 2
    assert after.score >= first.score
    assert mended.code not in {f.code for f in after.findings if f.path == path}
    held = await wired.checks.run(me, made.id, ("Kubernetes", "COBOL"), "A job")
    assert any(part.name == "keywords" for part in held.parts)
    assert [past.score for past in await wired.checks.history(me, made.id)][::-1] == [
        first.score, again.score, after.score, held.score,
    ]  # fmt: skip
    newest = await wired.checks.newest(me, made.id)
    assert newest is not None and newest.findings == held.findings
    monkeypatch.setattr(checks, "KEPT", 2)
    await wired.checks.run(me, made.id)
    assert len(await wired.checks.history(me, made.id)) == 2
    stranger = (await wired.sessions.start_guest())[1].id
    assert await wired.checks.history(stranger, made.id) == []
    with pytest.raises(NotFound):
        await wired.checks.run(stranger, made.id)
    with pytest.raises(NotFound):
        await wired.checks.history(me, "nonsense")
