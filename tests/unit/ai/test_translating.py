"""What a translation may not do to its source."""

import pytest

from altocv.ai.catalog import BUILT_IN, Model
from altocv.errors import Invalid
from altocv.workflows.tailoring.translating import AT_ONCE, calls, check, problem


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("Cut costs by 1,200.50 EUR in 3 years", "Senkte die Kosten um 1.200,50 EUR in 3 Jahren"),
        ("**Led** [the team](https://x.org)", "**Leitete** [das Team](https://x.org)"),
        ("Python", "Python"),
        ("10 000 users", "10\u202f000 usuarios"),
        ("10,000 users", "10 000 usuarios"),
        ("Ran it.\nAlone.", "Lo llevó.\nSolo."),
    ],
)
def test_what_is_right(source: str, text: str) -> None:
    assert problem(source, text) == ""


@pytest.mark.parametrize(
    ("source", "text", "said"),
    [
        ("Led 5 people", "Dirigió a 6 personas", "numbers"),
        ("Led people", "Dirigió a 6 personas", "numbers"),
        ("Led 5 people", "Dirigió a personas", "numbers"),
        ("Led [it](https://x.org)", "Llevó [lo](https://evil.org)", "links"),
        ("Led it", "[Llevó](https://evil.org)", "links"),
        ("Led it", "", "missing"),
        ("Led it", "Llevó\nmás", "lines"),
        ("Led it", "Llevó " * 40, "more"),
    ],
)
def test_what_is_wrong(source: str, text: str, said: str) -> None:
    assert said in problem(source, text)


def test_what_cannot_be_ordered() -> None:
    with pytest.raises(Invalid, match="Nothing waits"):
        check(Model("a/small", "Small", "A"), {})
    with pytest.raises(Invalid, match="built-in"):
        check(Model(BUILT_IN, "Built in", ""), {"a": "b"})
    assert [calls(dict.fromkeys(map(str, range(n)), "")) for n in (1, AT_ONCE, AT_ONCE + 1)] == [1, 1, 2]
