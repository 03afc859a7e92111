print("Nobody puts me.")
