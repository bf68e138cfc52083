"""What the observatory counts for an actor: sums over the reports that she may see, and nothing else."""

from palermo.domain.observatory.queries.activity import Activity, activity
from palermo.domain.observatory.queries.counting import BREAKDOWNS, MEASURES, Counted, counted
from palermo.domain.observatory.queries.novelty import New, novelties

__all__ = ["BREAKDOWNS", "MEASURES", "Activity", "Counted", "New", "activity", "counted", "novelties"]
