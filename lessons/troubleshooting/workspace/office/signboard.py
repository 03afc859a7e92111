def frame(text):
    """Puts a frame around a text."""
    line = "+-" + "-" * len(text) + "-+"
    return f"{line}\n| {text} |\n{line}"
