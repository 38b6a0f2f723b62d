"""The papers: one folder each, with its fields, its template and its sample."""
