"""Backups and their way back.

A backup is two things with two lives. `content/<time>/` holds the configuration, the databases without any key and
without the search index, the sealed files and the signed checkpoints; it may be kept for years. `keys/<time>/` holds
the stores of wrapped data keys, the sealed secrets and the escrow; it is removed after `keys.backup_days`, so that
what was shredded is gone from every backup after as many days.
"""
