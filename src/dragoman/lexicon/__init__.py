"""What the reader knows of the language and the world, as data files (formats: docs/lexicon.md)."""
