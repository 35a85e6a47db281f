"""The layout engine: spans to lines, blocks to slices, slices to pages."""
