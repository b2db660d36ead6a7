"""The connection check: what is right and wrong with a connection, step by step, and what mends it."""
