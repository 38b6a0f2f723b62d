"""The core: one file a procedure, pure. State, act and moment in; new state and effects out, or a refusal."""
