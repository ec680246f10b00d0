"""What a member may ask for their account as a whole: a copy of everything, and to leave."""
