"""What a text says, read without a database: words and identifiers for search, dates, places, phones, plates.

Every parser here is pure, runs in linear time on any input, and raises nothing but `kernel.errors.Invalid`.
"""
