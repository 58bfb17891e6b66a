"""Scripts that make the weights of the small trained heads."""
