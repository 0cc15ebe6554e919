"""To what somebody must say yes, and who has said no."""
