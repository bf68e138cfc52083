"""Make an imported stock look like one of some years: nine of ten reports closed, one in five of a crime class.

What an analyst would do one by one is done here by one statement, for columns only; no content changes.
"""

import django

from bench.inside.setting import end

_OPEN_IN = 10

if __name__ == "__main__":
    django.setup()
    from django.db import connection, transaction

    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(
            "UPDATE reports_report SET crime_class = CASE WHEN id %% 50 < 6 THEN 'som' WHEN id %% 50 < 10 THEN 'tip'"
            " ELSE '' END, state = CASE WHEN id %% %s = 0 THEN state WHEN id %% 97 = 1 THEN 'withdrawn' ELSE 'closed'"
            " END",
            [_OPEN_IN],
        )
        changed = cursor.rowcount
    end({"changed": changed})
