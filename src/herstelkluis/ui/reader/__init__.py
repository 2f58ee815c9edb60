"""Reading a package of someone else; works without a vault."""
