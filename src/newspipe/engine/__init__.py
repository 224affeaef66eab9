"""What happens to an article."""
