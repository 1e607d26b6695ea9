# Sourced by ./run, ./test and the like: checks and installs what the system needs, quietly and only where it is missing, and builds.

say() { printf '%s\n' "$*"; }
fail() { printf 'error: %s\n' "$*" >&2; exit 1; }

check_dotnet() {
    command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing. Install it from https://dotnet.microsoft.com/download (package dotnet-sdk-10.0), then run again."
    dotnet --list-sdks | grep -q '^10\.' || fail "The .NET 10 SDK is missing; there is: $(dotnet --list-sdks | cut -d' ' -f1 | paste -sd' '). Install it from https://dotnet.microsoft.com/download (package dotnet-sdk-10.0)."
}

# A quiet command with one line of progress; its output is shown only when it fails.
quietly() {
    local title=$1 log start pid
    shift
    log=$(mktemp)
    start=$SECONDS
    "$@" >"$log" 2>&1 &
    pid=$!
    trap 'kill "$pid" 2>/dev/null; rm -f "$log"; exit 130' INT TERM
    [[ -t 1 ]] || say "$title…"
    while kill -0 "$pid" 2>/dev/null; do
        [[ -t 1 ]] && printf '\r%s… %d s ' "$title" $((SECONDS - start))
        sleep 0.2
    done
    trap - INT TERM
    if wait "$pid"; then
        if [[ -t 1 ]]; then printf '\r%s: done in %d s.   \n' "$title" $((SECONDS - start)); fi
        rm -f "$log"
    else
        printf '\n'
        { grep -E ': error |^error|^E: ' "$log" | sort -u || cat "$log"; } >&2
        rm -f "$log"
        return 1
    fi
}

# dotnet build, with one compiler for all projects: started for each anew, it takes longer to compile itself and its analyzers than the project. It is this build's own and ends with it.
build_release() {
    local name=build-$$-$RANDOM server status=0 build root
    root=$(dirname "${BASH_SOURCE[0]}")/..
    server=$(dirname "$(readlink -f "$(command -v dotnet)")")/sdk/$(dotnet --version)/Roslyn/bincore/VBCSCompiler.dll
    if [[ -z ${CompileAhead:-} ]] && ! dotnet restore "$root/eng/CompileAhead" -p:Configuration=Release --verbosity quiet >/dev/null 2>&1; then
        say "The package feed lacks the compiler that compiles ahead (Microsoft.NETCore.App.Crossgen2), so programs will start slower."
        export CompileAhead=false
    fi
    dotnet build "$@" --configuration Release --verbosity quiet -nologo -nodeReuse:false -p:UseSharedCompilation=true "-p:SharedCompilationId=$name" &
    build=$!
    trap 'kill "$build" 2>/dev/null' INT TERM
    wait "$build" || status=$?
    trap - INT TERM
    dotnet "$server" -shutdown "-pipename:$name" >/dev/null 2>&1 || true
    return "$status"
}

# Whether the programs of a Debian package are there, however they came.
is_present() {
    case $1 in
        postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null ;;
        rabbitmq-server) [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] || command -v rabbitmq-server >/dev/null ;;
        nodejs) command -v node >/dev/null ;;
        util-linux) command -v setpriv >/dev/null && command -v setsid >/dev/null ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# Installs those of the Debian packages named whose programs are missing.
install_packages() {
    local package packages=() sudo=() policy=/usr/sbin/policy-rc.d wrote=false
    for package in "$@"; do
        is_present "$package" || packages+=("$package")
    done
    ((${#packages[@]})) || return 0
    command -v apt-get >/dev/null || fail "Missing: ${packages[*]}. This is no Debian system (no apt-get), so install them yourself, then run again."
    if ((EUID != 0)); then
        command -v sudo >/dev/null || fail "Missing: ${packages[*]}. There is no sudo, so install them as root: apt-get install ${packages[*]}"
        sudo=(sudo)
        sudo -n true 2>/dev/null || { [[ -t 0 ]] && sudo -v; } || fail "Missing: ${packages[*]}. sudo is refused, so install them as root: apt-get install ${packages[*]}"
    fi
    # Their packages would start servers of the system's own, which nobody asked for and which take the usual ports.
    if [[ ! -e $policy ]]; then
        printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null
        "${sudo[@]}" chmod 755 "$policy"
        wrote=true
    fi
    local status=0
    quietly "Installing ${packages[*]}" "${sudo[@]}" sh -c "
        export DEBIAN_FRONTEND=noninteractive
        apt-get install -y -qq --no-install-recommends ${packages[*]} || { apt-get update -qq && apt-get install -y -qq --no-install-recommends ${packages[*]}; }" || status=$?
    $wrote && "${sudo[@]}" rm -f "$policy"
    ((status == 0)) || fail "apt-get could not install ${packages[*]}; see above."
    if [[ -d /run/systemd/system ]]; then
        "${sudo[@]}" systemctl disable -q postgresql rabbitmq-server 2>/dev/null || true
    fi
}
