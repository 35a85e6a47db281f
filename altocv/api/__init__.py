"""HTTP beside Reflex: health, session start, exports, fonts, photos; and the guard around both."""
