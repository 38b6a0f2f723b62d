"""The shell: Temporal and nothing else. No law, no branching on the case, no number of days in it."""
