"""What is made for a posting: a CV tailored to it, a cover letter, an analysis of what it asks for."""
