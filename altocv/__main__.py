"""`python -m altocv`: run, dev, build, migrate, doctor."""

from __future__ import annotations

import argparse
import os
import sys

from altocv.config import BadSettings, load
from altocv.db.embedded import AlreadyRunning
from altocv.errors import AltoError
from altocv.launch import doctor, frontend, run

_COMMANDS = {
    "run": (run.run, "serve AltoCV; builds the pages first when their sources changed"),
    "dev": (run.dev, "serve with hot reload, for working on AltoCV"),
    "migrate": (run.migrate, "bring the database to the newest schema"),
}


def main() -> int:
    """The exit code."""
    parser = argparse.ArgumentParser(prog="python -m altocv", description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    for name, (_, help_text) in _COMMANDS.items():
        commands.add_parser(name, help=help_text)
    commands.add_parser("build", help="build the pages, without starting anything")
    commands.add_parser("doctor", help="say what is configured, defaulted and wrong, with the fix")
    command = parser.parse_args().command
    os.chdir(frontend.ROOT)
    if command == "doctor":
        return doctor.report()
    try:
        if command == "build":
            frontend.build()
        else:
            _COMMANDS[command][0](load())
    except KeyboardInterrupt:
        return 0
    except (AltoError, AlreadyRunning, BadSettings, frontend.BuildFailed) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
