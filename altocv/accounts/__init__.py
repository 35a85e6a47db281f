"""People: guest accounts and the cookie sessions that prove who is there."""
