"""The weights of the small trained heads, and nothing else."""
