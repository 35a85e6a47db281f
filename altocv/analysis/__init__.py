"""Scoring a CV: against a posting and against what machines read. Pure; imports only the CV."""
