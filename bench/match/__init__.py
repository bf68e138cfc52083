"""The linker of persons beside its peers: `python -m bench match` (or `make bench-match`)."""
