"""The tag libraries of the web rooms, one a room."""
