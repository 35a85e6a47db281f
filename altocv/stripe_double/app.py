"""The stand-in as an HTTP application: Stripe's API under /v1, its pages, and the knobs under /double."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from html import escape
from typing import Any

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from altocv.stripe_double.account import Account, Object, Refused
from altocv.stripe_double.deliveries import Deliveries, Faults
from altocv.stripe_double.forms import parsed

_PAGE = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<meta name="viewport" content="width=device-width"><style>body{{font:16px/1.5 system-ui,sans-serif;max-width:26rem;
margin:14vh auto;padding:0 1rem;color-scheme:light dark}}button{{font:inherit;padding:.6rem 1rem;margin:.25rem 0;
width:100%;border-radius:8px;border:1px solid #8886;cursor:pointer}}button.main{{background:#0b6b63;color:#fff}}
small{{opacity:.7}}</style><small>Stand-in for Stripe: no money is moved</small><h1>{title}</h1>{body}</html>"""


class Double:
    """One stand-in: its account, its faults, and what it has answered by idempotency key."""

    def __init__(self, webhook: str, secret: str) -> None:
        self.account, self.faults = Account(), Faults()
        self.deliveries = Deliveries(webhook, secret, self.faults)
        self._answered: dict[str, tuple[str, Object]] = {}
        self._sent = 0

    def app(self) -> Starlette:
        """The application."""
        return Starlette(
            routes=[
                Route("/v1/{path:path}", self._api, methods=["GET", "POST", "DELETE"]),
                Route("/pay/{session}", self._checkout, methods=["GET", "POST"]),
                Route("/portal/{customer}", self._portal, methods=["GET", "POST"]),
                Route("/double/{what}", self._knob, methods=["POST"]),
                Route("/favicon.ico", _nothing),
                Route("/double/events", self._events, methods=["GET"]),
            ]
        )

    def _tell(self) -> None:
        """Send the events that came since."""
        for event in self.account.events[self._sent :]:
            self.deliveries.send(event)
        self._sent = len(self.account.events)

    async def _api(self, request: Request) -> Response:
        if self.faults.down:
            return JSONResponse({"error": {"type": "api_error", "message": "down"}}, 500)
        body = (await request.body()).decode()
        key = request.headers.get("idempotency-key", "")
        path = request.path_params["path"]
        if request.method == "POST" and key in self._answered:
            asked, answer = self._answered[key]
            if asked != path + body:
                message = "Keys for idempotent requests can only be used with the same parameters."
                return JSONResponse({"error": {"type": "idempotency_error", "message": message}}, 400)
            return JSONResponse(answer)
        try:
            answer = self._call(
                request.method, path.split("/"), parsed(body or request.url.query), str(request.base_url)
            )
        except Refused as refused:
            error = {"type": "invalid_request_error", "code": refused.code, "message": refused.message}
            return JSONResponse({"error": error}, refused.status)
        if request.method == "POST" and key:
            self._answered[key] = (path + body, json.loads(json.dumps(answer)))
        self._tell()
        return JSONResponse(answer)

    def _call(self, method: str, path: list[str], params: Object, base: str) -> Object:
        account = self.account
        match method, path:
            case "POST", ["customers"]:
                return account.make("customer", "cus", **params)
            case "POST", ["prices"]:
                return account.price(params)
            case "GET", ["prices"]:
                keys = params.get("lookup_keys", [])
                return _list([p for p in account.all("price") if not keys or p["lookup_key"] in keys])
            case "POST", ["checkout", "sessions"]:
                return account.session(params, base.rstrip("/"))
            case "POST", ["billing_portal", "sessions"]:
                url = f"{base}portal/{params['customer']}?back={params['return_url']}"
                return {"id": "bps_1", "object": "billing_portal.session", "url": url}
            case "POST", ["subscriptions", key]:
                return account.change(key, params)
            case "DELETE", ["subscriptions", key]:
                return account.cancel(key)
            case "GET", ["invoices"]:
                return _list(account.all("invoice", customer=params.get("customer")))
            case "GET", ["payment_intents", key]:
                found = dict(account.get(key))
                if "latest_charge" in params.get("expand", []) and found["latest_charge"]:
                    found["latest_charge"] = account.get(found["latest_charge"])
                return found
            case "GET", ["checkout", "sessions", key] | [_, key]:
                return account.get(key)
        raise Refused(404, "unknown", f"The stand-in knows no {method} {'/'.join(path)}.")

    async def _checkout(self, request: Request) -> Response:
        session = self.account.get(request.path_params["session"])
        if request.method == "GET":
            price = self.account.get(session["price"])
            name = self.account.get(price["product"])["name"]
            buttons = [
                ("pay", "Pay", "main"),
                ("later", "Pay by slow transfer", ""),
                ("fail", "Card is declined", ""),
            ]
            body = f"<p>{escape(name)}: ${price['unit_amount'] / 100:.2f}</p>" + _buttons(buttons)
            return _page("Pay", body + f'<p><a href="{escape(session["cancel_url"])}">Back</a></p>')
        how = parsed((await request.body()).decode()).get("how")
        if how == "fail":
            return _page("The card was declined", '<p><a href="">Try again</a></p>')
        self.account.pay(session["id"], later=how == "later")
        self._tell()
        return RedirectResponse(session["success_url"].replace("{CHECKOUT_SESSION_ID}", session["id"]), 303)

    async def _portal(self, request: Request) -> Response:
        customer, back = request.path_params["customer"], request.query_params.get("back", "/")
        live = [s for s in self.account.all("subscription", customer=customer) if s["status"] != "canceled"]
        if request.method == "POST":
            how = parsed((await request.body()).decode()).get("how")
            for subscription in live[:1]:
                self.account.change(subscription["id"], {"cancel_at_period_end": how == "cancel"})
            self._tell()
        buttons = [("resume", "Renew the plan", "main")] if live and live[0]["cancel_at_period_end"] else []
        buttons = buttons or ([("cancel", "Cancel the plan", "")] if live else [])
        body = _buttons(buttons) or "<p>There is no plan.</p>"
        return _page("Your plan", body + f'<p><a href="{escape(back)}">Back to AltoCV</a></p>')

    async def _knob(self, request: Request) -> Response:
        """Do what a customer, a bank or the time would do; or set faults."""
        given = await request.json() if await request.body() else {}
        knobs: dict[str, Callable[..., Any]] = {
            "pay": self.account.pay,
            "arrive": self.account.arrive,
            "renew": self.account.renew,
            "refund": self.account.refund,
            "dispute": self.account.dispute,
        }
        what = request.path_params["what"]
        if what == "faults":
            for field in fields(Faults):
                setattr(self.faults, field.name, given.get(field.name, field.default))
            return JSONResponse({})
        if what == "deliver":
            chosen = {event["id"]: event for event in self.account.events}
            return JSONResponse([await self.deliveries.post(chosen[key]) for key in given["events"]])
        try:
            answer = knobs[what](**given)
        except Refused as refused:
            return JSONResponse({"error": refused.message}, refused.status)
        self._tell()
        return JSONResponse(answer)

    async def _events(self, request: Request) -> Response:
        return JSONResponse(self.account.events)


async def _nothing(request: Request) -> Response:
    return Response(status_code=204)


def _list(found: list[Object]) -> Object:
    return {"object": "list", "data": found, "has_more": False}


def _page(title: str, body: str) -> Response:
    return HTMLResponse(_PAGE.format(title=escape(title), body=body))


def _buttons(buttons: list[tuple[str, str, str]]) -> str:
    return "".join(
        f'<form method="post"><input type="hidden" name="how" value="{how}"><button class="{kind}">{text}</button></form>'
        for how, text, kind in buttons
    )
