"""From a pipeline file to a checked `Pipeline`."""
