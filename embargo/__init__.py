"""embargo."""
