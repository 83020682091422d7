"""Tests mirror the rooms; ``tests/sites`` is the farm of sample sites that the demo serves too."""
