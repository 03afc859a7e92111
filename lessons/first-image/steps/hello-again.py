print("Hello, whoever you are!")
