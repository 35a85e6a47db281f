"""A stand-in for Stripe on this machine, to try payments and to test them. No money is moved.

It speaks the part of Stripe's API that AltoCV uses, over HTTP, shows a Checkout page and a portal to click
through, and signs and sends events like Stripe does, or as badly as a network may.
"""
