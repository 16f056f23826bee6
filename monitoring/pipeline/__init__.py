"""Plan, reference rows and files in; a judged database out."""
