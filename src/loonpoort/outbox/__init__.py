"""Mail to be delivered: noted in the transaction of the change, sent by the worker, tried again."""
