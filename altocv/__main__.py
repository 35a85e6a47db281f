"""`python -m altocv`: run, worker, dev, build, migrate, doctor, admin, credits."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any

from altocv.config import BadSettings, load
from altocv.db.embedded import AlreadyRunning
from altocv.errors import AltoError
from altocv.launch import doctor, frontend, model_operators, operators, run, working
from altocv.stripe_double import serving

_COMMANDS = {
    "run": (run.run, "serve AltoCV; builds the pages first when their sources changed"),
    "worker": (working.work, "make what waits in the queues, without serving pages"),
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
    _add_operators(commands)
    given = parser.parse_args()
    command = given.command
    os.chdir(frontend.ROOT)
    if command == "doctor":
        return doctor.report()
    try:
        if "does" in given:
            return given.does(load(), given)
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


def _add_operators(commands: Any) -> None:
    admin = commands.add_parser("admin", help="make admins, give credits")
    actions = admin.add_subparsers(dest="action", required=True)
    for name, does, help_text in (
        ("create", operators.create_admin, "make an admin, and print a link to choose a password"),
        ("promote", operators.promote, "make a member an admin"),
        ("grant", operators.grant, "give a member credits"),
    ):
        action = actions.add_parser(name, help=help_text)
        action.add_argument("email")
        if name == "grant":
            action.add_argument("credits", type=int)
        action.set_defaults(does=does)
    rotate = actions.add_parser(
        "rotate-secret", help="seal anew what is encrypted, after ALTOCV_SECRET changed"
    )
    rotate.set_defaults(does=model_operators.rotate_secret)
    models = actions.add_parser("models", help="list the models, with plan, context and prices")
    models.set_defaults(does=model_operators.list_models)
    model = actions.add_parser("model", help="say something of a model, over what is known of it")
    model.add_argument("id")
    model.add_argument("--name")
    model.add_argument("--enabled", choices=["yes", "no"], help="offer it, or not")
    model.add_argument("--plan", choices=["free", "paid"], help="which plan it takes")
    model.add_argument("--context", type=int, help="tokens that it reads")
    model.add_argument("--input-price", type=float, help="US dollars a million tokens read")
    model.add_argument("--output-price", type=float, help="US dollars a million tokens written")
    model.set_defaults(does=model_operators.override)
    double = commands.add_parser("stripe-double", help="a stand-in for Stripe, to try payments without money")
    double.add_argument("--port", type=int, default=12111)
    double.add_argument("--webhook", default="http://localhost:3000/api/webhooks/stripe")
    double.set_defaults(does=lambda config, given: serving.serve(given.port, given.webhook))
    books = commands.add_parser("credits", help="look after the books of credits")
    checks = books.add_subparsers(dest="action", required=True)
    checks.add_parser("check", help="say whether the books are right").set_defaults(
        does=operators.check_credits
    )


if __name__ == "__main__":
    sys.exit(main())
