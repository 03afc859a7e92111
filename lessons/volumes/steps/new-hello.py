for i in range(10):
    print("Hello!", end=" === ")
print()
