"""From a CV to finished pages: shaping, line breaking, flow, templates, and the SVG and PDF painters."""
