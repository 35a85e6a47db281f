"""A CV out of any file, by what is in it."""

import io
import os
import zipfile

import pytest

from altocv.convert import WRITERS
from altocv.convert.reading.read import KINDS, MOST_BYTES, read
from altocv.cv import samples
from altocv.errors import Invalid, TooLarge
from altocv.typeset.pdf import pdf
from altocv.typeset.render import typeset


def zipped(files: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return target.getvalue()


@pytest.mark.parametrize("kind", ["json", "docx", "txt", "md", "pdf"])
@pytest.mark.parametrize("name", ["", "cv.bin"])
def test_each_kind_is_told_by_its_content(kind: str, name: str) -> None:
    cv = samples.load("nurse")
    data = bytes(pdf(typeset(cv))) if kind == "pdf" else WRITERS[kind].write(cv)
    found = read(data, name)
    assert found.cv.basics.name == cv.basics.name
    assert found.cv.basics.email == cv.basics.email
    assert {"work", "education", "skills"} <= {section.kind for section in found.cv.sections}
    assert cv.basics.name in found.text
    assert f".{kind}" in KINDS


def test_of_json_resume_all_is_sure() -> None:
    cv = samples.load("nurse")
    found = read(WRITERS["json"].write(cv))
    assert found.cv == cv
    assert set(found.sureness.values()) == {"sure"}
    assert {f"@{item.id}" for section in cv.sections for item in section.items} < set(found.sureness)


def test_linkedins_export_is_known_among_zips() -> None:
    found = read(
        zipped({"Basic/Profile.csv": "First Name,Last Name\nMaya,Okafor\n", "Basic/Skills.csv": "Name\nGo\n"})
    )
    assert found.cv.basics.name == "Maya Okafor"


def test_too_large() -> None:
    with pytest.raises(TooLarge, match="10 MB"):
        read(b"a" * (MOST_BYTES + 1))


@pytest.mark.parametrize(
    ("data", "said"),
    [
        pytest.param(b"", "empty", id="nothing"),
        pytest.param(b"\xef\xbb\xbf \n\0", "empty", id="blank"),
        pytest.param(os.urandom(100_000), "no text", id="random"),
        pytest.param(b"PK\x03\x04" + os.urandom(1_000), "broken", id="random zip"),
        pytest.param(b"%PDF-1.7\n" + b"junk" * 100, "PDF is broken", id="junk PDF"),
        pytest.param(b"a" * 5_000_000, "far more text", id="5 MB of a letter"),
        pytest.param(zipped({"a.txt": "x"}), "LinkedIn", id="another zip"),
        pytest.param(zipped({"mimetype": "x", "content.xml": "<x/>"}), "OpenDocument", id="odt"),
        pytest.param(zipped({"Index/Document.iwa": ""}), "Pages", id="pages"),
        pytest.param(b"{\\rtf1 Jane}", "RTF", id="rtf"),
        pytest.param(b"\x89PNG\r\n\x1a\n0000", "picture", id="picture"),
        pytest.param(b"<!DOCTYPE html><p>Jane", "web page", id="web page"),
        pytest.param(b"\xd0\xcf\x11\xe0" + b"0" * 600, ".doc", id="old Word"),
        pytest.param(b'{"basics": ', "JSON", id="half a JSON"),
        pytest.param(b'{"a": 1}', "JSON Resume", id="another JSON"),
        pytest.param(b"Dear diary,\ntoday it rained.\n", "Nothing of a CV", id="no CV"),
        pytest.param(b"# Jane\n\n" + b"[ " * 90_000, "far more text|Nothing", id="a text over the limits"),
    ],
)
def test_what_cannot_be_read_is_told_in_a_sentence(data: bytes, said: str) -> None:
    with pytest.raises(Invalid, match=said) as refused:
        read(data)
    assert refused.value.message.endswith(".")
    assert len(refused.value.message) < 250
