"""Run the rules over a library, mend what can be mended, and tell new findings from old ones."""
