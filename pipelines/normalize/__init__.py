"""Pure text → value functions, each with an explanation. No clock, network or database: the reference date is an argument.

Every reader has the shape ``read(text, …) -> Reading``; ``Reading.value`` is what the contract's ``juzhao normalize``
prints and ``Reading.explain`` says which rule read which words.
"""
