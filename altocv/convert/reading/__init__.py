"""CVs out of files that were made to be looked at: PDF, DOCX, Markdown, plain text, LinkedIn's export."""
