"""Whose keys the owner of the vault knows, and the card to give to others."""
