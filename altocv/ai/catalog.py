"""Which models there are: by the keys that are set, an Ollama that answers on this machine, and the
built-in one.
"""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import Literal

import httpx

from altocv.config import Settings

Task = Literal["complex", "simple"]

BUILT_IN = "built-in"

_LOOK_EVERY_SECONDS = 60.0
_LOOK_SECONDS = 0.6


@dataclass(frozen=True, slots=True)
class Model:
    """A model. `id` is LiteLLM's name for it; `large` ones need a paid plan; `local` ones run on this
    machine.
    """

    id: str
    name: str
    provider: str
    large: bool = False
    local: bool = False


_HOSTED: tuple[tuple[str, str, tuple[Model, ...]], ...] = (
    (
        "anthropic_api_key",
        "anthropic",
        (
            Model("anthropic/claude-haiku-4-5", "Claude Haiku 4.5", "Anthropic"),
            Model("anthropic/claude-sonnet-4-5", "Claude Sonnet 4.5", "Anthropic", large=True),
        ),
    ),
    (
        "openai_api_key",
        "openai",
        (
            Model("openai/gpt-5-mini", "GPT-5 mini", "OpenAI"),
            Model("openai/gpt-5", "GPT-5", "OpenAI", large=True),
        ),
    ),
    (
        "gemini_api_key",
        "gemini",
        (
            Model("gemini/gemini-2.5-flash", "Gemini 2.5 Flash", "Google"),
            Model("gemini/gemini-2.5-pro", "Gemini 2.5 Pro", "Google", large=True),
        ),
    ),
    ("deepseek_api_key", "deepseek", (Model("deepseek/deepseek-chat", "DeepSeek Chat", "DeepSeek"),)),
    ("groq_api_key", "groq", (Model("groq/openai/gpt-oss-120b", "GPT-OSS 120B", "Groq"),)),
    ("xai_api_key", "xai", (Model("xai/grok-4", "Grok 4", "xAI", large=True),)),
)
"""The setting that holds a provider's key, LiteLLM's name of the provider, its models with the small
one first.
"""


@dataclass(frozen=True, slots=True)
class Access:
    """How a model is reached. Only for the gateway: `key` is a secret."""

    key: str | None = None
    base: str | None = None


class Catalog:
    """The models of this installation."""

    def __init__(self, config: Settings) -> None:
        self._config = config
        self._local: tuple[Model, ...] = ()
        self._looked = -_LOOK_EVERY_SECONDS

    async def models(self) -> tuple[Model, ...]:
        """All of them, in the order in which they are tried: hosted, compatible, local, and the
        built-in last.
        """
        await self._look_for_ollama()
        config, found = self._config, []
        for setting, _, models in _HOSTED:
            if getattr(config, setting) is not None:
                found += models
        if config.openai_compatible_url:
            found += [
                Model(f"openai_like/{name}", name, "OpenAI-compatible")
                for name in config.openai_compatible_models
            ]
        return (*found, *self._local, Model(BUILT_IN, "Built-in assistant", "AltoCV", local=True))

    async def find(self, model_id: str) -> Model | None:
        """A model by its id."""
        return next((model for model in await self.models() if model.id == model_id), None)

    async def default(self, *, large: bool = False) -> Model:
        """The model for a task of that weight; the first one that there is."""
        models = await self.models()
        return next((model for model in models if model.large == large), models[0])

    def access(self, model: Model) -> Access:
        """How to reach it."""
        config = self._config
        if model.id.startswith("ollama_chat/"):
            return Access(base=config.ollama_url)
        if model.id.startswith("openai_like/"):
            key = config.openai_compatible_key
            return Access(key.get_secret_value() if key else "none", config.openai_compatible_url)
        for setting, provider, _ in _HOSTED:
            if model.id.startswith(f"{provider}/"):
                key = getattr(config, setting)
                base = config.model_api_base
                return Access(key.get_secret_value() if key else None, f"{base}/{provider}" if base else None)
        return Access()

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
        self._local = tuple(Model(f"ollama_chat/{name}", name, "Ollama", local=True) for name in names)
