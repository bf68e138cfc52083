"""Intake: reports that come as a file: read, mapped by a small YAML file, known again, handed on in batches.

`tables` reads CSV, XLSX and JSON lines whatever their state; `mappings` makes reports of rows; `identity`
says which row is which report; `preview` shows before, `run` drives. Only `run` knows the operation that it
calls.
"""
