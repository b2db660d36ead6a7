"""The environment variables of an installation that is set up right."""

import base64

KEY = base64.b64encode(b"1" * 32).decode()
RIGHT = {
    "LOONPOORT_SECRET_KEY": "x" * 40,
    "LOONPOORT_TOKEN_KEYS": f"1:{KEY}",
    "LOONPOORT_BASE_URL": "https://payroll.example.org",
    "LOONPOORT_ALLOWED_HOSTS": "payroll.example.org",
}
