"""What `python -m altocv` does: prepare, build, serve, and say what is wrong."""
