"""The views, one module a room of the web application."""
