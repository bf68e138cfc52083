"""One file for a page or a group of verbs. A view reads the request, calls one operation or query, and answers."""
