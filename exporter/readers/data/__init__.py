"""Articles in YAML and in JSON: the keys are the fields of the model."""
