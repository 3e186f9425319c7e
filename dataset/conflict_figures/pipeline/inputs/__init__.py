"""What comes in from outside, read strictly: raw article files, the codebook, corrections.

Whatever is wrong becomes a `Problem` with its file, line and field; nothing here raises on bad content.
"""
