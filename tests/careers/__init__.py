"""Whole made-up people, written before the reader's rules were looked at: what importing is measured by."""
