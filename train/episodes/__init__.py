"""Makes the weights by which event words are joined that were given from outside."""
