"""``python -m cli`` is ``juzhao``."""

from cli import main

main()
