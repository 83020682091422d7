"""Sample sites of unlike content systems, for the reader of sites that no family knows."""
