"""The views of documents: a file for each thing that somebody does with one."""
