"""Numbers in what people wrote, compared with the figures."""
