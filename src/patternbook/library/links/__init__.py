"""Links of a library: where each leads, how it is written anew, what it says of two patterns, and who is missed."""
