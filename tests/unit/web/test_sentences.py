"""What the services say reaches a Spanish reader in Spanish."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from altocv import errors
from altocv.web.i18n import sentence, sentence_in_each_language
from altocv.web.i18n.catalog import placeholders
from altocv.web.i18n.texts.errors import SENTENCES

ROOT = Path(__file__).parents[3] / "altocv"

ERRORS = {name for name, kind in vars(errors).items() if isinstance(kind, type)}

NOT_FOR_READERS = (
    "launch/",
    "db/embedded.py",
    "db/migrate.py",
    "api/app.py",
    "typeset/fonts.py",
    "typeset/webfonts.py",
)
"""Said to whoever runs the program, or to programs."""

OF_PROGRAMS = ("cv/edits/", "cv/paths.py", "api/exports.py", "ai/tools.py", "workflows/proposals.py")
"""Said to models, or of edits and addresses that the pages never make; what they can meet is translated."""


def raised() -> Iterator[tuple[str, str]]:
    """File, and sentence with `{}` for what is put in, of every error that is raised with a literal."""
    for path in sorted(ROOT.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ERRORS:
                for literal in node.args[:1]:
                    if (said := _literal(literal)) is not None:
                        yield path.relative_to(ROOT).as_posix(), said


def _literal(node: ast.expr) -> str | None:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(str(v.value) if isinstance(v, ast.Constant) else "30" for v in node.values)
    return None


def test_everything_a_reader_can_be_told_is_translated() -> None:
    said = {(file, text) for file, text in raised() if not file.startswith(NOT_FOR_READERS + OF_PROGRAMS)}
    assert len(said) > 25
    # "30" stands for what is put in; where that is a word of the sentence, each is listed by itself.
    said = {(file, text.replace("the 30", "the CV")) for file, text in said}
    assert [text for _, text in sorted(said) if sentence(text, "es") == text] == []


@pytest.mark.parametrize("english", SENTENCES)
def test_placeholders_are_the_same(english: str) -> None:
    assert placeholders(english) == placeholders(SENTENCES[english])
    assert SENTENCES[english] != english


def test_what_was_put_in_is_carried_over() -> None:
    said = "This is a PDF, not a JSON Resume file. Choose a file that ends in .json."
    assert "(a PDF)" in sentence(said, "es")
    assert sentence_in_each_language(said)["en"] == said


def test_braces_in_what_was_put_in_do_no_harm() -> None:
    assert "{x}" in sentence("There is no template called {x}.", "es")


def test_an_unknown_sentence_stays() -> None:
    assert sentence("Something else.", "es") == "Something else."
