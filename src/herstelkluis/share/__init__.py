"""From the own pieces to a package for one reader, and back. Works without a vault."""
