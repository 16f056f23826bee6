"""Programs that are killed at any moment, again and again, and what was left each time."""
