# Ends what an application host leaves behind when it dies without a chance to clean up (kill -9, out of memory).
# Standard input is a pipe whose only writer is the host: end of file means that it is gone.
# $1 marks the host's processes: each carries it in its environment, and so do its descendants unless they overwrite their own;
# those are found through their parents.
# $2, where it is given, is a folder that goes with the run.
cat >/dev/null
round=0
while [ "$round" -lt 100 ]; do
    roots=$(grep -slF "$1" /proc/[0-9]*/environ | cut -d/ -f3)
    if [ -z "$roots" ]; then
        [ -n "$2" ] && rm -rf -- "$2"
        exit 0
    fi
    pids=$(grep -s '^PPid:' /proc/[0-9]*/status | awk -v roots="$roots" '
        BEGIN { n = split(roots, r, /[ \n]+/); for (i = 1; i <= n; i++) doomed[r[i]] = 1 }
        { split($1, path, "/"); parent[path[3]] = $2 }
        END {
            do { grown = 0; for (p in parent) if (!(p in doomed) && (parent[p] in doomed)) { doomed[p] = 1; grown = 1 } } while (grown)
            for (p in doomed) print p
        }')
    kill -KILL $pids 2>/dev/null
    round=$((round + 1))
    sleep 0.05
done
echo "Some processes could not be ended: $roots" >&2
exit 1
