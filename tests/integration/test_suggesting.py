"""Suggestions for a posting, over real CVs: taken over as one step of undo, and taken back."""

from __future__ import annotations

import pytest

from altocv.cv.document import CV, Basics, Section, Skill, Work
from altocv.cv.edits import Insert, Set
from altocv.documents.service import Documents, Opened
from altocv.errors import Conflict, Invalid, NotFound
from altocv.workflows.suggesting import Suggesting

POSTING = """Backend Engineer

Requirements
- JavaScript
- Kubernetes in production
- Python
"""
ADA = CV(
    basics=Basics(name="Ada", label="Developer"),
    sections=(
        Section(
            id="s1",
            kind="work",
            items=(
                Work(
                    id="e1", name="Globex", position="Backend Engineer", highlights=("Ran Kubernetes daily",)
                ),
            ),
        ),
        Section(
            id="s2", kind="skills", items=(Skill(id="k1", name="Code", keywords=("Java", "JS", "Python")),)
        ),
    ),
)


@pytest.fixture
def suggesting(documents: Documents) -> Suggesting:
    return Suggesting(documents)


@pytest.fixture
async def ada(documents: Documents, user_id: str) -> Opened:
    return await documents.create(user_id, ADA, "Ada")


async def keys(suggesting: Suggesting, user_id: str, cv_id: str) -> dict[str, str]:
    """Kind -> key of what is suggested."""
    found = (await suggesting.offered(user_id, cv_id, POSTING)).offers
    return {offer.suggestion.kind: offer.suggestion.key for offer in found}


def skills(opened: Opened) -> tuple[str, ...]:
    entry = opened.cv.sections[1].items[0]
    assert isinstance(entry, Skill)
    return entry.keywords


async def test_one_is_followed_as_one_step_of_undo(
    suggesting: Suggesting, documents: Documents, user_id: str, ada: Opened
) -> None:
    offered = await suggesting.offered(user_id, ada.id, POSTING)
    listing = next(offer for offer in offered.offers if offer.suggestion.kind == "list")
    assert listing.suggestion.why == "Kubernetes in production"
    assert [piece for change in listing.card["changes"] for piece in change["pieces"]] == [
        ["added", "Kubernetes"]
    ]
    await suggesting.take(user_id, ada.id, POSTING, listing.suggestion.key)
    opened = await documents.open(user_id, ada.id)
    assert skills(opened) == ("Java", "JS", "Python", "Kubernetes")
    assert "list" not in await keys(suggesting, user_id, ada.id)
    with pytest.raises(Conflict, match="no longer fits"):
        await suggesting.take(user_id, ada.id, POSTING, listing.suggestion.key)
    assert (await documents.undo(user_id, ada.id, base=opened.version)).cv == ADA


async def test_all_are_followed_as_one_step(
    suggesting: Suggesting, documents: Documents, user_id: str, ada: Opened
) -> None:
    taken = await suggesting.take_all(user_id, ada.id, POSTING)
    opened = await documents.open(user_id, ada.id)
    assert opened.cv.basics.label == "Backend Engineer"
    assert skills(opened) == ("JavaScript (JS)", "Python", "Kubernetes", "Java")
    assert (await suggesting.offered(user_id, ada.id, POSTING)).offers == ()
    await suggesting.take_back(user_id, taken)
    assert (await documents.open(user_id, ada.id)).cv == ADA


async def test_what_is_taken_back_leaves_what_was_changed_since(
    suggesting: Suggesting, documents: Documents, user_id: str, ada: Opened
) -> None:
    kinds = await keys(suggesting, user_id, ada.id)
    first = await suggesting.take(user_id, ada.id, POSTING, kinds["label"])
    second = await suggesting.take(user_id, ada.id, POSTING, kinds["list"])
    await suggesting.take_back(user_id, first)
    opened = await documents.open(user_id, ada.id)
    assert (opened.cv.basics.label, skills(opened)[-1]) == ("Developer", "Kubernetes")
    typed = Insert(path="@k1/keywords", index=0, value="Go")
    await documents.apply(user_id, ada.id, (typed,), base=opened.version)
    with pytest.raises(Conflict, match="Undo that first"):
        await suggesting.take_back(user_id, second)
    assert skills(await documents.open(user_id, ada.id)) == ("Go", "Java", "JS", "Python", "Kubernetes")


async def test_an_older_change_elsewhere_is_kept_and_a_newer_text_is_read(
    suggesting: Suggesting, documents: Documents, user_id: str, ada: Opened
) -> None:
    kinds = await keys(suggesting, user_id, ada.id)
    # Another tab writes between the look and the click.
    await documents.apply(user_id, ada.id, (Set(path="basics/name", value="Ada L."),), base=1)
    await suggesting.take(user_id, ada.id, POSTING, kinds["label"])
    basics = (await documents.open(user_id, ada.id)).cv.basics
    assert (basics.name, basics.label) == ("Ada L.", "Backend Engineer")


async def test_a_locked_cv_is_looked_at_only(
    suggesting: Suggesting, documents: Documents, user_id: str, other_id: str, ada: Opened
) -> None:
    await documents.apply(user_id, ada.id, (Set(path="meta/locked", value=True),), base=1)
    offered = await suggesting.offered(user_id, ada.id, POSTING)
    assert offered.locked
    assert offered.offers
    with pytest.raises(Invalid, match="locked"):
        await suggesting.take(user_id, ada.id, POSTING, offered.offers[0].suggestion.key)
    with pytest.raises(Invalid, match="locked"):
        await suggesting.take_all(user_id, ada.id, POSTING)
    with pytest.raises(NotFound):
        await suggesting.offered(other_id, ada.id, POSTING)
