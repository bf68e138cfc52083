"""What was opened as what a page shows: the route as a drawing, people's details, the history in one order."""
