"""The encrypted database of a vault and its files on the disk; only this room knows SQLCipher."""
