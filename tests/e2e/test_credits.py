"""Credits and payments in a real browser, buying from the stand-in for Stripe."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.e2e.conftest import Server, Visit, sign_up
from tests.e2e.editing import download, open_sample, saved


def has(page: Page, credits: int) -> None:
    """Expect the balance in the header."""
    expect(page.locator("#credits")).to_have_text(str(credits))


def test_prices_are_shown_and_the_balance_follows_everywhere(page: Page, tmp_path: Path) -> None:
    page.get_by_role("button", name="New CV").first.click()
    expect(page.get_by_role("dialog", name="New CV")).to_contain_text("Your first CV is free")
    page.keyboard.press("Escape")
    open_sample(page)
    has(page, 50)
    other = page.context.new_page()
    other.goto("/dashboard")
    has(other, 50)
    page.locator("#export").click()
    expect(page.locator("#export-pdf")).to_contain_text("2 credits")
    page.keyboard.press("Escape")
    assert download(page, "pdf", tmp_path).read_bytes().startswith(b"%PDF")
    has(page, 48)
    has(other, 48)
    page.locator("#export").click()
    expect(page.locator("#export-pdf")).to_contain_text("free")
    page.keyboard.press("Escape")
    download(page, "pdf", tmp_path)
    download(page, "docx", tmp_path)
    has(page, 48)
    other.get_by_role("button", name="New CV").first.click()
    expect(other.get_by_role("dialog", name="New CV")).to_contain_text("It costs 5 credits")


def test_too_few_credits(page: Page, guest: Visit) -> None:
    open_sample(page)
    saved(page)
    page.goto("/dashboard")
    for left in range(45, -1, -5):
        page.get_by_role("button", name=re.compile("^Actions for")).first.click()
        page.get_by_role("menuitem", name="Duplicate").click()
        has(page, left)
    page.get_by_role("button", name=re.compile("^Actions for")).first.click()
    page.get_by_role("menuitem", name="Duplicate").click()
    dialog = page.get_by_role("dialog", name="Not enough credits")
    expect(dialog).to_contain_text("This costs 5 credits and you have 0: 5 are missing.")
    dialog.get_by_role("link", name="See where they went").click()
    page.wait_for_url("**/credits**")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(page.locator("tbody tr")).to_have_count(12)
    page.get_by_label("Show", exact=True).select_option("earned")
    expect(page.locator("tbody tr")).to_have_count(1)
    expect(page.locator("ol li")).to_have_count(30)


def test_a_plan_is_bought_changed_and_cancelled(page: Page, server: Server) -> None:
    sign_up(page, server)
    page.goto("/pricing")
    page.get_by_role("button", name="Choose this plan").first.click()
    page.get_by_role("button", name="Card is declined").click()
    expect(page.locator("h1")).to_have_text("The card was declined")
    page.go_back()
    page.get_by_role("button", name="Pay", exact=True).click()
    page.wait_for_url("**/billing**")
    expect(page.get_by_text("Paid. Thank you!")).to_be_visible(timeout=20_000)
    has(page, 550)
    expect(page.get_by_text(re.compile(r"^Renews on"))).to_be_visible()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Cancel the plan").click()
    expect(page.get_by_text(re.compile(r"^Ends on"))).to_be_visible()
    page.get_by_role("button", name="Keep the plan").click()
    expect(page.get_by_text(re.compile(r"^Renews on"))).to_be_visible()
    page.goto("/pricing")
    page.get_by_role("button", name="Change to this plan").click()
    page.wait_for_url("**/billing**")
    expect(page.get_by_text("Enterprise", exact=True)).to_be_visible()
    expect(page.locator("#credits")).to_have_text(re.compile(r"^20\d\d$"))


@pytest.mark.parametrize("fault", [{"copies": 3}, {"delay_seconds": 3}, {"wrong_signature": True}])
def test_credits_come_with_the_webhook_and_with_nothing_else(
    page: Page, server: Server, fault: dict[str, float]
) -> None:
    assert server.stripe is not None
    sign_up(page, server)
    page.request.post(f"{server.stripe.url}/double/faults", data=fault)
    try:
        page.goto("/pricing")
        page.get_by_role("button", name="Buy").first.click()
        page.get_by_role("button", name="Pay", exact=True).click()
        page.wait_for_url("**/billing**")
        if "copies" not in fault:
            expect(page.get_by_text("waiting for Stripe to confirm")).to_be_visible()
            has(page, 50)
    finally:
        page.request.post(f"{server.stripe.url}/double/faults", data={})
    expect(page.get_by_text("Paid. Thank you!")).to_be_visible(timeout=30_000)
    has(page, 150)


def test_a_guest_is_led_to_an_account_first(page: Page) -> None:
    page.goto("/pricing")
    expect(page.get_by_role("button", name="Buy")).to_have_count(0)
    page.get_by_role("link", name="Create an account to buy").first.click()
    page.wait_for_url("**/sign-up**")
