"""What every page shares: the look, tags, templates, lists, exports, errors in sentences, languages.

Owns no data and decides nothing. Rooms of the web, the sign-in pages and the public site stand on it.
"""
