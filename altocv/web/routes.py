"""The addresses of the pages."""

LANDING = "/"
SIGN_IN = "/sign-in"
CODE = "/sign-in/code"
SIGN_UP = "/sign-up"
FORGOT = "/forgot"
CHECK_MAIL = "/check-mail"
CHOOSE_PASSWORD = "/choose-password"  # noqa: S105
CONFIRM_EMAIL = "/confirm-email"
SETTINGS = "/settings"
CREDITS = "/credits"
PRICING = "/pricing"
BILLING = "/billing"
PRIVACY = "/privacy"
TERMS = "/terms"
DASHBOARD = "/dashboard"
EDITOR = "/cv/[cv_id]"
JOBS = "/jobs"
JOB = "/jobs/[job_id]"
TAILOR = "/tailor"
COMPARE = "/tailor/compare"
IMPORT = "/import/[import_id]"


def editor_url(cv_id: str) -> str:
    """The address of the editor for one CV."""
    return f"/cv/{cv_id}"


def run_url(generation_id: str) -> str:
    """The address of what was made for a posting."""
    return f"/tailor?run={generation_id}"


def import_url(import_id: str) -> str:
    """The address of what was read of a file."""
    return f"/import/{import_id}"


def job_url(job_id: str) -> str:
    """The address of the page of one job."""
    return f"/jobs/{job_id}"
