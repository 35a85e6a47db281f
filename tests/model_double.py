"""A stand-in for hosted models: it speaks OpenAI's, Anthropic's, Gemini's and Ollama's wire formats, those of
embeddings too, and misbehaves on demand.
"""

from __future__ import annotations

import asyncio
import base64
import hashlib
import json
import math
import re
import socket
import struct
import threading
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route
from uvicorn import Config, Server


@dataclass
class Script:
    """What the stand-in does with the next request."""

    text: str = "Fine."
    calls: list[tuple[str, Any]] = field(default_factory=list)
    fault: str = ""
    gap_seconds: float = 0.0
    makes: Callable[[dict[str, Any]], Script] | None = None
    """Makes the script of the request's body instead."""


@dataclass
class ModelDouble:
    """`scripts` are used up one by one; the last one stays. `asked` holds the bodies of all requests,
    `embedded` the texts of those for vectors."""

    url: str = ""
    scripts: list[Script] = field(default_factory=list)
    asked: list[dict[str, Any]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    embedded: list[list[str]] = field(default_factory=list)
    open_streams: int = 0
    closed_early: int = 0
    sees: bool = False
    """What Ollama says of its model."""

    def will(self, *scripts: Script) -> None:
        self.scripts, self.asked, self.keys, self.closed_early = list(scripts), [], [], 0
        self.embedded = []

    def pictures(self) -> list[list[bytes]]:
        """The pictures of each request, out of whichever wire format it came in."""
        return [[base64.b64decode(picture) for picture in _pictures(body)] for body in self.asked]

    def app(self) -> Starlette:
        return Starlette(
            routes=[
                Route("/{provider}/chat/completions", self._openai, methods=["POST"]),
                Route("/{provider}/v1/chat/completions", self._openai, methods=["POST"]),
                Route("/{provider}/v1/messages", self._anthropic, methods=["POST"]),
                Route("/{provider}/embeddings", self._embeddings, methods=["POST"]),
                Route("/{provider}/v1/embeddings", self._embeddings, methods=["POST"]),
                Route("/api/embed", self._ollama_embed, methods=["POST"]),
                Route("/gemini/{rest:path}", self._gemini, methods=["POST"]),
                Route("/api/chat", self._ollama, methods=["POST"]),
                Route("/api/show", self._shown, methods=["POST"]),
                Route("/api/tags", self._tags, methods=["GET"]),
            ]
        )

    async def _begin(self, request: Request) -> tuple[Script, Response | None]:
        self.asked.append(await request.json())
        self.keys.append(
            request.headers.get("x-api-key")
            or request.headers.get("x-goog-api-key")
            or request.query_params.get("key")
            or request.headers.get("authorization", "").removeprefix("Bearer ")
        )
        script = self.scripts.pop(0) if len(self.scripts) > 1 else self.scripts[0]
        script = script.makes(self.asked[-1]) if script.makes else script
        errors = {
            "refused": (
                401,
                {
                    "error": {
                        "message": "Incorrect API key provided: sk-t**t.",
                        "type": "invalid_request_error",
                        "code": "invalid_api_key",
                    }
                },
            ),
            "busy": (
                429,
                {"error": {"message": "slow down", "type": "rate_limit", "code": "rate_limit_exceeded"}},
            ),
            "broken": (500, {"error": {"message": "oops", "type": "server_error"}}),
        }
        if script.fault in errors:
            status, body = errors[script.fault]
            return script, JSONResponse(body, status, {"Retry-After": "1"} if status == 429 else {})
        if script.fault == "hangs":
            await asyncio.sleep(30)
        return script, None

    async def _openai(self, request: Request) -> Response:
        script, refusal = await self._begin(request)
        if refusal is not None:
            return refusal
        if not self.asked[-1].get("stream"):
            message = {"role": "assistant", "content": script.text}
            choice = {"index": 0, "message": message, "finish_reason": "stop"}
            usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
            return JSONResponse({"id": "c1", "object": "chat.completion", "created": 1, "model": "m",
                                 "choices": [choice], "usage": usage})  # fmt: skip
        if script.fault == "garbage":
            return Response("<html>not a model</html>", media_type="text/event-stream")

        def chunk(delta: dict[str, Any], finish: str | None = None) -> str:
            choice = {"index": 0, "delta": delta, "finish_reason": finish}
            base = {
                "id": "c1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "m",
                "choices": [choice],
            }
            return f"data: {json.dumps(base)}\n\n"

        async def pieces() -> AsyncIterator[str]:
            yield chunk({"role": "assistant", "content": ""})
            for number, word in enumerate(_words(script)):
                if script.fault == "drops" and number == 3:
                    raise ConnectionResetError("dropped")
                yield chunk({"content": word})
                await asyncio.sleep(script.gap_seconds)
            for index, (name, arguments) in enumerate(script.calls):
                written = arguments if isinstance(arguments, str) else json.dumps(arguments)
                call = {"index": index, "id": f"call_{index}", "type": "function"}
                yield chunk({"tool_calls": [{**call, "function": {"name": name, "arguments": ""}}]})
                for at in range(0, len(written), 17):
                    part = {"index": index, "function": {"arguments": written[at : at + 17]}}
                    yield chunk({"tool_calls": [part]})
            yield chunk({}, "tool_calls" if script.calls else "stop")
            usage = {"prompt_tokens": 11, "completion_tokens": 7, "total_tokens": 18}
            last = {
                "id": "c1",
                "object": "chat.completion.chunk",
                "created": 1,
                "model": "m",
                "choices": [],
                "usage": usage,
            }
            yield f"data: {json.dumps(last)}\n\n"
            yield "data: [DONE]\n\n"

        return StreamingResponse(self._counted(pieces()), media_type="text/event-stream")

    async def _anthropic(self, request: Request) -> Response:
        script, refusal = await self._begin(request)
        if refusal is not None:
            return refusal

        if not self.asked[-1].get("stream"):
            usage = {"input_tokens": 11, "output_tokens": 7}
            content = [{"type": "text", "text": script.text}]
            return JSONResponse({"id": "m1", "type": "message", "role": "assistant", "model": "m",
                                 "content": content, "stop_reason": "end_turn", "stop_sequence": None,
                                 "usage": usage})  # fmt: skip

        def event(kind: str, **values: Any) -> str:
            return f"event: {kind}\ndata: {json.dumps({'type': kind, **values})}\n\n"

        async def pieces() -> AsyncIterator[str]:
            message = {
                "id": "m1", "type": "message", "role": "assistant", "model": "m", "content": [],
                "stop_reason": None, "stop_sequence": None, "usage": {"input_tokens": 11, "output_tokens": 1},
            }  # fmt: skip
            yield event("message_start", message=message)
            yield event("content_block_start", index=0, content_block={"type": "text", "text": ""})
            for word in _words(script):
                yield event("content_block_delta", index=0, delta={"type": "text_delta", "text": word})
                await asyncio.sleep(script.gap_seconds)
            yield event("content_block_stop", index=0)
            for index, (name, arguments) in enumerate(script.calls, 1):
                block = {"type": "tool_use", "id": f"toolu_{index}", "name": name, "input": {}}
                yield event("content_block_start", index=index, content_block=block)
                delta = {"type": "input_json_delta", "partial_json": json.dumps(arguments)}
                yield event("content_block_delta", index=index, delta=delta)
                yield event("content_block_stop", index=index)
            reason = "tool_use" if script.calls else "end_turn"
            yield event(
                "message_delta",
                delta={"stop_reason": reason, "stop_sequence": None},
                usage={"output_tokens": 7},
            )
            yield event("message_stop")

        return StreamingResponse(self._counted(pieces()), media_type="text/event-stream")

    async def _gemini(self, request: Request) -> Response:
        script, refusal = await self._begin(request)
        if refusal is not None:
            return refusal
        if "mbedContent" in request.url.path:
            asked = [each["content"]["parts"][0]["text"] for each in self.asked[-1]["requests"]]
            return JSONResponse({"embeddings": [{"values": row} for row in self._rows(asked, script)]})
        usage = {"promptTokenCount": 11, "candidatesTokenCount": 7, "totalTokenCount": 18}

        def content(parts: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
            candidate = {"content": {"parts": parts, "role": "model"}, "index": 0, **more}
            return {"candidates": [candidate], "usageMetadata": usage, "modelVersion": "m"}

        if "streamGenerateContent" not in request.url.path:
            return JSONResponse(content([{"text": script.text}], finishReason="STOP"))

        async def pieces() -> AsyncIterator[str]:
            for word in _words(script):
                yield f"data: {json.dumps(content([{'text': word}]))}\r\n\r\n"
                await asyncio.sleep(script.gap_seconds)
            for name, arguments in script.calls:
                part = {"functionCall": {"name": name, "args": arguments}}
                yield f"data: {json.dumps(content([part]))}\r\n\r\n"
            yield f"data: {json.dumps(content([{'text': ''}], finishReason='STOP'))}\r\n\r\n"

        return StreamingResponse(self._counted(pieces()), media_type="text/event-stream")

    async def _ollama(self, request: Request) -> Response:
        script, refusal = await self._begin(request)
        if refusal is not None:
            return refusal

        def line(message: dict[str, Any], **more: Any) -> str:
            base = {"model": "m", "created_at": "2026-01-01T00:00:00Z", "done": False}
            return (
                json.dumps({**base, "message": {"role": "assistant", "content": "", **message}, **more})
                + "\n"
            )

        async def pieces() -> AsyncIterator[str]:
            for word in _words(script):
                yield line({"content": word})
                await asyncio.sleep(script.gap_seconds)
            for name, arguments in script.calls:
                yield line({"tool_calls": [{"function": {"name": name, "arguments": arguments}}]})
            yield line({}, done=True, done_reason="stop", prompt_eval_count=11, eval_count=7)

        return StreamingResponse(self._counted(pieces()), media_type="application/x-ndjson")

    async def _embeddings(self, request: Request) -> Response:
        script, refusal = await self._begin(request)
        if refusal is not None:
            return refusal
        asked = self.asked[-1]
        rows = self._rows(asked["input"], script)
        if asked.get("encoding_format") == "base64":
            rows = [base64.b64encode(struct.pack(f"<{len(row)}f", *row)).decode() for row in rows]
        data = [{"object": "embedding", "index": at, "embedding": row} for at, row in enumerate(rows)]
        if script.fault == "shuffled":
            data.reverse()
        tokens = sum(len(text.split()) for text in asked["input"])
        usage = {"prompt_tokens": tokens, "total_tokens": tokens}
        return JSONResponse({"object": "list", "data": data, "model": asked["model"], "usage": usage})

    async def _ollama_embed(self, request: Request) -> Response:
        script, refusal = await self._begin(request)
        if refusal is not None:
            return refusal
        asked = self.asked[-1]["input"]
        rows = self._rows([asked] if isinstance(asked, str) else asked, script)
        tokens = sum(len(text.split()) for text in asked)
        return JSONResponse({"model": self.asked[-1]["model"], "embeddings": rows,
                             "total_duration": 14143917, "load_duration": 1019500,
                             "prompt_eval_count": tokens})  # fmt: skip

    def _rows(self, texts: list[str], script: Script) -> list[Any]:
        self.embedded.append(texts)
        rows = [vector(text, 96 if script.fault == "another" else 384) for text in texts]
        if script.fault == "short":
            rows.pop()
        if script.fault == "uneven":
            rows[-1].append(0.5)
        if script.fault == "blind":
            rows = [[1.0] * len(row) for row in rows]
        return rows

    async def _tags(self, request: Request) -> Response:
        return JSONResponse({"models": [{"name": "llama3.2:latest"}]})

    async def _shown(self, request: Request) -> Response:
        can = ["completion", "tools", *(["vision"] if self.sees else [])]
        return JSONResponse({"template": "{{ .Tools }}", "capabilities": can, "model_info": {}})

    async def _counted(self, pieces: AsyncIterator[str]) -> AsyncIterator[str]:
        """Notes when whoever asked went away before the end."""
        self.open_streams += 1
        whole = False
        try:
            async for piece in pieces:
                yield piece
            whole = True
        finally:
            self.open_streams -= 1
            self.closed_early += not whole


def vector(text: str, dimensions: int = 384) -> list[float]:
    """The words of a text, hashed, so that texts that share words lie near each other. All share one number,
    as in many real spaces: texts that have nothing to do with each other are at a cosine of about a half."""
    found = [0.0] * dimensions
    for word in re.findall(r"\w+", text.casefold()):
        number = int.from_bytes(hashlib.sha256(word[:5].encode()).digest()[:8], "big")
        found[1 + number % (dimensions - 1)] += -1.0 if number >> 63 else 1.0
    length = math.hypot(*found) or 1.0
    return [0.7, *(0.7 * number / length for number in found[1:])]


def _pictures(body: dict[str, Any]) -> Iterator[str]:
    for message in (*body.get("messages", ()), *body.get("contents", ())):
        yield from message.get("images", ())  # Ollama
        content = message.get("content", message.get("parts"))
        for part in content if isinstance(content, list) else ():
            if "image_url" in part:  # OpenAI
                kind, _, data = part["image_url"]["url"].partition(";base64,")
                assert kind == "data:image/jpeg"
                yield data
            elif part.get("type") == "image":  # Anthropic
                assert part["source"]["media_type"] == "image/jpeg"
                yield part["source"]["data"]
            elif "inline_data" in part or "inlineData" in part:  # Gemini
                data = part.get("inline_data") or part["inlineData"]
                assert data.get("mime_type", data.get("mimeType")) == "image/jpeg"
                yield data["data"]


def _words(script: Script) -> list[str]:
    return [] if script.fault == "nothing" else [f"{word} " for word in script.text.split(" ") if word]


@contextmanager
def model_double() -> Iterator[ModelDouble]:
    """A stand-in on a free port of this machine, in a thread."""
    double = ModelDouble(scripts=[Script()])
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        double.url = f"http://127.0.0.1:{listener.getsockname()[1]}"
        server = Server(Config(double.app(), log_level="critical", lifespan="off"))
        loop = asyncio.new_event_loop()
        thread = threading.Thread(
            target=loop.run_until_complete, args=[server.serve([listener])], daemon=True
        )
        thread.start()
        try:
            yield double
        finally:
            server.should_exit = server.force_exit = True
            thread.join(10)
