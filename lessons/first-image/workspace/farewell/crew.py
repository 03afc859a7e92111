names = ["Ada", "Grace", "Guido"]
