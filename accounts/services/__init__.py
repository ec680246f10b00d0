"""The only public writers of members: `suspending` for now; profiles are edited through their form."""
