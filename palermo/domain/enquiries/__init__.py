"""Enquiries: does anyone know this person, car, phone or paper? Asked without opening anyone's files.

Owns questions with purpose and legal basis, the calls they make on the owners of matching records, what owners and
the hub answer, and standing questions. Whoever asks sees only what somebody chose to release: hit or miss, the answer
to the question itself is always the same.
"""
