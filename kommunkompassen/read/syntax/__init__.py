"""The commonest mistakes in writing YAML, one module each: what the parser says of a line becomes a mistake with a name."""
