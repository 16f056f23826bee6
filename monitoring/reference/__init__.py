"""The rows of data/ that people edit: read, and checked against the schema and each other."""
