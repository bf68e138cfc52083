"""The units' part of the demo, at the unit entry and with its keys alone: `python -m palermo.project.demo.at_unit`.

Boris writes and Salma submits; the other units send whole reports, as a program of theirs would; the highly sensitive
one goes sealed to the hub. Safe to repeat.
"""

import os


def main() -> None:
    """Enter the thirty invented reports, and what lies open on Boris's and Salma's desks."""
    os.environ["PALERMO_ENTRY"] = "unit"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "palermo.project.settings")
    import django

    django.setup()
    from palermo.project.demo import unit_work

    unit_work.enter_all()


if __name__ == "__main__":
    main()
