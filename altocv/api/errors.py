"""The one place where an error becomes an HTTP answer.

Programs get `{"error": {"code", "message"}}`; a person whose browser navigates here gets a small page.
"""

from __future__ import annotations

from html import escape
from http import HTTPStatus
from typing import Any

import structlog
from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import HTMLResponse, JSONResponse, Response

from altocv.errors import AltoError, Invalid

_log = structlog.get_logger()

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>AltoCV</title>
<meta name="viewport" content="width=device-width"><style>body{{font:1rem/1.5 system-ui,sans-serif;
max-width:34rem;margin:18vh auto;padding:0 1rem;color-scheme:light dark}}</style>
<h1>That did not work</h1><p>{message}</p><p><a href="/">To the start page</a></p></html>"""

_BROKEN = "Something went wrong on our side. It has been noted; please try again."


def install(app: FastAPI) -> None:
    app.add_exception_handler(AltoError, _expected)
    app.add_exception_handler(RequestValidationError, _bad_request)
    app.add_exception_handler(HTTPException, _plain)
    app.add_exception_handler(Exception, _broken)


def answer(headers: Any, status: int, code: str, message: str, **extra: str) -> Response:
    """The error as the requester wants it, by the request's headers. `extra` are headers to send along."""
    sent = {"Cache-Control": "no-store", **extra}
    if headers.get("sec-fetch-mode") == "navigate" or "text/html" in headers.get("accept", ""):
        return HTMLResponse(_PAGE.format(message=escape(message)), status, sent)
    return JSONResponse({"error": {"code": code, "message": message}}, status, sent)


def answer_to(headers: Any, error: AltoError) -> Response:
    """Like `answer`, for one of our errors."""
    extra = {"Retry-After": str(error.context["retry_after"])} if "retry_after" in error.context else {}
    return answer(headers, error.status, error.code, error.message, **extra)


async def _expected(request: Request, error: Exception) -> Response:
    assert isinstance(error, AltoError)
    return answer_to(request.headers, error)


async def _bad_request(request: Request, error: Exception) -> Response:
    assert isinstance(error, RequestValidationError)
    said = "; ".join(f"{'.'.join(map(str, item['loc'][1:]))}: {item['msg']}" for item in error.errors())
    return answer(request.headers, Invalid.status, Invalid.code, f"The request is not right. {said}.")


async def _plain(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    phrase = HTTPStatus(error.status_code).phrase
    return answer(request.headers, error.status_code, phrase.lower().replace(" ", "_"), f"{phrase}.")


async def _broken(request: Request, error: Exception) -> Response:
    _log.error("request_failed", path=request.url.path, exc_info=error)
    return answer(request.headers, 500, "internal", _BROKEN)
