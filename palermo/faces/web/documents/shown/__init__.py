"""What the pages of documents show, made from what the domain gives."""
