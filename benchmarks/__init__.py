"""Speed beside the bare alternatives; nothing here is imported by the rooms."""
