"""``python -m loonpoort`` is the loonpoort command."""

from loonpoort.cli import main

main()
