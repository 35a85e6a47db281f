"""`python -m benchmarks NAME [--json]`: run a benchmark and print its figures."""

from __future__ import annotations

import argparse
import json
import sys

from benchmarks import analysis, chat, credits, editor

BENCHMARKS = {"analysis": analysis.run, "chat": chat.run, "credits": credits.run, "editor": editor.run}


def main() -> int:
    """Run the named benchmark; one JSON object on standard output with --json, lines without."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description=__doc__)
    parser.add_argument("name", choices=sorted(BENCHMARKS))
    parser.add_argument("--json", action="store_true", help="one JSON object on standard output")
    options = parser.parse_args()
    figures = BENCHMARKS[options.name]()
    if options.json:
        print(json.dumps(figures))
    else:
        for name, value in figures.items():
            print(f"{name:24} {value}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
