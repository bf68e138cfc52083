"""Who has read something: found in every read log that this entry can see."""

from django.db import connections

from palermo.foundations.audit.logs import logs


def readers_of(reference: str) -> set[str]:
    """Return the uids of the people who opened, exported or listed the object, as far as this entry's logs tell."""
    found: set[str] = set()
    for log in logs():
        if log.kind != "read":
            continue
        with connections[log.alias].cursor() as cursor:
            cursor.execute(
                'SELECT actor FROM audit_read WHERE "object" = %s'
                ' UNION SELECT actor FROM audit_readobject WHERE "object" = %s',
                [reference, reference],
            )
            found.update(row[0] for row in cursor.fetchall())
    return found - {""}
