"""Run a command and print the most memory that it held, in bytes, on stderr. It is small itself, as a child's peak on Linux
is never below what its parent held when it started it.

    python peak.py COMMAND ... < input > output
"""

import os
import sys

if __name__ == "__main__":
    child = os.spawnvp(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
    _, status, usage = os.wait4(child, 0)
    print(usage.ru_maxrss * (1 if sys.platform == "darwin" else 1024), file=sys.stderr)
    sys.exit(os.waitstatus_to_exitcode(status))
