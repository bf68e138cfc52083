"""The web pages of reports that a unit's entry shows, and the parts that the hub's pages share with them.

`form/` turns what was typed into a Content and back, `shown/` turns what was opened into what a page shows,
`views/` hold one file a page. Nothing here decides: operations and queries of the reports room do.
"""
