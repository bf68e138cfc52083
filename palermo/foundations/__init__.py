"""What every room stands on: keys, vocabularies, audit, policy, people, compartments, files, jobs."""
