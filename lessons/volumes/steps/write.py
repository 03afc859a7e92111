import os
import sys

with open(sys.argv[1], "w") as file:
    print("written by user", os.getuid(), file=file)
