"""Two versions of one vault at the window: told of, laid side by side, chosen per piece, brought together."""
