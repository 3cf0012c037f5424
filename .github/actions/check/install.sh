#!/usr/bin/env bash
# Finds the program in the version of this action: on the path, else released for this machine, else built from the source beside it.
# Bash of macOS is 3.2, and has neither `mapfile` nor `sha256sum`.
set -euo pipefail

root=$(cd "$GITHUB_ACTION_PATH/../../.." && pwd)
version=$(sed -n 's/^version = "\(.*\)"$/\1/p' "$root/Cargo.toml" | head -n 1)

# Says where the program is; nothing where it is on the path.
found() { echo "folder=$1" >> "$GITHUB_OUTPUT"; exit 0; }

if [ "$(maturity --version 2>/dev/null || true)" = "maturity $version" ]; then found ""; fi

case "${RUNNER_OS:-}-${RUNNER_ARCH:-}" in
    Linux-X64) target=x86_64-unknown-linux-musl ;;
    Linux-ARM64) target=aarch64-unknown-linux-musl ;;
    macOS-X64) target=x86_64-apple-darwin ;;
    macOS-ARM64) target=aarch64-apple-darwin ;;
    Windows-X64) target=x86_64-pc-windows-msvc ;;
    *) target="" ;;
esac
name="maturity-$target-v$version"
archive="$name.tgz"
if [ "${RUNNER_OS:-}" = Windows ]; then archive="$name.zip"; fi
folder="$RUNNER_TEMP/maturity-program"
mkdir -p "$folder"

released() {
    [ -n "$target" ] && [ -n "${ACTION_REPOSITORY:-}" ] &&
        gh release download "v$version" --repo "$ACTION_REPOSITORY" --pattern "$archive" --pattern SHA256SUMS --dir "$folder" --clobber
}
sum() { if command -v sha256sum > /dev/null; then sha256sum "$1"; else shasum -a 256 "$1"; fi | cut -d ' ' -f 1; }

if released; then
    wanted=$(sed -n "s/^\([0-9a-f]*\) [ *]$archive\$/\1/p" "$folder/SHA256SUMS")
    if [ -z "$wanted" ] || [ "$(sum "$folder/$archive")" != "$wanted" ]; then
        echo "::error title=maturity::$archive is not what its checksum says"
        exit 2
    fi
    case "$archive" in
        *.zip) unzip -q -o "$folder/$archive" -d "$folder" ;;
        *) tar -xzf "$folder/$archive" -C "$folder" ;;
    esac
    found "$folder/$name"
fi
echo "No released program was found for ${target:-this machine}; it is built from source."
cargo install --locked --quiet --path "$root" --root "$folder"
found "$folder/bin"
