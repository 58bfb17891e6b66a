"""The parse -> attributions: who says what, by which words, with which stance."""
