"""Backup copies at the window: making, trying and taking back."""
