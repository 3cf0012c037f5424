#!/usr/bin/env bash
# Writes the comparison as a comment on the pull request: one for each answers file, which later runs change.
set -euo pipefail

comparison="$RUNNER_TEMP/maturity/comparison.md"
if [ ! -s "$comparison" ] || [ -z "${PULL_REQUEST:-}" ]; then exit 0; fi

export MARK="<!-- maturity: $FILE -->"
body="$RUNNER_TEMP/maturity/comment.md"
{ printf '%s\n' "$MARK"; cat "$comparison"; } > "$body"

comments="repos/$GITHUB_REPOSITORY/issues/$PULL_REQUEST/comments"
ours='.[] | select(.user.type == "Bot" and (.body | startswith(env.MARK))) | .id'
written() {
    ids=$(gh api --paginate "$comments" --jq "$ours") || return
    id=${ids%%$'\n'*}
    if [ -n "$id" ]; then
        gh api --silent --method PATCH "repos/$GITHUB_REPOSITORY/issues/comments/$id" -F "body=@$body"
    else
        gh api --silent --method POST "$comments" -F "body=@$body"
    fi
}
# A pull request from a fork may read and not write; that is no fault of its answers.
written || echo "::notice title=maturity::The comment could not be written, as is usual for a fork; the comparison is in the summary of this run."
