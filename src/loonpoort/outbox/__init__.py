"""Mail and webhooks to deliver: noted in the transaction of the change, sent by the worker, tried again."""
