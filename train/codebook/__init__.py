"""The codebook: sentences written and labelled for this project, and how they are read."""
