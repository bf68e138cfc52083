"""One file a page. A view reads the request, calls one operation or query, and answers."""
