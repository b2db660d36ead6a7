"""The door for machines: an application of its own beside Django's, sharing models and connections."""
