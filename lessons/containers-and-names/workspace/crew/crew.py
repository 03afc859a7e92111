import sys

crew = {"Ann", "Ben", "Cleo", "Dan", "Eve"}
on_board = {"Ben", "Eve"}

print("Not everybody is on board.")
sys.exit(len(crew - on_board))
