"""Takes memory or processes until there are no more, for ten seconds at most."""

import os
import sys
import time

end = time.time() + 10
shape = sys.argv[1]


def idle() -> None:
    time.sleep(max(0.0, end - time.time()))


if shape == "one":
    taken = []
    while time.time() < end:
        taken.append(bytearray(10 << 20))
elif shape == "many":  # Each of them smaller than an engine, so that the kernel may choose badly.
    for _ in range(200):
        if os.fork() == 0:
            small = bytearray(15 << 20)
            idle()
            os._exit(0)
    idle()
elif shape == "bomb":
    forks = 0
    while time.time() < end:
        try:
            if os.fork() == 0:
                idle()
                os._exit(0)
            forks += 1
        except OSError as error:
            print("no more after", forks, error, flush=True)
            idle()
