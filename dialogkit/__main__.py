"""`python -m dialogkit` is the same as `dialogkit`."""

import sys

from dialogkit.cli import main

if __name__ == "__main__":  # a process that is started by another one may load this module too
    sys.exit(main())
