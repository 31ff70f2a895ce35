"""Source text ↔ page text, character by character: the proof that nothing was lost.

Two links, each exact, make the chain. ``ledgers`` shows that what a source holds is what its
articles hold, plus what its reader dropped or changed by name. ``alignment`` shows that each run
of the booklet stands in the finished PDF's own text, whole, in order, each character once.
"""
