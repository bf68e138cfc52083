"""The one task that django-tasks knows: it carries a job's uid and nothing else, and it never raises."""

from django_tasks import task

from palermo.foundations.jobs.execution import execute


@task()
def run_job(uid: str) -> None:
    """Run the job with this uid; whatever goes wrong is kept in the job as a code, so no traceback is stored."""
    execute(uid)
