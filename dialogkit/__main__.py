"""`python -m dialogkit` is the same as `dialogkit`."""

import sys

from dialogkit.cli import main

sys.exit(main())
