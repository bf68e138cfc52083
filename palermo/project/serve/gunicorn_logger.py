"""gunicorn's log in the same words as ours: no address, no query, no exception text."""

import logging
from typing import Any

from gunicorn.glogging import Logger

from palermo.project.logs import CodesOnly


class CodesLogger(Logger):  # type: ignore[misc]
    """Write errors only, without any text that came with a request."""

    def setup(self, cfg: Any) -> None:
        """Replace gunicorn's handlers by one that writes codes."""
        super().setup(cfg)
        for handler in self.error_log.handlers:
            handler.setFormatter(CodesOnly())
        self.access_log.disabled = True
        logging.getLogger("gunicorn.access").disabled = True
