"""Do everything that the hub's worker would do by itself until nothing is left, so that pages are measured at rest."""

import django

from bench.inside.setting import end


def main() -> None:
    """Read, gather, weigh, derive and find ways until nothing waits; runs as the hub's entry."""
    django.setup()
    from palermo.domain.entities import jobs as entities
    from palermo.domain.networks import jobs as networks
    from palermo.domain.reports import jobs as reports
    from palermo.domain.routes import jobs as routes
    from palermo.foundations.jobs import worker

    worker.run_until_idle()
    for duty in (
        reports.read_what_arrived,
        entities.gather_mentions,
        networks.derive_links,
        routes.gather_ways,
    ):
        duty()
    return end({"settled": 1})


if __name__ == "__main__":
    main()
