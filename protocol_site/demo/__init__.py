"""The demo: two invented councils with their people, a protocol and a register, seeded through the services."""
