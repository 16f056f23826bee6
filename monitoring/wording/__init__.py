"""Every sentence, number, date and list that a reader sees."""
