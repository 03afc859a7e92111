from crew import names

print(f"Goodbye, {' and '.join(names)}!")
