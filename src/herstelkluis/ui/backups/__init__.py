"""Reserve copies at the window: making, trying, taking back, and laying two beside each other."""
