"""The units' part of the demo, at the unit entry and with its keys alone: `python -m palermo.project.demo.at_unit enter`.

Boris writes and Salma submits; the other units send whole reports, as a program of theirs would; the highly sensitive
one goes sealed to the hub. Then they ask one another; `answer`, once the hub has put the questions, is what the owners of
matching records say. Safe to repeat.
"""

import os
import sys


def main() -> None:
    """Enter the thirty invented reports, what lies open on Boris's and Salma's desks, and questions; or answer those."""
    os.environ["PALERMO_ENTRY"] = "unit"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palermo.project.settings")
    import django

    django.setup()
    from palermo.project.demo import cooperating, documenting, meeting, unit_work

    if sys.argv[1:] == ["answer"]:
        meeting.answer_all()
        cooperating.back_at_units()
        documenting.at_units()
        return
    unit_work.enter_all()
    meeting.ask_all()
    cooperating.at_units()


if __name__ == "__main__":
    main()
