"""One class a platform family. A school is a TOML file."""
