"""A run over a corpus: what decides its tables, the shards it is cut into, the passes over them.

`run` sees whether anything is new, `making` puts the four stages together where it is, `passes` hands the tasks of a
stage to an engine. Nothing slow is imported here.
"""
