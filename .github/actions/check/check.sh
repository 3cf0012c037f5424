#!/usr/bin/env bash
# Checks the answers in $FILE, compares them with those of the base branch and writes the report. Ends as `maturity check` does.
set -euo pipefail

if [ -n "${PROGRAM_FOLDER:-}" ]; then PATH="$PROGRAM_FOLDER:$PATH"; fi
out="$RUNNER_TEMP/maturity"
mkdir -p "$out"
rm -f "$out/comparison.md"

options=()
while read -ra words; do options+=(${words[@]+"${words[@]}"}); done <<< "${GATES:-}"

# A pull request has a base branch. That it has no such file yet is the first time, which an empty file stands for.
before=""
if [ -n "${GITHUB_BASE_REF:-}" ]; then
    base="refs/remotes/origin/$GITHUB_BASE_REF"
    if ! git rev-parse --verify --quiet "$base^{commit}" > /dev/null; then
        echo "::error title=maturity::the base branch is not here; give actions/checkout fetch-depth: 0"
        exit 2
    fi
    before="$out/before.yaml"
    if git cat-file -e "$base:./$FILE" 2> /dev/null; then git show "$base:./$FILE" > "$before"; else : > "$before"; fi
    if [ "${NO_REGRESSION:-}" = true ]; then options+=(--no-regression "$before"); fi
fi

code=0
maturity check "$FILE" --format github ${options[@]+"${options[@]}"} || code=$?
# 2 is a file that cannot be used: there is nothing to compare or to report.
if [ "$code" -le 1 ]; then
    maturity report "$FILE" -o "$out/report.html"
    echo "report=$out/report.html" >> "$GITHUB_OUTPUT"
    if [ -n "$before" ]; then
        maturity compare "$before" "$FILE" --format markdown > "$out/comparison.md"
        cat "$out/comparison.md" >> "$GITHUB_STEP_SUMMARY"
    fi
fi
exit "$code"
