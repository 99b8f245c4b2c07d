# What this computer needs, and why. Sourced by ./run and ./check, which list their needs with `need`
# and then call `install_needs`. Nothing is installed where nothing is missing.
# shellcheck shell=bash

say() { printf '%s\n' "$*" >&2; }

essential=()   # packages without which the program cannot be built or checked
useful=()      # packages without which a part of it stays idle
reasons=()

# need KIND PACKAGE WHY TEST...: notes the package where the test fails. KIND is essential or useful.
need() {
  local kind=$1 package=$2 why=$3
  shift 3
  if "$@" >/dev/null 2>&1; then return 0; fi
  reasons+=("  $package: $why")
  if [ "$kind" = essential ]; then essential+=("$package"); else useful+=("$package"); fi
}

has() { command -v "$1"; }
has_one_of() { local name; for name in "$@"; do command -v "$name" && return 0; done; return 1; }
can_link() { local out; out=$(mktemp) && echo 'int main(void) { return 0; }' | cc -x c - -lm -o "$out"; local ended=$?; rm -f "$out"; return $ended; }
has_language() { tesseract --list-langs 2>/dev/null | grep -qx "$1"; }
has_library() { pkg-config --exists "$1"; }
has_fonts() { find /usr/share/fonts /usr/local/share/fonts /System/Library/Fonts -name '*.[to]t[fc]' -print -quit 2>/dev/null | grep -q .; }

need_rust() {
  command -v cargo >/dev/null && return 0
  # Where rustup put it, in a shell that was opened before.
  if [ -x "$HOME/.cargo/bin/cargo" ]; then PATH=$HOME/.cargo/bin:$PATH; return 0; fi
  say "Rust is missing. Install it from https://rustup.rs, open a new terminal and start again."
  exit 1
}

# The needs of the program itself.
needs_of_the_program() {
  need essential gcc "the C compiler that builds the database" has cc
  need essential libc6-dev "what the compiler links against" can_link
  need essential pkg-config "finds the libraries of this computer" has pkg-config
  need essential libssl-dev "the encryption under the database" has_library openssl
  need useful tesseract-ocr "reads scanned pages and photos" has tesseract
  need useful tesseract-ocr-spa "the same in Spanish" has_language spa
  need useful libheif-examples "opens photos from an iPhone (HEIC)" has_one_of heif-dec heif-convert
}

install_needs() {
  local all=("${essential[@]+"${essential[@]}"}" "${useful[@]+"${useful[@]}"}")
  [ ${#all[@]} -gt 0 ] || return 0
  say "Missing on this computer:"
  printf '%s\n' "${reasons[@]}" >&2
  if ! command -v apt-get >/dev/null; then
    elsewhere
  else
    local as_root=()
    if [ "$(id -u)" -ne 0 ]; then
      if ! command -v sudo >/dev/null; then
        say "To install them, an administrator runs:  apt-get install ${all[*]}"
        [ ${#essential[@]} -eq 0 ] && return 0
        exit 1
      fi
      as_root=(sudo)
      say "They are installed with apt-get now; your password may be asked for."
    fi
    # A package at a time, so that one that cannot be had does not keep back the others.
    "${as_root[@]+"${as_root[@]}"}" apt-get update -q >&2 || say "The list of packages could not be refreshed."
    local package
    for package in "${all[@]}"; do
      "${as_root[@]+"${as_root[@]}"}" env DEBIAN_FRONTEND=noninteractive \
        apt-get install -y -q --no-install-recommends "$package" </dev/null >&2 || say "$package could not be installed."
    done
  fi
}

# Another system than Debian or Ubuntu: say what to install, go on if the program can be built.
elsewhere() {
  case $(uname -s) in
    Darwin) say "On a Mac, with Homebrew:  xcode-select --install; brew install pkg-config openssl@3 tesseract tesseract-lang libheif" ;;
    *)
      if command -v dnf >/dev/null; then
        say "On Fedora:  sudo dnf install gcc glibc-devel pkgconf openssl-devel tesseract tesseract-langpack-spa libheif-tools"
      elif command -v pacman >/dev/null; then
        say "On Arch:  sudo pacman -S gcc pkgconf openssl tesseract tesseract-data-eng tesseract-data-spa libheif"
      elif command -v zypper >/dev/null; then
        say "On openSUSE:  sudo zypper install gcc glibc-devel pkg-config libopenssl-devel tesseract-ocr libheif-tools"
      else
        say "Install them with the package manager of your system. On Windows, use the Windows Subsystem for Linux with Ubuntu."
      fi ;;
  esac
  if [ ${#essential[@]} -gt 0 ]; then
    say "Then start again."
    exit 1
  fi
  say "Going on without: what needs them says so when it comes to it."
}
