"""Palermo: the information exchange of a regional unit against trafficking in persons and smuggling of migrants."""

__version__ = "0.1.0"
