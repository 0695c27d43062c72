"""Many articles in one run: which are outdated, who exports them, and what comes of each."""

from exporter.batch.order import Made, Order, Outcome, Style, Targets, Task
from exporter.batch.run import cores, outcomes
from exporter.batch.work import Watch

__all__ = ["Made", "Order", "Outcome", "Style", "Targets", "Task", "Watch", "cores", "outcomes"]
