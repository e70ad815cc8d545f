"""Proposals on GitHub, of GitHub.com or of an Enterprise server: what is asked and read is values, one file sends."""
