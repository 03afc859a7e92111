# Says on which system it runs.
. /etc/os-release
echo "system: $NAME"
echo "host: $(hostname)"
