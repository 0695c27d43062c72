"""Many articles in one run: which are outdated, who exports them, and what comes of each."""

from exporter.batch.order import Cluster, Made, Order, Outcome, Style, Targets, Task
from exporter.batch.run import cores, outcomes
from exporter.batch.work import Watch

__all__ = [
    "Cluster",
    "Made",
    "Order",
    "Outcome",
    "Style",
    "Targets",
    "Task",
    "Watch",
    "cores",
    "outcomes",
]
