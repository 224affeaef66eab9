"""Which stages, readers and commands there are, and loading them."""
