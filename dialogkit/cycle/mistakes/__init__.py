"""What people get wrong in a cycle file, each told by what they probably did."""
