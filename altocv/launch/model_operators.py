"""What whoever runs AltoCV does about models and secrets from the command line."""

from __future__ import annotations

import asyncio
from argparse import Namespace

from sqlalchemy import text

from altocv.ai.catalog import BUILT_IN, PROVIDERS, Catalog, Model
from altocv.ai.keys import PURPOSE
from altocv.config import Settings
from altocv.db.connect import connect
from altocv.db.migrate import owner_url, unbound
from altocv.db.sealing import Envelopes, Seal
from altocv.errors import Invalid
from altocv.launch.operators import reachable


def list_models(config: Settings, given: Namespace) -> int:
    """Print the models that are offered, one a line."""
    with reachable(config):
        models = asyncio.run(_models(config))
    for model in models:
        plan = "paid" if model.large else "free"
        prices = f"${model.input_price:g} / ${model.output_price:g}" if model.input_price else "-"
        print(f"{model.id:40} {model.name:24} {plan:5} {model.context or '-':>9} {prices}")
    return 0


def override(config: Settings, given: Namespace) -> int:
    """Keep what an operator says of a model. Raises Invalid for one that nobody knows."""
    with reachable(config):
        models = asyncio.run(_models(config))
        known = {model.id for model in models} | {m.id for p in PROVIDERS for m in p.models}
        with unbound(owner_url(config), "model_overrides") as connection:
            said = connection.scalars(text("SELECT id FROM model_overrides")).all()
            if given.id == BUILT_IN or given.id not in known | set(said):
                raise Invalid(f"There is no model {given.id}. `admin models` lists them.")
            values = {
                "name": given.name,
                "enabled": None if given.enabled is None else given.enabled == "yes",
                "large": None if given.plan is None else given.plan == "paid",
                "context": given.context,
                "input_price": given.input_price,
                "output_price": given.output_price,
            }
            connection.execute(
                text(
                    "INSERT INTO model_overrides AS was "
                    "(id, name, enabled, large, context, input_price, output_price, updated_at) VALUES "
                    "(:id, :name, coalesce(:enabled, true), :large, :context, :input_price, :output_price, "
                    "now()) ON CONFLICT (id) DO UPDATE SET name = coalesce(:name, was.name), "
                    "enabled = coalesce(:enabled, was.enabled), large = coalesce(:large, was.large), "
                    "context = coalesce(:context, was.context), "
                    "input_price = coalesce(:input_price, was.input_price), "
                    "output_price = coalesce(:output_price, was.output_price), updated_at = now()"
                ),
                {"id": given.id, **values},
            )
    print("Kept. A running AltoCV follows within half a minute.")
    return 0


def rotate_secret(config: Settings, given: Namespace) -> int:
    """Seal everything that is encrypted with the present secret. Raises Unavailable, with nothing changed."""
    if config.former_secret is None:
        raise Invalid(
            "Set ALTOCV_SECRET to the new secret and ALTOCV_FORMER_SECRET to the one before, "
            "for the server too, then run this again."
        )
    seal, envelopes = Seal(config, "second factors"), Envelopes(config, PURPOSE)
    with reachable(config), unbound(owner_url(config), "second_factors", "data_keys") as connection:
        factors = connection.execute(text("SELECT user_id, secret FROM second_factors FOR UPDATE")).all()
        for user_id, secret in factors:
            connection.execute(
                text("UPDATE second_factors SET secret = :secret WHERE user_id = :id"),
                {"id": user_id, "secret": seal.renewed(secret)},
            )
        keys = connection.execute(text("SELECT user_id, wrapped FROM data_keys FOR UPDATE")).all()
        for user_id, wrapped in keys:
            connection.execute(
                text("UPDATE data_keys SET wrapped = :wrapped WHERE user_id = :id"),
                {"id": user_id, "wrapped": envelopes.renewed(wrapped, str(user_id))},
            )
    print(f"{len(factors)} second factors and {len(keys)} data keys are sealed with the present secret.")
    print("ALTOCV_FORMER_SECRET can be taken away now.")
    return 0


async def _models(config: Settings) -> tuple[Model, ...]:
    db = connect(config)
    try:
        return await Catalog(config, db).models()
    finally:
        await db.close()
