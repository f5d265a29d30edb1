"""The scenarios behind the known results: what was bought, run off or announced, and what the model makes of it.

One module a kind of scenario.  Each has a function `results(parameters)` that returns {id: the model's number} for its
rows of `known_results.csv`, in the unit of the row.  What history knows is read from `book/data`; every other number is a
constant of its module, with its meaning and unit.
"""
