"""The `palermo` command.

A command is a module with `arguments(parser)` and `run(options)`; the table of words stands in
`palermo.project.command_line`. `run` returns an exit status or None for success, prints with
`output.say`, shows work with `progress.Progress`, and lets errors rise: the runner ends with one clear line.
A module that must work without Django says `DJANGO = False`.
"""
