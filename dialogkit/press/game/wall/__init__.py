"""The poster that hangs on the wall."""
