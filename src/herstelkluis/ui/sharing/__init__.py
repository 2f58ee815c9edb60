"""Choose, look, give: the pages of sharing. They show a `ShareFlow` and hand on the next one."""
