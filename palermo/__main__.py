"""`python -m palermo` is the `palermo` command."""

from palermo.project.command_line import main

raise SystemExit(main())
