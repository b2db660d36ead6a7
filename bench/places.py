"""Where things are."""

from pathlib import Path

BENCH = Path(__file__).resolve().parent
ROOT = BENCH.parent
PEERS = BENCH / "peers"
BUILD = BENCH / "build"
LOGS = BUILD / "logs"
BODIES = BUILD / "bodies"
WSDLS = BUILD / "wsdl"
PEER_VENV = BENCH / ".venv"
NODE_MODULES = BENCH / "node_modules"
