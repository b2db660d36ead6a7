"""Connecting software packages: what they call, whether it works, who is connected, and how that ends."""
