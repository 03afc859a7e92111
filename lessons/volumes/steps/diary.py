import socket

with open("/notes/diary.txt", "a+") as diary:
    print("container", socket.gethostname(), "was here", file=diary)
    diary.seek(0)
    print(diary.read(), end="")
