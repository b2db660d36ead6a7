"""The append-only record of who changed what, written in the transaction of the change."""
