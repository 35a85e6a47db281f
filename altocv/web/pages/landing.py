"""The landing page."""

import reflex as rx


def landing() -> rx.Component:
    return rx.el.main(rx.el.h1("AltoCV"))
