"""Schema steps, forward only in use; each runs in one transaction on both engines."""
