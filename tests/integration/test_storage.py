"""Both storages are held to the same contract, the bucket over a real socket."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.request import urlopen

import pytest
from moto.server import ThreadedMotoServer

from altocv.config import Settings
from altocv.errors import NotFound, Unavailable
from altocv.storage.objects import LocalObjects, Objects, S3Objects, open_objects
from altocv.storage.photos import Photos


@pytest.fixture(scope="module")
def s3() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


def bucket_settings(endpoint: str, tmp_path: Path, bucket: str = "cvs") -> Settings:
    return Settings(  # type: ignore[call-arg]
        data=tmp_path, s3_bucket=bucket, s3_endpoint=endpoint, s3_access_key="key", s3_secret_key="secret"
    )


@pytest.fixture(params=["folder", "bucket"])
def objects(request: pytest.FixtureRequest, tmp_path: Path) -> Objects:
    if request.param == "folder":
        return open_objects(Settings(data=tmp_path))  # type: ignore[call-arg]
    made = open_objects(bucket_settings(request.getfixturevalue("s3"), tmp_path))
    assert isinstance(made, S3Objects)
    made._client().create_bucket(Bucket="cvs")
    return made


async def test_what_is_put_can_be_got(objects: Objects) -> None:
    await objects.put("photos/u1/a.jpg", b"\0one", "image/jpeg")
    await objects.put("photos/u1/a.jpg", b"two", "image/jpeg")
    assert await objects.get("photos/u1/a.jpg") == b"two"
    await objects.delete("photos/u1/a.jpg")
    await objects.delete("photos/u1/a.jpg")
    with pytest.raises(NotFound):
        await objects.get("photos/u1/a.jpg")


async def test_a_link_works_where_there_is_one(objects: Objects) -> None:
    await objects.put("a/b.png", b"data", "image/png")
    url = await objects.url("a/b.png", 60)
    if url is None:
        assert isinstance(objects, LocalObjects)
    else:
        with urlopen(url) as answer:
            assert answer.read() == b"data"


@pytest.mark.parametrize(
    "key",
    [
        "",
        "/etc/passwd",
        "../x",
        "a/../../x",
        "a//b",
        "a/./b",
        "a\0b",
        "a/b/",
        ".x",
        "a" * 501,
        "a b",
        "é",
        "a\n",
    ],
)
async def test_no_key_leads_outside(objects: Objects, key: str) -> None:
    for call in (objects.get(key), objects.put(key, b"x", "x/x"), objects.delete(key), objects.url(key, 1)):
        if isinstance(objects, LocalObjects) and call.__name__ == "url":  # type: ignore[attr-defined]
            call.close()
            continue
        with pytest.raises(NotFound):
            await call


async def test_a_folder_in_the_place_of_a_file_is_not_found(tmp_path: Path) -> None:
    objects = LocalObjects(tmp_path)
    await objects.put("a/b.png", b"x", "image/png")
    with pytest.raises(NotFound):
        await objects.get("a")
    with pytest.raises(NotFound):
        await objects.get("a/b.png/c.png")


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EDQUOT])
async def test_a_full_disk_is_said_and_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int
) -> None:
    objects = LocalObjects(tmp_path)
    await objects.put("a.png", b"old", "image/png")

    def full(*_: Any) -> None:
        raise OSError(code, os.strerror(code))

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(Unavailable, match="disk is full"):
        await objects.put("a.png", b"new", "image/png")
    monkeypatch.undo()
    assert await objects.get("a.png") == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["a.png"], "no part of the new one stays"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs Linux")
async def test_a_really_full_device(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    real = Path.open

    def onto_a_full_device(path: Path, mode: str = "r") -> Any:
        return real(Path("/dev/full"), "wb") if "x" in mode else real(path, mode)

    monkeypatch.setattr(Path, "open", onto_a_full_device)
    with pytest.raises(Unavailable, match="disk is full"):
        await LocalObjects(tmp_path).put("a.png", b"x" * 10_000, "image/png")


async def test_a_bucket_that_is_away_is_unavailable(tmp_path: Path, s3: str) -> None:
    nobody = open_objects(bucket_settings("http://127.0.0.1:9", tmp_path))
    with pytest.raises(Unavailable):
        await nobody.get("a.png")
    no_bucket = open_objects(bucket_settings(s3, tmp_path, "never-made"))
    with pytest.raises(Unavailable):
        await no_bucket.put("a.png", b"x", "image/png")


async def test_photos_find_what_a_cv_names(tmp_path: Path) -> None:
    import io

    from PIL import Image

    out = io.BytesIO()
    Image.new("RGB", (10, 10)).save(out, "PNG")
    photos = Photos(LocalObjects(tmp_path))
    key = await photos.put("u1", out.getvalue())
    assert await photos.find("u1", f"photo:{key}") == (await photos.get("u1", key))[0]
    for image in ("", "https://x.test/me.jpg", "photo:", "photo:../x.jpg", f"photo:x{key}"):
        assert await photos.find("u1", image) is None
    assert await photos.find("u2", f"photo:{key}") is None
