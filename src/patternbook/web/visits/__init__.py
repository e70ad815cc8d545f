"""What happens between a request and its answer: a visit, the routes and what they tell of themselves, sign-in."""
