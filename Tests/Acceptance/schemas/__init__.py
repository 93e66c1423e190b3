"""The published schemas of both dialects, and how a mapped name is held against them."""
