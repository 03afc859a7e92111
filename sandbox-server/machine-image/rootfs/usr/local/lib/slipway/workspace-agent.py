"""Serves one folder, the learner's workspace, over standard input and output.

python3 -I -S workspace-agent.py FOLDER

The server starts one in every machine as the learner, and trusts nothing that it says. It uses
the standard library alone: with `watchdog` it would take 4 MB more in each machine, and tell of a
change half a second late (its delay for pairing moves).
"""

import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))

from workspace_agent.serve import serve  # noqa: E402

serve(sys.argv[1])
