"""From raw article extracts to a published dataset: one module a stage, frames in, frames out.

`run` is the runner, and alone touches files. `inputs` reads what comes from outside.
"""
