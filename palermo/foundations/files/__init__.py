"""Sealed attachments."""
