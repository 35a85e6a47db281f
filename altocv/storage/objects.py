"""Objects by key, in a local folder or in an S3 bucket, behind one interface."""

from __future__ import annotations

import asyncio
import errno
import os
import re
import secrets
from pathlib import Path
from typing import Any, Protocol

from altocv.config import Settings
from altocv.errors import NotFound, Unavailable

_KEY = re.compile(r"[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)?(/[A-Za-z0-9_-]+(\.[A-Za-z0-9]+)?)*")
_MAX_KEY = 500


class Objects(Protocol):
    """Keys are names joined by slashes: letters, digits, `-` and `_`, with at most one dot in each.

    Every method raises Unavailable when the storage does not answer or is full.
    """

    async def put(self, key: str, data: bytes, content_type: str) -> None:
        """Store, whole or not at all, over what was there."""
        ...

    async def get(self, key: str) -> bytes:
        """Raises NotFound."""
        ...

    async def delete(self, key: str) -> None:
        """What is not there is deleted already."""
        ...

    async def under(self, folder: str) -> list[str]:
        """The keys that begin with this and a slash."""
        ...

    async def url(self, key: str, seconds: int) -> str | None:
        """A link that anybody may follow for that long; None when the storage has none to give."""
        ...


def open_objects(settings: Settings) -> Objects:
    """The storage of the settings: S3 when a bucket is named, else the data folder."""
    return S3Objects(settings) if settings.s3_bucket else LocalObjects(settings.data / "objects")


class LocalObjects:
    """Files in a folder."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    async def put(self, key: str, data: bytes, content_type: str) -> None:
        await asyncio.to_thread(_write, self._folder / checked_key(key), data)

    async def get(self, key: str) -> bytes:
        try:
            return await asyncio.to_thread((self._folder / checked_key(key)).read_bytes)
        except (FileNotFoundError, NotADirectoryError, IsADirectoryError):
            raise _missing() from None
        except OSError as error:
            raise _unavailable(error) from error

    async def delete(self, key: str) -> None:
        try:
            await asyncio.to_thread((self._folder / checked_key(key)).unlink, missing_ok=True)
        except OSError as error:
            raise _unavailable(error) from error

    async def under(self, folder: str) -> list[str]:
        return await asyncio.to_thread(_files, self._folder, self._folder / checked_key(folder))

    async def url(self, key: str, seconds: int) -> str | None:
        return None


class S3Objects:
    """A bucket of S3 or of a server that speaks its protocol."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self._bucket = settings.s3_bucket
        self._made: Any = None

    async def put(self, key: str, data: bytes, content_type: str) -> None:
        await self._call("put_object", Key=checked_key(key), Body=data, ContentType=content_type)

    async def get(self, key: str) -> bytes:
        return await self._call("get_object", Key=checked_key(key))

    async def delete(self, key: str) -> None:
        await self._call("delete_object", Key=checked_key(key))

    async def under(self, folder: str) -> list[str]:
        return await asyncio.to_thread(self._list, checked_key(folder) + "/")

    async def url(self, key: str, seconds: int) -> str | None:
        return await asyncio.to_thread(self._sign, checked_key(key), seconds)

    def _sign(self, key: str, seconds: int) -> str:
        return self._client().generate_presigned_url(
            "get_object", Params={"Bucket": self._bucket, "Key": key}, ExpiresIn=seconds
        )

    def _client(self) -> Any:
        """The client, made on first use: importing boto3 takes a moment that starting need not wait for."""
        if self._made is None:
            import boto3
            from botocore.config import Config

            secret = self._settings.s3_secret_key
            self._made = boto3.client(
                "s3",
                endpoint_url=self._settings.s3_endpoint,
                region_name=self._settings.s3_region,
                aws_access_key_id=self._settings.s3_access_key,
                aws_secret_access_key=secret.get_secret_value() if secret else None,
                config=Config(connect_timeout=3, read_timeout=10, retries={"total_max_attempts": 2}),
            )
        return self._made

    def _list(self, prefix: str) -> list[str]:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            pages = (
                self._client().get_paginator("list_objects_v2").paginate(Bucket=self._bucket, Prefix=prefix)
            )
            return [entry["Key"] for page in pages for entry in page.get("Contents", [])]
        except (BotoCoreError, ClientError, OSError) as error:
            raise _unavailable(error) from error

    async def _call(self, name: str, **arguments: Any) -> bytes:
        return await asyncio.to_thread(self._call_now, name, arguments)

    def _call_now(self, name: str, arguments: dict[str, Any]) -> bytes:
        from botocore.exceptions import BotoCoreError, ClientError

        try:
            answer = getattr(self._client(), name)(Bucket=self._bucket, **arguments)
            return answer["Body"].read() if name == "get_object" else b""
        except ClientError as error:
            if error.response.get("Error", {}).get("Code") in ("NoSuchKey", "404"):
                raise _missing() from None
            raise _unavailable(error) from error
        except (BotoCoreError, OSError) as error:
            raise _unavailable(error) from error


def checked_key(key: str) -> str:
    """Raises NotFound for a key that nothing can be stored under (it never names a file outside)."""
    if len(key) > _MAX_KEY or not _KEY.fullmatch(key):
        raise _missing()
    return key


def _files(root: Path, folder: Path) -> list[str]:
    """The keys of the whole files in a folder."""
    found = (path for path in folder.rglob("*") if path.is_file() and not path.name.startswith("."))
    return sorted(path.relative_to(root).as_posix() for path in found)


def _write(path: Path, data: bytes) -> None:
    """Write a file so that a reader, or a crash, sees the old one or the new one and nothing between."""
    unfinished = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with unfinished.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(path)
        except BaseException:
            unfinished.unlink(missing_ok=True)
            raise
    except OSError as error:
        raise _unavailable(error) from error


def _missing() -> NotFound:
    return NotFound("This file does not exist any more.")


def _unavailable(error: Exception) -> Unavailable:
    if isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT):
        return Unavailable("The server's disk is full, so the file could not be saved. Tell whoever runs it.")
    return Unavailable("The file storage does not answer at the moment. Please try again in a few seconds.")
