#!/bin/bash
# What a busy day leaves behind on the engine.
docker run -d -v takings:/takings --name till debian sleep infinity
docker run --name ledger python:3-slim python -c 'print("Takings of the day: 412")'
for number in 1 2 3 4 5 6; do
  docker run --name passenger-$number debian echo "Passenger $number is on board"
done
