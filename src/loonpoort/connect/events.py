"""What is recorded of connections."""

from loonpoort.audit.records import Event

CONNECTION_MADE = Event("connection.made")
