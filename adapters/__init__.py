"""The world: one adapter a port; nothing above the ports knows which one is in use."""
