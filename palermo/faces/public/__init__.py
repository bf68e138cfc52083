"""The public site, written out as static files: what two people published, and how anyone proves it.

`site.write` is the way in. No cookie, no third party, no script but the search's own; any web server can serve the
folder. `guard` reads what was written and knows nothing of how.
"""
