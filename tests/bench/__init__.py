"""Measures the product beside a one-line Streamlit app without tuning: `make bench`."""
