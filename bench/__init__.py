"""Measurements that anybody can repeat: `make bench`, or `python -m bench NAME`.

Every bulk figure is taken with the reference report of `bench.reference`: 150 words, two people, two things, one
place, one audit entry, `synchronous=FULL`. The machine's fsync time stands beside every latency.
"""
