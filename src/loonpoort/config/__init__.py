"""Settings, URL roots and process entry points; the only reader of environment variables."""
