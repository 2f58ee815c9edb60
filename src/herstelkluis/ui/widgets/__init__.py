"""The building blocks of every screen: they show and ask, and know nothing of the vault."""
