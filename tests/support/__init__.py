"""What tests share: databases, openers of pages, a browser, builders of rows."""
