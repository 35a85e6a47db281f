"""The ATS check: how an applicant tracking system reads a CV, scored and explained, without a model."""
