"""Publications: what the public may read, after two people agreed.

Owns each publication with its versions in the languages of the region, its figures after disclosure control, where it
came from (which never leaves the hub), who proposed and who published it, and the stone that stays in its place when
it is taken down. Everything is sealed with keys that only the hub holds, until the site is written.
"""
