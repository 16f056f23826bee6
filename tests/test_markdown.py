"""Text from outside reaches Markdown only through `figures.plain`, which takes every sign as it is.

Streamlit reads Markdown in what it is given, names of fields included. This reads our own source: a
value that people, files or addresses fill may stand in such a call only inside `plain(...)`, or
inside a function that takes such values and makes them plain itself.
"""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
SOURCES = [*sorted((ROOT / "monitoring/ui").rglob("*.py")), *sorted((ROOT / "pages").glob("*.py"))]
# What Streamlit draws as Markdown, in its first argument.
DRAWN = {
    *("markdown", "caption", "write", "title", "header", "subheader", "text_area", "text_input"),
    *("error", "info", "success", "warning", "checkbox", "radio", "selectbox", "multiselect"),
    *("button", "download_button", "link_button", "expander", "status", "tabs", "toggle", "toast"),
    *("file_uploader", "date_input", "number_input", "popover", "form_submit_button", "metric"),
}
# Names of what is filled from outside: by people, by files, by addresses, by other programs.
OUTSIDE = {
    *("words", "text", "typed", "happened", "comes_next", "judgment_words", "what", "outcome"),
    *("saved_by", "released_by", "loaded_by", "added_by", "by", "person", "email", "reviewer"),
    *("correction", "because", "reason", "file_name", "document", "found", "refused"),
    *("uploaded", "given", "error", "faults", "title_in_file", "role", "owner"),
}
# Modules of ours whose functions have one of these names.
OURS = {"words", "wording", "form", "figures", "numbers", "screen", "faults", "stages"}
# Where the database lies is said by who runs the server.
EXCUSED = {"frame": ["error"]}
SAFE = {"plain", "isinstance", "len", "bool"}


def drawn(tree):
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in DRAWN
            and node.args
        ):
            yield node


def unescaped(node):
    """Yield the values from outside in an expression that are in no `plain(...)`."""
    if isinstance(node, ast.Name):
        yield from [node.id] if node.id in OUTSIDE else []
    elif isinstance(node, ast.Attribute) and is_outside(node):
        yield ast.unparse(node)
    else:
        for child in read_of(node):
            yield from unescaped(child)


def is_outside(node):
    of_ours = isinstance(node.value, ast.Name) and node.value.id in OURS
    return node.attr in OUTSIDE and not of_ours


def read_of(node):
    """Return the parts of an expression that may be drawn."""
    match node:
        case ast.Call():
            name = getattr(node.func, "attr", getattr(node.func, "id", ""))
            return [] if name in SAFE else [*node.args, *(it.value for it in node.keywords)]
        case ast.Attribute(attr=name) if name != "name":
            return []
        case ast.IfExp():
            # What is asked is not drawn.
            return [node.body, node.orelse]
        case ast.Compare():
            return []
        case ast.ListComp() | ast.GeneratorExp():
            return [node.elt]
    return list(ast.iter_child_nodes(node))


def breaches(source):
    return [
        (call.lineno, value)
        for call in drawn(ast.parse(source))
        for value in unescaped(call.args[0])
    ]


@pytest.mark.parametrize("path", SOURCES, ids=lambda path: path.stem)
def test_text_from_outside_is_made_plain_before_it_is_drawn(path):
    found = [value for _, value in breaches(path.read_text(encoding="utf-8"))]

    assert found == EXCUSED.get(path.stem, [])


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("st.error(row.file_name)", ["row.file_name"]),
        ("st.caption(words.attached(uploaded.name))", ["uploaded"]),
        ("st.sidebar.checkbox(f'{one.what}!')", ["one.what"]),
        ("st.error(faults.said(error))", ["error"]),
        ("box.info(text if isinstance(text, str) else words.nothing())", ["text"]),
        ("st.error(plain(faults.said(error)))", []),
        ("st.caption(words.attached(figures.plain(uploaded.name)))", []),
        ("st.markdown(words.about())", []),
        ("st.dataframe(words)", []),
    ],
)
def test_the_rule_sees_every_way_into_markdown(source, found):
    assert [value for _, value in breaches(source)] == found
