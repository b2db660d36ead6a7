"""The door for machines: its own WSGI application beside Django's, sharing models and connections."""
