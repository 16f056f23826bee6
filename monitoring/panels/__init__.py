"""Pieces of a page as HTML text: verdicts, facts and tables from rows that are already judged."""
