"""A candidate on its way to a draft in the library: titled, phrased, written down, decided."""
