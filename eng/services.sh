# Sourced by the commands that talk to running services: ./parked, ./levels.

# $root is the repository, $self the command's name.
refuse() { printf 'error: %s Try %s --help.\n' "$*" "$self" >&2; exit 2; }

# Where ./run leaves the addresses of what it runs: one line for each endpoint.
endpoints() {
    local file=${DataFolder:-$root/.data}/endpoints.json
    [[ -r $file ]] || refuse "No system runs here ($file is not there): start it with ./run, or give a service's URL."
    sed -nE 's/^ *\{"resource":"([^"]+)","type":"Project","endpoint":"http","url":"([^"]+)"\},?$/\1 \2/p' "$file"
}

# Gives the addresses that the user means: a URL, the name of a service, or all. A line each: name and URL.
addresses() {
    local wanted=$1 known found
    if [[ $wanted =~ ^https?:// ]]; then
        printf '%s %s\n' "$wanted" "${wanted%/}"
        return 0
    fi
    known=$(endpoints) || exit $?
    if [[ $wanted == all ]]; then printf '%s\n' "$known"; return 0; fi
    found=$(awk -v name="$wanted" '$1 == name' <<<"$known")
    [[ -n $found ]] || refuse "'$wanted' is neither a URL nor a service that runs; there are: $(cut -d' ' -f1 <<<"$known" | paste -sd' ')."
    printf '%s\n' "$found"
}

# Prints the answer; anything but success goes to standard error, with exit code 1.
call() {
    local answer status
    answer=$(curl --silent --show-error --write-out '\n%{http_code}' "$@") || exit 1
    status=${answer##*$'\n'} answer=${answer%$'\n'*}
    if [[ $status == 2* ]]; then [[ -z $answer ]] || printf '%s\n' "${answer%$'\n'}"; else printf 'error: %s %s\n' "$status" "$answer" >&2; exit 1; fi
}

# Writes one line of text as a JSON string. $1: the option it came with.
json_text() {
    local text=$2
    [[ $text != *[[:cntrl:]]* ]] || refuse "$1 must be one line."
    text=${text//\\/\\\\}
    printf '"%s"' "${text//\"/\\\"}"
}

command -v curl >/dev/null || refuse "curl is missing; install it (apt-get install curl)."
