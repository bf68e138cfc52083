"""The public site, written out as static files: the mandate, and how anyone proves a receipt.

Owns no data and reads no database. No script, no cookie, no third party; any web server can serve the folder.
"""

from palermo.faces.public.site import write

__all__ = ["write"]
