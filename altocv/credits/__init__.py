"""What an account may spend: prices, plans, and the ledger in which credits move."""
