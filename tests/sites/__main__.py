"""``python -m tests.sites FOLDER`` serves the sample sites until it is stopped; their registry goes into FOLDER."""

import sys
import threading
from pathlib import Path

from tests.sites.server import HOSTS, SampleSites

sites = SampleSites(Path(sys.argv[1]))
sites.start()
for name in HOSTS:
    print(f"{name:<12}{sites.address(name)}/")
threading.Event().wait()
