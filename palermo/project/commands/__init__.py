"""Commands that concern the installation as a whole, and so stand above the faces."""
