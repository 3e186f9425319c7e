"""The coder's rules: what the words around a figure say of its meaning. Text and codebook in, proposals out; no files."""
