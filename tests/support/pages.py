"""Opens the real pages without a browser, and reads what they say."""

import html
import re
from functools import cache
from pathlib import Path

from streamlit.components.v2 import manifest_scanner
from streamlit.testing.v1 import AppTest

from monitoring.ui import pages

DASHBOARD = str(Path(__file__).resolve().parents[2] / "dashboard.py")
PAGES = tuple(pages.PAGES)
# A test's run of a page asks every installed package whether it brings components, which takes
# twenty times as long as the page; what is installed stays the same while tests run.
manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)


def opened(page: str, **address: str) -> AppTest:
    """Open a page from a link, with no visit before."""
    app = AppTest.from_file(DASHBOARD, default_timeout=60)
    for name, value in address.items():
        app.query_params[name] = value
    return app.switch_page(f"pages/{page}.py").run()


def markup_of(app: AppTest) -> str:
    """Return all HTML that the page wrote."""
    return " ".join(str(piece.value) for piece in app.markdown)


def text_of(app: AppTest) -> str:
    """Return what the page says, without marks of HTML and with plain spaces."""
    pieces = [str(piece.value) for piece in app.main if piece.type in {"markdown", "info"}]
    return plain(" ".join(pieces))


def plain(markup: str) -> str:
    """Return the words of some HTML; cells and paragraphs end with a bar."""
    # Cells and paragraphs end with a bar, so that figures of two cells never run together.
    bars = re.sub(r"</(td|th|p|dd|dt|h2|h3|summary|caption)>", " | ", markup)
    words = html.unescape(re.sub(r"<[^>]+>", "", bars)).replace("\N{NO-BREAK SPACE}", " ")
    return re.sub(r"\s+", " ", words)


def headings(app: AppTest) -> list[str]:
    """Return the headings below the title, in reading order."""
    markup = " ".join(
        f"<h2>{piece.value}</h2>" if piece.type == "header" else str(piece.value)
        for piece in app.main
        if piece.type in {"header", "markdown"}
    )
    return [plain(words).strip() for words in re.findall(r"<h2>(.*?)</h2>", markup)]


def table_row(app: AppTest, table: str, first_cell: str) -> list[str]:
    """Return the cells of one row of a table, found by its caption and the row's heading."""
    (found,) = re.findall(rf"<caption>{re.escape(table)}</caption>.*?</table>", markup_of(app))
    (row,) = re.findall(rf'<tr><th scope="row">{re.escape(first_cell)}</th>.*?</tr>', found)
    return [plain(cell).strip() for cell in re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row)]
