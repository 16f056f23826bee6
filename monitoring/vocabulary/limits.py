"""How much of a file is read; of result files the page on which files come in says so.

They keep one file below half a gigabyte of memory. The largest file that Georgia publishes has some
40 MB; a district's own rows in it are a few ten thousand.
"""

MAX_BYTES = 100_000_000
# Bytes that one person attaches to updates in a day, that all attach, and that stay free on disk.
MAX_ATTACHED_A_DAY = 500_000_000
MAX_ATTACHED = 20_000_000_000
MIN_FREE = 300_000_000
MAX_UNPACKED = 200_000_000
# The same of a plan document: of all parts of a Word file, of its XML, and of a PDF's streams.
MAX_WORD_UNPACKED = 100_000_000
MAX_WORD_XML = 12_000_000
MAX_PDF_UNPACKED = 20_000_000
# The list of the parts of a packed file, in bytes.
MAX_PARTS_LIST = 2_000_000
MAX_SHEET_ROWS = 300_000
# Rows of a sheet that are looked at first, and the size of a workbook that is read at once.
HEAD_ROWS, SMALL_WORKBOOK = 50, 300_000
MAX_COLUMNS = 1_000
MAX_CELLS = 30_000_000
# Characters of one row of delimited text, line breaks within quotes included.
MAX_LINE = 1_000_000
# Rows about the plan's district and the state.
MAX_KEPT = 100_000
MAX_FAULTS = 10_000
# Tags of XML that are held at once: of one row or string, of a part that is read whole; and how
# many rows or strings a part may have.
MAX_TAGS_OF_ROW = 20 * MAX_COLUMNS
MAX_TAGS = 500_000
MAX_ITEMS = 1_100_000
# What a process may take that takes a file from outside apart: bytes, seconds; and how many may do
# so at once.
CHILD_MEMORY = 450_000_000
CHILD_SECONDS = 60
MAX_CHILDREN = 2
