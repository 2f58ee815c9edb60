"""Bringing in what was written elsewhere: looked at first, brought in on request, and undone in one step."""
