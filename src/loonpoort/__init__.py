"""Loonpoort: a self-hosted payroll-data platform with the gate at its heart."""

__version__ = "0.1.0"
