"""Speed and memory side by side: ours, and what others make of the same article, in one run."""
