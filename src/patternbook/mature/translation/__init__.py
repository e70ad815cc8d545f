"""How far translations are behind their source, and the changes that begin and confirm one."""
