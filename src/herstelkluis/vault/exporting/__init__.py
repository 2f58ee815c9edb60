"""Taking everything along in a form that any program can read, and bringing it back."""
