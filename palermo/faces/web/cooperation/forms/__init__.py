"""The forms of cooperation, a file for each thing that is written."""
