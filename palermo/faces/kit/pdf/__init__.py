"""Documents as PDF: tagged, level and copy on every page, set by typst from plain data; nothing touches the disk in clear."""
