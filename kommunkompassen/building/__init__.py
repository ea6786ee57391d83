"""Making reports from evaluations: one or many, only those that have changed, on all cores, whole or not at all."""
