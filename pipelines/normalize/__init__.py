"""Pure text → value functions, each with an explanation: no clock, network or database, the reference date is given.

Every reader has the shape ``read(text, …) -> Reading``; ``Reading.value`` is what the contract's ``juzhao normalize``
prints and ``Reading.explain`` says which rule read which words.
"""
