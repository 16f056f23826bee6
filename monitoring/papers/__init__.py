"""One quarter as papers: a deck, a page and the wall, all made from one brief."""
