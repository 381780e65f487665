"""One place of a report against another: values, events, names, text against table."""
