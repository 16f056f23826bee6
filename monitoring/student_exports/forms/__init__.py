"""How the rows of each form of export become counts: tests, attendance, incidents, grades."""
