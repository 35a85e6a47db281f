"""Files: one interface over a local folder or S3, and the photos kept there."""
