"""Web, API, command line and public site: they translate and never decide."""
