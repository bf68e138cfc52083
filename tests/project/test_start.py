"""What a process brings along when it starts: commands and workers without numbers to crunch stay small and quick."""

import os
import subprocess
import sys
from pathlib import Path

HEAVY = ("numpy", "igraph", "typst", "openpyxl", "pandas", "splink")
STARTED = "import sys, django; django.setup(); print(*[name for name in sys.argv[1:] if name in sys.modules])"


def test_nothing_heavy_is_loaded_before_somebody_asks_for_it(home: Path) -> None:
    environ = os.environ | {"PALERMO_HOME": str(home), "PALERMO_ENTRY": "tool"}
    done = subprocess.run(
        [sys.executable, "-c", STARTED, *HEAVY], env=environ, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == []
