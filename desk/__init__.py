"""The counter: checks who may act, files what is handed in, sends the act, and tells what came of it."""
