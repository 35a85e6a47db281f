"""The mail that this machine would have sent, for its operator, where no mail server is set.

The page opens with a key that is printed where AltoCV was started: whoever can read these mails can take
over every account.
"""

from __future__ import annotations

import asyncio
import re
import secrets
from html import escape

from fastapi import APIRouter, Request
from starlette.responses import HTMLResponse, RedirectResponse, Response

from altocv.accounts.mail import Outbox
from altocv.accounts.mail.sending import Kept
from altocv.api.origin import is_secure
from altocv.config import Settings
from altocv.db.sealing import derived
from altocv.errors import Forbidden, NotFound
from altocv.services import services

router = APIRouter(include_in_schema=False)

PATH = "/api/outbox"
_COOKIE = "altocv_operator"

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>Outbox · AltoCV</title>
<meta name="viewport" content="width=device-width"><style>body{{font:15px/1.55 system-ui,sans-serif;max-width:44rem;
margin:6vh auto;padding:0 1rem;color-scheme:light dark}}article{{border-top:1px solid #8884;padding:1rem 0}}
h2{{font-size:1rem;margin:0}}p{{margin:.25rem 0;white-space:pre-line;overflow-wrap:anywhere}}small{{opacity:.7}}</style>
<h1>Outbox</h1><p>No mail server is set, so mail stays here. Set ALTOCV_SMTP_HOST to send it.</p>{mails}</html>"""

_LINK = re.compile(r"https?://[^\s<>\"]*[\w/=-]")


def key(config: Settings) -> str:
    """What opens the page."""
    return derived(config, "outbox")


@router.get("/outbox", response_class=HTMLResponse)
async def outbox(request: Request) -> Response:
    """The newest mails."""
    config: Settings = request.app.state.config
    kept = services().mailer.outbox
    if kept is None:
        raise NotFound("A mail server is set, so there is no outbox here.")
    given = request.query_params.get("key", "")
    if not secrets.compare_digest((given or request.cookies.get(_COOKIE, "")).encode(), key(config).encode()):
        raise Forbidden("Open the address of the outbox that AltoCV printed where it was started.")
    if not given:
        mails = await asyncio.to_thread(Outbox.newest, kept)
        return HTMLResponse(_PAGE.format(mails="".join(map(_mail, mails)) or "<p>No mail yet.</p>"))
    # The key goes from the address, where it would be seen and kept, into a cookie.
    answer = RedirectResponse(PATH, 303)
    secure = is_secure(request, config)
    answer.set_cookie(
        _COOKIE, given, path=PATH, httponly=True, samesite="strict", secure=secure, max_age=86_400
    )
    return answer


def _mail(mail: Kept) -> str:
    # Split before escaping: the address of a link is text of ours, but is marked up by nobody else.
    parts = _LINK.split(mail.text)
    links = [f'<a href="{escape(url)}">{escape(url)}</a>' for url in _LINK.findall(mail.text)] + [""]
    text = "".join(escape(part) + link for part, link in zip(parts, links, strict=True))
    head = f"<h2>{escape(mail.subject)}</h2><small>{escape(mail.to)} · {mail.at:%Y-%m-%d %H:%M}</small>"
    return f"<article>{head}<p>{text}</p></article>"
