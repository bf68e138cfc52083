"""The auditor's pages: who did, read, searched, exported or was refused what, and the proof that it is whole."""
