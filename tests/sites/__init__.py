"""The bundled sample sites: invented announcements on eight loopback sites in the structure of real platforms."""
