"""A small linear model that learns from analysts' decisions and is applied from plain numbers, beside the lexicon."""

from palermo.domain.reports.reading.linear.combine import combine
from palermo.domain.reports.reading.linear.model import Label, Model

__all__ = ["Label", "Model", "combine"]
