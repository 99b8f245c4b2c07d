"""Wilhelmina Thistledown, born Bramblewick: cancer of the left breast, operated, treatment to be decided."""
