"""The parse, mentions and attributions -> claims in PLOVER terms."""
