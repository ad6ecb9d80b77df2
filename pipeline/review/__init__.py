"""Review: people check what was found, correct it, and are remembered.

`findings` reads a run's facts as cards, `queue` says which come next, `ledger` keeps the decisions, `estimates` and
`agreement` say what they show, `accepted` hands the checked facts on; `app` is what reviewers look at.
"""
