"""Weights fitted by ``scripts/fit_weights.py``, and the chance that they give to features."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache
from importlib import resources

BIAS = "bias"  # the feature that every line has


def chance(model: str, features: Iterable[str]) -> float:
    """How likely, 0 to 1, what ``model`` asks is true of a line with these features."""
    return logistic(_weights(model), features)


def logistic(weights: Mapping[str, float], features: Iterable[str]) -> float:
    """The chance, 0 to 1, that these weights give to features."""
    total = weights.get(BIAS, 0.0) + sum(weights.get(each, 0.0) for each in features)
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def _weights(model: str) -> Mapping[str, float]:
    table = resources.files(__package__).joinpath(f"{model}.tsv").read_text(encoding="utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {feature: float(weight) for feature, weight in rows}
