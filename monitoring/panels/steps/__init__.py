"""The action steps: the matrix, the two lanes, and one step in full."""
