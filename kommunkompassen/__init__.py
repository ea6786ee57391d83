"""Reports as code for Kommunkompassen: read -> check -> score -> compare -> draw -> fill -> publish.

Each stage is a module here (charts/ draws), takes plain values, returns plain values and prints nothing.
"""
