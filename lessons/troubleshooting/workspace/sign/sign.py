from signboard import frame

print(frame("Welcome to the office"))
