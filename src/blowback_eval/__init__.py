"""How well does Blowback read? The evaluation harness: it knows the package only through ``blowback.api``."""
