"""The demo: an invented cast, real incidents under an open licence, and thirty reports that say they are invented.

`cast` names the people and adds them, `credentials` keeps what they sign in with, `loading` brings the data in by the
operations that everybody uses, `at_unit` does the units' part at the unit entry, and `work` is a day of the hub's.
"""
