"""Drawings made on the server as SVG: the same in a page, a printed document, the public site and a downloaded file."""
