"""Texts by area. `TEXTS` maps a key to its text in each language, in the order of `catalog.LANGUAGES`.

A key that two areas use belongs to `common`. Placeholders are names in braces, the same in all languages.
"""
