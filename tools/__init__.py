"""Small programs of the house: set up, check, measure; nothing here runs in the product."""
