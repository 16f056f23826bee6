"""A real browser beside a real server."""
