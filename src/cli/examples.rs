//! The examples at the end of each command's help: what is typed, and what comes of it.

pub(super) const PROGRAM: &str = "\
Begin:
  maturity assess                  answer the questions; saved in maturity.yaml
  maturity score                   see the level, and what to do first
  maturity report -o report.html   pass it on
Every command has examples: maturity COMMAND --help";

pub(super) const ASSESS: &str = "\
Examples:
  maturity assess                           begin here, or go on
  maturity assess --quick                   a first look: essentials only
  maturity assess shop.yaml --level 2       one level of one workload
  maturity assess --only unknown            what nobody knew the last time
  maturity assess --review=90               confirm answers over 90 days old
  maturity assess --model release-trains.yaml
                                            with a model of your own";

pub(super) const SCORE: &str = "\
Examples:
  maturity score                            the answers in maturity.yaml
  maturity score shop.yaml --full           with all risks and answers
  maturity score --max-age 365              old answers count as unknown
  maturity score --format json | jq .level  for a program";

pub(super) const REPORT: &str = "\
Examples:
  maturity report -o report.html            one page, to pass on or print
  maturity report -o report.md --without notes,evidence
                                            for people outside the team
  maturity report -o steps.csv              the next steps, for a tracker
  maturity report shop.yaml --format json   to standard output";

pub(super) const PLAN: &str = "\
Examples:
  maturity plan                             to the target of the file
  maturity plan --to 3 --margin 5           with 5 points to spare
  maturity plan --set sufficient-testing/critical-parts=most
                                            what would that change?";

pub(super) const EXPLAIN: &str = "\
Examples:
  maturity explain health-model             a strategy, and your answers
  maturity explain 3                        a level
  maturity explain sufficient-testing/critical-parts shop.yaml
                                            one practice";

pub(super) const CHECK: &str = "\
Examples:
  maturity check                            is maturity.yaml valid?
  maturity check --min-level 2 --max-age 365
                                            do the gates hold?
  git show main:maturity.yaml | maturity check --no-regression -
                                            is nothing worse than on main?
  maturity check maturity.yaml --min-level 2 --format junit
                                            a test report for CI";

pub(super) const COMPARE: &str = "\
Examples:
  maturity compare before.yaml maturity.yaml
                                            what got worse, and what got better
  git show HEAD~1:maturity.yaml | maturity compare - maturity.yaml
                                            since the last commit
  maturity compare before.yaml maturity.yaml --format markdown
                                            a comment for a pull request";

pub(super) const NEW: &str = "\
Examples:
  maturity new shop.yaml --workload shop    a blank file, for an editor
  maturity new questions.md                 the questionnaire, to print
  maturity new shop.yaml --model release-trains.yaml
                                            for a model of your own";

pub(super) const MODEL: &str = "\
Examples:
  maturity model show                       the levels of the built-in model
  maturity model new release-trains.yaml    begin a model of your own
  maturity model check release-trains.yaml  everything that is wrong with it";

pub(super) const MODEL_SHOW: &str = "\
Examples:
  maturity model show                       the ladder of levels
  maturity model show 3                     one level; an id works too
  maturity model show --format markdown     the whole model as a handbook";

pub(super) const MODEL_CHECK: &str = "\
Examples:
  maturity model check release-trains.yaml
  maturity model check *.model.yaml         several at once
  maturity model check release-trains.yaml --strict
                                            warnings fail too, for CI
  maturity model check new.yaml --since old.yaml
                                            what becomes of old answers?";

pub(super) const MODEL_NEW: &str = "\
Examples:
  maturity model new release-trains.yaml    small and valid: add to it";

pub(super) const MODEL_EXPORT: &str = "\
Examples:
  maturity model export -o mine.yaml        a copy, to change";

pub(super) const MODEL_SCHEMA: &str = "\
Examples:
  maturity model schema answers             for an editor that completes answers
  maturity model schema model               for an editor that completes models
  maturity model schema report              what the JSON report has";

pub(super) const MODEL_IMPORT: &str = "\
Examples:
  maturity model import --from samm core/model -o samm.yaml
  maturity model import --from dsomm model.yaml -o dsomm.yaml
  maturity model import --from aws-lens lens.json -o lens.yaml";

pub(super) const COMPLETIONS: &str = "\
Examples:
  maturity completions bash                 in ~/.bashrc: source <(… bash)
  maturity completions zsh                  in ~/.zshrc: source <(… zsh)
  maturity completions fish                 in config.fish: … fish | source
  maturity completions powershell           in $PROFILE: … | Out-String | iex
  maturity completions elvish               in rc.elv: eval (… | slurp)";

pub(super) const MAN: &str = "\
Examples:
  maturity man --output ~/.local/share/man/man1
                                            then: man maturity-score
  maturity man | man -l -                   to look at the first page";

pub(super) const FORM: &str = "\
Examples:
  maturity form -o questionnaire.html       a page that gives back answers
  maturity form -o questionnaire.xlsx       a workbook
  maturity form -o operations.html --strategy monitoring-stack
                                            for who knows a part
  maturity form shop.yaml -o review.md      filled in, to print";

pub(super) const IMPORT: &str = "\
Examples:
  maturity import questionnaire.xlsx -o shop.ana.rater.yaml
                                            an answers file of a workbook
  maturity import SAMM.xlsx --from samm-toolbox -o shop.yaml
                                            of SAMM's toolbox, with samm.yaml
  maturity import p.yaml --from dsomm-progress --team Shop -o shop.yaml
                                            of DSOMM, with dsomm.yaml beside";

pub(super) const SET: &str = "\
Examples:
  maturity set sufficient-testing/critical-parts=most
                                            one answer in maturity.yaml
  maturity set shop.yaml vendor-handover=not_applicable --reason 'We run it'
                                            what does not apply
  maturity set critical-parts --planned by=Ana,until=2027-03-01
                                            who takes a step, until when";

pub(super) const MERGE: &str = "\
Examples:
  maturity merge shop.*.rater.yaml -o maturity.yaml
                                            one file of several people
  maturity merge shop.*.rater.yaml --into maturity.yaml
                                            the next quarter";

pub(super) const HISTORY: &str = "\
Examples:
  maturity history autumn.yaml winter.yaml  two sittings
  maturity history --git                    every version in git";

pub(super) const PORTFOLIO: &str = "\
Examples:
  maturity portfolio workloads              all workloads in a folder
  maturity portfolio . --group x-unit       by a key of the files
  maturity portfolio . --format ndjson      for DuckDB or Spark";
