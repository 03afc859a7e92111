FROM python:3-slim
WORKDIR /app
RUN python -m pip install Flask
COPY hello.py .
CMD ["python", "./hello.py"]
