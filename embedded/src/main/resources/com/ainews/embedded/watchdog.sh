# Runs a server and ends it when our standard input closes, which also happens when the process
# that holds the other end is killed.
#   $1 signal that makes the server stop properly
#   $2 folder to delete afterwards if it came to that, or empty
#   $3… the server's command
signal=$1
throw_away=$2
shift 2

# In a session of its own, or Ctrl-C would end the server before those who still use it.
exec 3<&0
$(command -v setsid) "$@" </dev/null 3<&- &
server=$!
left_alone=
trap 'left_alone=yes; kill -"$signal" $server' USR1
trap '' INT TERM HUP

{ read -r _; kill -USR1 $$; } <&3 &
listener=$!
exec 3<&-

wait $server
status=$?
if [ -n "$left_alone" ]; then
    # That was the signal, not yet the end.
    wait $server
    if [ -n "$throw_away" ]; then
        rm -rf "$throw_away"
        # The last server of the folder takes that along.
        rmdir "$(dirname "$throw_away")" 2>/dev/null
    fi
fi
kill -KILL $listener 2>/dev/null
exit $status
