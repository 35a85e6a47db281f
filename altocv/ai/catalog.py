"""Which models there are: by the keys that are set, an Ollama that answers on this machine, the keys that
somebody brings, and the built-in one. What an admin says of a model goes over what is known of it.
"""

from __future__ import annotations

import asyncio
import time
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

import httpx
from sqlalchemy import select

from altocv.ai.price_table import facts
from altocv.config import Settings
from altocv.db.engine import Database
from altocv.db.models import ModelOverride

Task = Literal["complex", "simple", "formatting"]

BUILT_IN = "built-in"

_LOOK_EVERY_SECONDS = 60.0
_LOOK_SECONDS = 0.6
_OVERRIDES_EVERY_SECONDS = 15.0


@dataclass(frozen=True, slots=True)
class Model:
    """A model. `id` is LiteLLM's name for it.

    `large` ones need a paid plan, `local` ones run on this machine, `own` ones are paid by a key that the
    user brought. `context` is tokens (0: unknown); prices are US dollars a million tokens.
    """

    id: str
    name: str
    provider: str
    large: bool = False
    local: bool = False
    own: bool = False
    context: int = 0
    input_price: float = 0.0
    output_price: float = 0.0
    tools: bool = True
    vision: bool = False

    def cost(self, prompt_tokens: int, completion_tokens: int) -> int:
        """What a call takes, in millionths of a US dollar."""
        return round(prompt_tokens * self.input_price + completion_tokens * self.output_price)


@dataclass(frozen=True, slots=True)
class Provider:
    """Who serves models over the net: LiteLLM's name, ours, and the models with the small one first."""

    key: str
    name: str
    models: tuple[Model, ...]


PROVIDERS: tuple[Provider, ...] = (
    Provider(
        "anthropic",
        "Anthropic",
        (
            Model("anthropic/claude-haiku-5-5", "Claude Haiku 5.5", "Anthropic"),
            Model("anthropic/claude-sonnet-5-5", "Claude Sonnet 5.5", "Anthropic", large=True),
        ),
    ),
    Provider(
        "openai",
        "OpenAI",
        (
            Model("openai/gpt-5-mini", "GPT-5 mini", "OpenAI"),
            Model("openai/gpt-6.1-sol", "GPT-6.1 Sol", "OpenAI", large=True),
        ),
    ),
    Provider(
        "gemini",
        "Google",
        (
            Model("gemini/gemini-flash-latest", "Gemini Flash", "Google"),
            Model("gemini/gemini-pro-latest", "Gemini Pro", "Google", large=True),
        ),
    ),
    Provider(
        "deepseek",
        "DeepSeek",
        (
            Model("deepseek/deepseek-v4-flash", "DeepSeek V4 Flash", "DeepSeek"),
            Model("deepseek/deepseek-v4-pro", "DeepSeek V4 Pro", "DeepSeek", large=True),
        ),
    ),
    Provider("groq", "Groq", (Model("groq/openai/gpt-oss-120b", "GPT-OSS 120B", "Groq"),)),
    Provider("xai", "xAI", (Model("xai/grok-4.7", "Grok 4.7", "xAI", large=True),)),
)


@dataclass(frozen=True, slots=True)
class Access:
    """How a model is reached. Only for the gateway: `key` is a secret."""

    key: str | None = None
    base: str | None = None


class Catalog:
    """The models of this installation."""

    def __init__(self, config: Settings, db: Database) -> None:
        self._config, self._db = config, db
        self._local: tuple[Model, ...] = ()
        self._seeing: dict[str, bool] = {}
        self._looked = -_LOOK_EVERY_SECONDS
        self._overrides: dict[str, dict[str, Any]] = {}
        self._read_at = -_OVERRIDES_EVERY_SECONDS

    async def models(self, own: Collection[str] = ()) -> tuple[Model, ...]:
        """All of them, in the order in which they are tried: hosted, compatible, local, built-in.

        `own` names the providers that the user has a key of.
        """
        await self._look_for_ollama()
        await self._read_overrides()
        config, found = self._config, []
        for provider in PROVIDERS:
            if provider.key in own:
                found += [replace(model, own=True) for model in provider.models]
            elif getattr(config, f"{provider.key}_api_key") is not None:
                found += provider.models
        if config.openai_compatible_url:
            found += [
                Model(f"openai_like/{name}", name, "OpenAI-compatible")
                for name in config.openai_compatible_models
            ]
        found += self._local
        # The table is 2 MB of JSON, read once.
        known = await asyncio.to_thread(lambda: [_known(model, self._overrides) for model in found])
        built_in = Model(BUILT_IN, "Built-in assistant", "AltoCV", local=True)
        return (*(model for model in known if model is not None), built_in)

    async def find(self, model_id: str, own: Collection[str] = ()) -> Model | None:
        """A model by its id."""
        return next((model for model in await self.models(own) if model.id == model_id), None)

    async def default(self, task: Task = "simple", own: Collection[str] = ()) -> Model:
        """The model for a kind of task: the first of the settings that is there, else one that fits."""
        models = await self.models(own)
        by_id = {model.id: model for model in models}
        chosen = next((by_id[name] for name in self._configured(task) if name in by_id), None)
        large = task == "complex"
        return chosen or next((model for model in models if model.large == large), models[0])

    async def others(self, model: Model, task: Task) -> list[Model]:
        """Who answers when a model cannot: those of the settings in their order, else one or two of other
        providers that are no larger. Never the built-in one, whose rules would surprise who chose a model.
        """
        models = [other for other in await self.models() if other.id not in (BUILT_IN, model.id)]
        if model.local:
            # Who asks a model on this machine means that nothing leaves it.
            models = [other for other in models if other.local]
        if configured := self._configured(task):
            by_id = {other.id: other for other in models}
            return [by_id[name] for name in configured if name in by_id]
        return [o for o in models if (o.provider != model.provider or o.local) and o.large <= model.large][:2]

    def access(self, provider: str) -> Access:
        """How to reach a provider, by LiteLLM's name for it, with the installation's own keys."""
        config = self._config
        if provider in ("ollama", "ollama_chat"):
            return Access(base=config.ollama_url)
        if provider == "openai_like":
            key = config.openai_compatible_key
            return Access(key.get_secret_value() if key else "none", config.openai_compatible_url)
        key = getattr(config, f"{provider}_api_key", None)
        return Access(key.get_secret_value() if key else None, self.base(provider))

    def base(self, provider: str) -> str | None:
        """The address of a hosted provider, where the settings have another one."""
        return f"{self._config.model_api_base}/{provider}" if self._config.model_api_base else None

    def _configured(self, task: Task) -> list[str]:
        config = self._config
        return {
            "complex": config.models_complex,
            "simple": config.models_simple,
            "formatting": config.models_formatting,
        }[task]

    async def _look_for_ollama(self) -> None:
        """What Ollama on this machine has, asked now and then."""
        if time.monotonic() - self._looked < _LOOK_EVERY_SECONDS:
            return
        self._looked = time.monotonic()
        try:
            async with httpx.AsyncClient(timeout=_LOOK_SECONDS) as client:
                answer = (await client.get(f"{self._config.ollama_url}/api/tags")).json()
            names = [str(entry["name"]) for entry in answer["models"]][:20]
        except (httpx.HTTPError, ValueError, KeyError, TypeError):
            names = []
        new = [name for name in names if name not in self._seeing]
        self._seeing.update(zip(new, await asyncio.gather(*map(self._sees, new)), strict=True))
        self._local = tuple(
            Model(f"ollama_chat/{name}", name, "Ollama", local=True, vision=self._seeing[name])
            for name in names
        )

    async def _sees(self, name: str) -> bool:
        """Whether a model of Ollama's can see, as Ollama says itself."""
        try:
            async with httpx.AsyncClient(timeout=_LOOK_SECONDS) as client:
                answer = await client.post(f"{self._config.ollama_url}/api/show", json={"model": name})
            return "vision" in answer.json().get("capabilities", ())
        except (httpx.HTTPError, ValueError, AttributeError, TypeError):
            return False

    async def _read_overrides(self) -> None:
        """What an admin says, read again now and then."""
        if time.monotonic() - self._read_at < _OVERRIDES_EVERY_SECONDS:
            return
        self._read_at = time.monotonic()
        fields = ("name", "enabled", "large", "context", "input_price", "output_price")
        async with self._db.transaction() as work:
            rows = await work.scalars(select(ModelOverride))
            self._overrides = {row.id: {name: getattr(row, name) for name in fields} for row in rows}


def _known(model: Model, overrides: Mapping[str, dict[str, Any]]) -> Model | None:
    """A model with what is known of it; None for one that an admin has turned off."""
    if (known := facts(model.id)) is not None:
        model = replace(
            model,
            context=known.context,
            input_price=known.input_price,
            output_price=known.output_price,
            tools=known.tools,
            vision=model.vision or known.vision,
        )
    said = dict(overrides.get(model.id, {}))
    if not said.pop("enabled", True):
        return None
    return replace(model, **{name: value for name, value in said.items() if value is not None})
