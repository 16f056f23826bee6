"""A page of words as people type them, each in a text and as the name of a field."""

import streamlit as st

from monitoring.wording.figures import plain

TYPED = (
    "sign-in sheets",
    "Minutes (K-12), 10:30 to 11:00, minutes.pdf: 5.0% & more",
    "1. one",
    "- item",
    "# head",
    "a\n---",
    "a\n===",
    "| a |\n| - |",
    "a\n:-",
    "> said",
    "*b* _i_ __b__ snake_case",
    "~~struck~~ `code`",
    "$x$ and $y$",
    ":red[x] :smile: :+1: :100: :material/home:",
    "a:red[b] ::leaf[x]{a=b} 10:30{a}",
    "[text](http://a.example) ![picture](http://a.example/b)",
    "see https://a.example/b, HTTP://A.EXAMPLE, www.a.example, x.www.a.example",
    "a.b@c.example mailto:a@b.example",
    "<b>x</b> <!-- x --> <http://a.example>",
    "&amp; &lt; &#38; a & b",
    "a -> b <- c <-> d -- e >= f <= g ~= h",
    "a->b c--d --plan -m x<=y",
    "[^1] and [a]: http://a.example",
    "C:\\new \\* \\",
    "***",
)

if __name__ == "__main__":
    for number, typed in enumerate(TYPED):
        with st.container(key=f"typed-{number}"):
            st.markdown(plain(typed))
            st.checkbox(plain(typed), key=f"field-{number}")
