"""What `palermo demo` loads: real incidents under an open licence, and thirty reports that say they are invented.

SOURCE.md names the sources. `region_file` goes through the same import as everyone's, with the mapping `iom` and
unit None; `invented` gives the thirty as whole reports.
"""

import gzip
from pathlib import Path
from typing import IO, cast

from palermo.domain.reports.demo_data.invented import Invented, banner, invented

__all__ = ["REGION_MAPPING", "REGION_SIZE", "Invented", "banner", "invented", "region_file"]

_REGION = Path(__file__).with_name("iom_missing_migrants_region.csv.gz")
REGION_MAPPING = "iom"
REGION_SIZE = 1_447_265


def region_file() -> IO[bytes]:
    """Open the incidents of the region as CSV; `REGION_SIZE` is its length in bytes, for progress."""
    return cast(IO[bytes], gzip.open(_REGION, "rb"))
