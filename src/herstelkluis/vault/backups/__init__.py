"""Backup copies of a vault: made, opened again, found, thinned and remembered."""
