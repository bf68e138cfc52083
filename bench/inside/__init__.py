"""What is measured inside the program: each module runs in a process of its own with Django set up, and prints JSON."""
