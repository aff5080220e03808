"""Benchmarks against the gold sets. They read ../shared/gold when it is there and skip by name when not."""
