"""The only writers of bounties. Every act locks the question's row first, then the members' rows."""
