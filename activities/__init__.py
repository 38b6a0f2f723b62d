"""The hands: one act on the outside world each, repeatable, through a port."""
