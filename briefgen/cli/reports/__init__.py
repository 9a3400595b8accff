"""Findings for other programs: JSON, SARIF, and the annotations of two forges."""
