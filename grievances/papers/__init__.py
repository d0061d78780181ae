"""Papers of a case: what an uploaded file is, what letters say, and how packs are laid out. Pure."""
