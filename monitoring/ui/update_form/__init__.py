"""The form in which a step is updated."""
