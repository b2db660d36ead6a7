"""The tree that payroll data hangs in: environment, debtor, company, tag; and the period as a value."""
