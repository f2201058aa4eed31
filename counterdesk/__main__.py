"""`python -m counterdesk` is the command `counterdesk`."""

import sys

from counterdesk.app.main import main

if __name__ == "__main__":
    sys.exit(main())
