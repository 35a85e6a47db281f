"""The settings of the program, and the only reader of the environment.

Every value comes from a variable (or a line of `.env`), has a default that works on one machine, and is
checked before anything starts. `settings()` gives the one instance of this process.
"""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Annotated, Any, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, AliasChoices, BeforeValidator, Field, SecretStr, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

PREFIX = "ALTOCV_"


class BadSettings(Exception):
    """One or more variables cannot be used; the message names each of them and says what it may be."""


def _url(*schemes: str) -> AfterValidator:
    def check(value: str) -> str:
        parts = urlsplit(value)
        if parts.scheme not in schemes or not (parts.netloc or parts.query or parts.path):
            raise ValueError(f"must be an address that begins with {' or '.join(s + '://' for s in schemes)}")
        return value

    return AfterValidator(check)


def _origin(value: str) -> str:
    parts = urlsplit(value)
    if parts.path.strip("/") or parts.query or parts.fragment or not parts.hostname:
        raise ValueError("must be an origin without a path, like https://cv.example.com")
    return f"{parts.scheme}://{parts.netloc}"


def _postgres(value: SecretStr) -> SecretStr:
    if urlsplit(value.get_secret_value()).scheme not in ("postgresql", "postgres", "postgresql+psycopg"):
        raise ValueError("must begin with postgresql:// (only PostgreSQL is supported)")
    return value


HttpUrl = Annotated[str, _url("http", "https")]


class Settings(BaseSettings):
    """What can be set. Variable names are the field names with `ALTOCV_` before them, but where an alias says
    otherwise (`DATABASE_URL`, `REDIS_URL`)."""

    model_config = SettingsConfigDict(
        env_prefix=PREFIX, env_file=".env", env_ignore_empty=True, extra="ignore", frozen=True
    )

    data: Annotated[Path, BeforeValidator(lambda v: Path(v).expanduser().resolve())] = Field(
        Path("data"), description="folder that holds all local state", validate_default=True
    )
    host: str = Field("127.0.0.1", description="address to listen on; 0.0.0.0 for every network")
    port: int | None = Field(None, ge=1, le=65535, description="port; else 3000 or the next free")
    public_url: Annotated[HttpUrl, AfterValidator(_origin)] | None = Field(
        None, description="the origin that people type, when a proxy stands in front"
    )
    proxied: bool = Field(False, description="trust X-Forwarded-For, -Proto and -Host of a proxy in front")
    open_browser: bool = Field(True, description="open a browser at start when there is a display")
    workers: int = Field(1, ge=1, le=64, description="server processes; more than one needs REDIS_URL")
    log_level: Literal["debug", "info", "warning", "error"] = Field(
        "info", description="least that is logged"
    )
    log_format: Literal["auto", "json", "console"] = Field("auto", description="auto: console on a terminal")
    generations_at_once: int = Field(
        8, ge=1, le=500, description="tailorings, letters and analyses that a process makes at once"
    )
    imports_at_once: int = Field(4, ge=1, le=100, description="files that a process reads at once")
    work_in_server: bool = Field(
        True, description="false: leave those to processes of `python -m altocv worker`"
    )
    guests_per_hour: int = Field(300, ge=1, description="new guest accounts for one address in an hour")

    secret: SecretStr | None = Field(
        None,
        min_length=32,
        description="at least 32 random characters that protect second factors and sign-in by Google; "
        "else made once and kept in the data folder",
    )
    former_secret: SecretStr | None = Field(
        None, min_length=32, description="the secret before this one, until `admin rotate-secret` has run"
    )
    smtp_host: str | None = Field(None, description="mail server; without one mail stays in the outbox")
    smtp_port: int = Field(587, ge=1, le=65535, description="port of the mail server")
    smtp_security: Literal["starttls", "tls", "none"] = Field(
        "starttls", description="how the mail server is spoken to: starttls, tls (port 465) or none"
    )
    smtp_user: str | None = Field(None, description="user name at the mail server")
    smtp_password: SecretStr | None = Field(None, description="password at the mail server")
    mail_from: str = Field("AltoCV <altocv@localhost>", description="sender of our mail")

    google_client_id: str | None = Field(None, description="OAuth client of Google, for sign-in with Google")
    google_client_secret: SecretStr | None = Field(None, description="secret of that client")
    google_issuer: HttpUrl = Field("https://accounts.google.com", description="whose OpenID Connect is used")

    anthropic_api_key: SecretStr | None = Field(None, description="key of Anthropic, for its models")
    openai_api_key: SecretStr | None = Field(None, description="key of OpenAI, for its models")
    gemini_api_key: SecretStr | None = Field(None, description="key of Google AI Studio, for Gemini")
    deepseek_api_key: SecretStr | None = Field(None, description="key of DeepSeek, for its models")
    groq_api_key: SecretStr | None = Field(None, description="key of Groq, for its models")
    xai_api_key: SecretStr | None = Field(None, description="key of xAI, for Grok")
    openai_compatible_url: HttpUrl | None = Field(None, description="a server that speaks OpenAI's API")
    openai_compatible_key: SecretStr | None = Field(None, description="its key, where it wants one")
    openai_compatible_models: list[str] = Field(
        default_factory=list, description='its models, like ["llama-3.3-70b"]'
    )
    ollama_url: HttpUrl = Field("http://localhost:11434", description="where Ollama is looked for")
    ollama_keep_alive: str = Field(
        "5m", pattern=r"^(-1|0|\d+[smh])$", description="how long Ollama keeps a model in memory: 5m, 0, -1"
    )
    models_complex: list[str] = Field(
        default_factory=list,
        description='models for hard tasks, the first that is connected: ["anthropic/claude-sonnet-5-5"]',
    )
    models_simple: list[str] = Field(default_factory=list, description="models for common tasks")
    models_formatting: list[str] = Field(
        default_factory=list, description="models for translating and reading, where a cheap one does"
    )
    embeddings: str | None = Field(
        None,
        pattern=r"^(openai|gemini|ollama|openai_like)/\S+$",
        description="model of embeddings for matching, like openai/text-embedding-3-small; else built in",
    )
    model_api_base: HttpUrl | None = Field(
        None, description="one address for all hosted providers, each below its name; for trying out"
    )

    stripe_secret_key: SecretStr | None = Field(
        None, description="secret key of Stripe; without it payments are off"
    )
    stripe_webhook_secret: SecretStr | None = Field(
        None, description="signing secret of the webhook at /api/webhooks/stripe"
    )
    stripe_api_base: HttpUrl | None = Field(
        None, description="another address of Stripe's API, for trying out"
    )
    prices: dict[str, int] = Field(
        default_factory=dict,
        description='prices in US cents instead of ours, like {"PRO": 1299, "PACK_100": 399}',
    )

    database_url: Annotated[SecretStr, AfterValidator(_postgres)] | None = Field(
        None,
        validation_alias=AliasChoices("DATABASE_URL", "database_url"),
        description="PostgreSQL to use instead of the embedded one",
    )
    redis_url: Annotated[str, _url("redis", "rediss", "unix")] | None = Field(
        None,
        validation_alias=AliasChoices("REDIS_URL", "redis_url"),
        description="Redis for shared state and rate limits",
    )

    s3_bucket: str | None = Field(None, description="bucket for photos; else the data folder")
    s3_endpoint: HttpUrl | None = Field(None, description="an S3-compatible server; without it AWS")
    s3_region: str = Field("us-east-1", description="region of the bucket")
    s3_access_key: str | None = Field(None, description="key of the storage; else AWS's own chain")
    s3_secret_key: SecretStr | None = Field(None, description="secret that belongs to the key")

    @property
    def url(self) -> str:
        """The origin of the site, without a slash at its end."""
        return self.public_url or f"http://localhost:{self.port or 3000}"

    @property
    def allowed_origins(self) -> tuple[str, ...]:
        """Foreign origins that may read our answers: none. `api.guard` lets the site's own origin in."""
        return ()

    @property
    def embedded_database(self) -> bool:
        return self.database_url is None

    def contradictions(self) -> dict[str, str]:
        """Variables that are fine alone but do not go together: name -> what is wrong."""
        problems: dict[str, str] = {}
        if bool(self.s3_access_key) != bool(self.s3_secret_key):
            missing = "s3_secret_key" if self.s3_access_key else "s3_access_key"
            problems[variable(missing)] = "is missing: set both keys, or neither to use AWS's own chain"
        if bool(self.google_client_id) != bool(self.google_client_secret):
            missing = "google_client_secret" if self.google_client_id else "google_client_id"
            problems[variable(missing)] = "is missing: set both, or neither to have no sign-in with Google"
        if bool(self.smtp_user) != bool(self.smtp_password):
            missing = "smtp_password" if self.smtp_user else "smtp_user"
            problems[variable(missing)] = "is missing: set both, or neither for a server that asks for none"
        if self.smtp_host and "@localhost" in self.mail_from:
            problems[variable("mail_from")] = (
                "is missing: mail servers want a sender, like AltoCV <cv@example.com>"
            )
        if bool(self.stripe_secret_key) != bool(self.stripe_webhook_secret):
            missing = "stripe_webhook_secret" if self.stripe_secret_key else "stripe_secret_key"
            problems[variable(missing)] = "is missing: payments need both, or neither to be off"
        if missing := self._missing_for_embeddings():
            problems[variable(missing)] = f"is missing: {variable('embeddings')} names a model that needs it"
        if self.workers > 1 and not self.redis_url:
            problems[variable("workers")] = "more than 1 needs REDIS_URL, where the workers share state"
        return problems

    def _missing_for_embeddings(self) -> str:
        """The setting without which the model of embeddings cannot be asked; "" for none."""
        needs = {
            "openai": "openai_api_key",
            "gemini": "gemini_api_key",
            "openai_like": "openai_compatible_url",
        }
        needed = needs.get((self.embeddings or "").partition("/")[0], "")
        return needed if needed and getattr(self, needed) is None else ""


def variable(field: str) -> str:
    """The environment variable of a field of `Settings`."""
    alias = Settings.model_fields[field].validation_alias
    return str(alias.choices[0]) if isinstance(alias, AliasChoices) else PREFIX + field.upper()


def unknown_variables() -> list[str]:
    """Variables that look like ours but are none, such as a misspelt one."""
    known = {variable(field) for field in Settings.model_fields}
    return sorted(name for name in os.environ if name.startswith(PREFIX) and name not in known)


def load() -> Settings:
    """Read and check the environment. Raises BadSettings with one message that names every bad variable."""
    try:
        loaded = Settings()  # pyright: ignore[reportCallIssue]
        problems = loaded.contradictions()
    except ValidationError as error:
        problems = dict(_problem(dict(item)) for item in error.errors(include_url=False))
    else:
        if not problems:
            return loaded
    raise BadSettings(_report(problems))


def _problem(item: dict[str, Any]) -> tuple[str, str]:
    """Variable and sentence of one of pydantic's errors; a value that may hold a secret is not repeated."""
    field = str(item["loc"][0]) if item["loc"] else ""
    name = variable(field) if field in Settings.model_fields else field
    value = item["input"]
    shown = (
        isinstance(value, str)
        and "@" not in value
        and not any(word in name.lower() for word in ("secret", "password", "key"))
        and name != "DATABASE_URL"
    )
    message = item["msg"].removeprefix("Value error, ").removeprefix("Input ")
    return name, message + (f" (it is {value!r})" if shown else "")


def _report(problems: dict[str, str]) -> str:
    lines = [f"  {name}: {problem}" for name, problem in problems.items()]
    return "\n".join(
        ["AltoCV cannot start with these settings:", *lines, "See .env.example for all of them."]
    )


@lru_cache(maxsize=1)
def settings() -> Settings:
    """The settings of this process, read once. Raises BadSettings."""
    return load()
