"""Paying with Stripe: checkout, subscriptions, and the events by which Stripe says what was paid."""
