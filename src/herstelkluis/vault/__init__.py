"""What a person does: open, write, find, choose, give. No Qt; clocks are passed in."""
