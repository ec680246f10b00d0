"""The only public writers of members; profiles are edited through their form."""
