"""The browser side: pages and the states behind them, written with Reflex."""
