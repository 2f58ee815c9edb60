"""Herstelkluis: a local-first encrypted vault for the own story of a citizen in recovery."""

__version__ = "0.1.0"
