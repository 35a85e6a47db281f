"""Work that several services do together, or that must not be lost half-way."""
