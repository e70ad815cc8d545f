"""What others say to what was written: reviews, consent, evidence, and suggestions that wait for somebody."""
