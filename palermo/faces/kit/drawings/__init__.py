"""Charts and maps as SVG made on the server: plain values in, markup out; colours come from the page's tokens.

Nothing here knows a room of the domain. Every drawing says in words what it shows, for those who do not see it.
"""
