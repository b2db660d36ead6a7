"""The demo's made-up Dutch data: the same on every installation, but for passwords and tokens."""
