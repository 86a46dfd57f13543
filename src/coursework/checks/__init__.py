"""One module per chapter, one function per part of a question: the fact, the known mistakes, the message."""
