"""Two copies of one vault that went apart: laid side by side, and made one again without loss."""
