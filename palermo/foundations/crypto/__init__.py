"""What keeps a secret, and nothing that knows what the secret is about. No Django here.

`envelopes` seal bytes with a key to their place; `sealing` seals to somebody's public key; `signatures` sign;
`blind` turns words into keyed tokens; `derivation` makes keys from a key; `passphrases` lock a secret under
words that a person knows; `shares` split a secret among people. Every primitive is a library's, none is ours.
"""
