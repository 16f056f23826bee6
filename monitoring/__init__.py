"""Reads a district improvement plan and official results, and judges the one by the other."""
