"""Employees and everything that is recorded of them by payroll period."""
