import os

key = os.environ.get("FORECAST_KEY")
if key is None:
    print("Release 1.1. Without a key: tomorrow will be much like today.")
else:
    print(f"Release 1.1. With the key {key[:4]}…: sunny, clouds later.")
