# Sourced by ./run and ./test: installs what the system runs on, quietly and only where it is missing.

# Says what is wrong and fails unless a .NET 10 SDK is on the PATH.
require_dotnet() {
  if ! command -v dotnet >/dev/null; then
    echo "The .NET 10 SDK is missing: install it (https://dotnet.microsoft.com/download/dotnet/10.0) and put dotnet on the PATH." >&2
    return 1
  fi
  if ! dotnet --list-sdks | grep -q '^10\.'; then
    echo "The .NET 10 SDK is missing: this machine has $(dotnet --list-sdks | cut -d' ' -f1 | tr '\n' ' ')only. Install it: https://dotnet.microsoft.com/download/dotnet/10.0" >&2
    return 1
  fi
}

# Installs the Debian packages named that are not installed yet. Their own system services are not started: this project runs servers of its own.
require_debian_packages() {
  local missing=() package as_root=() log
  for package in "$@"; do
    dpkg-query -W -f='${Status}' "$package" 2>/dev/null | grep -q 'ok installed' || missing+=("$package")
  done
  ((${#missing[@]} == 0)) && return 0

  if ! command -v apt-get >/dev/null; then
    echo "These programs are missing: ${missing[*]}. This is no Debian-like system, so install them by hand." >&2
    return 1
  fi
  if ((EUID != 0)); then
    if ! command -v sudo >/dev/null || ! { sudo -n true 2>/dev/null || [[ -t 0 ]]; }; then
      echo "These packages are missing and installing them takes root: ${missing[*]}. Run: sudo apt-get install ${missing[*]}" >&2
      return 1
    fi
    as_root=(sudo)
  fi

  echo "Installing ${missing[*]}..."
  log=$(mktemp)
  # policy-rc.d is how Debian lets an administrator forbid that an installation starts services (invoke-rc.d(8)).
  local policy=/usr/sbin/policy-rc.d own_policy=false status=0
  if [[ ! -e $policy ]]; then
    printf '#!/bin/sh\nexit 101\n' | "${as_root[@]}" tee "$policy" >/dev/null && "${as_root[@]}" chmod 755 "$policy" && own_policy=true
  fi
  { "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get update -qq &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}"; } >"$log" 2>&1 || status=$?
  $own_policy && "${as_root[@]}" rm -f "$policy"
  if ((status != 0)); then
    tail -5 "$log" >&2
    echo "Could not install ${missing[*]} (exit code $status; the whole output is in $log). Install them by hand, then run this again." >&2
    return 1
  fi
  rm -f "$log"
}
