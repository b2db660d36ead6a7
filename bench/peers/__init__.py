"""What the candidates that are not ours run."""
