"""Dated tables with sources: what no single article fixes."""
