"""The gate: logins, user templates, tokens, filters and calls; who may do what, to which rows."""
