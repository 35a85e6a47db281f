"""The document: content, design, edits. Pure Python, no input or output, imports nothing of ours."""
