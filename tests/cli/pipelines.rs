//! What the README and the action document for CI, run command by command in a fresh repository: the first pull request, where the
//! base has no answers, a second one, and one that makes something worse.
//!
//! GitHub itself is a script of a few lines that keeps comments as files. `TRANSCRIPT=FILE` appends what was run and printed.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write as _;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;
use tempfile::TempDir;

use crate::common::{committed, repository, shell};
use crate::readme::blocks;

/// The part of `gh` that the action uses. A comment is a file; one of somebody else is there from the beginning.
const GH: &str = r#"#!/bin/sh -e
[ ! -e "$GH_STATE/fork" ] || { echo 'HTTP 403: Resource not accessible by integration' >&2; exit 1; }
case "$1 $2 $3" in
    'release download '*)
        shift 2
        while [ $# -gt 0 ]; do case "$1" in --dir) folder=$2; esac; shift; done
        cp "$GH_STATE"/release/* "$folder" ;;
    'api --paginate repos/OWNER/shop/issues/7/comments')
        for comment in "$GH_STATE"/comment-*; do
            if [ "$(head -n 1 "$comment")" = "$MARK" ]; then echo "${comment##*-}"; fi
        done ;;
    'api --silent --method')
        body=${7#body=@}
        case "$4 $5" in
            'POST repos/OWNER/shop/issues/7/comments') [ ! -e "$GH_STATE/comment-2" ] && cp "$body" "$GH_STATE/comment-2" ;;
            'PATCH repos/OWNER/shop/issues/comments/'*) cp "$body" "$GH_STATE/comment-${5##*/}" ;;
            *) exit 1 ;;
        esac ;;
    *) echo "unknown: $*" >&2; exit 1 ;;
esac
"#;

/// A team's repository with a remote, and what a runner has around it.
struct Project {
    root: TempDir,
}

impl Project {
    fn new() -> Self {
        let project = Self { root: tempfile::tempdir().unwrap() };
        for folder in ["bin", "state", "temp"] {
            fs::create_dir(project.path(folder)).unwrap();
        }
        project.write("bin/gh", GH);
        fs::set_permissions(project.path("bin/gh"), fs::Permissions::from_mode(0o755)).unwrap();
        project.write("state/comment-1", "Looks good to me.\n");
        project.git(".", "init -q --bare -b main origin.git");
        project.git(".", "clone -q origin.git shop");
        project.write("shop/readme.md", "A shop.\n");
        project.commit("main", "begin");
        project
    }

    fn path(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn git(&self, folder: &str, arguments: &str) {
        let set = "-c user.name=Ana -c user.email=ana@example.org -c advice.detachedHead=false";
        let output = shell(&format!("git {set} {arguments}"), &self.path(folder)).output().unwrap();
        assert!(output.status.success(), "git {arguments}: {}", String::from_utf8_lossy(&output.stderr));
    }

    /// Commits all there is on a branch of this name, and pushes it.
    fn commit(&self, branch: &str, message: &str) {
        self.git("shop", &format!("checkout -q -B {branch}"));
        self.git("shop", "add .");
        self.git("shop", &format!("commit -q --allow-empty -m {message}"));
        self.git("shop", &format!("push -q -f origin {branch}"));
    }

    /// Begins a branch from the main one, on which the answers are these.
    fn pull_request(&self, branch: &str, answers: &str) {
        self.git("shop", "checkout -q main");
        self.git("shop", &format!("checkout -q -B {branch}"));
        self.write("shop/maturity.yaml", answers);
        self.commit(branch, branch);
    }

    fn merge(&self, branch: &str) {
        self.git("shop", "checkout -q main");
        self.git("shop", &format!("merge -q --ff-only {branch}"));
        self.git("shop", "push -q origin main");
    }

    /// Comments that are not somebody else's.
    fn comments(&self) -> Vec<String> {
        let comments = fs::read_dir(self.path("state")).unwrap().map(|entry| entry.unwrap().path());
        let ours =
            comments.filter(|path| path.file_name().unwrap().to_str().unwrap().starts_with("comment-") && !path.ends_with("comment-1"));
        ours.map(|path| fs::read_to_string(path).unwrap()).collect()
    }

    /// Runs one command as a step does; how it ended and what it printed.
    fn step(&self, command: &str, variables: &BTreeMap<String, String>) -> (i32, String) {
        let path = format!(
            "{}:{}",
            self.path("bin").display(),
            shell("", self.root.path()).get_envs().find(|(name, _)| *name == "PATH").unwrap().1.unwrap().display()
        );
        let mut step = shell(&format!("{{ {command}\n}} 2>&1"), &self.path("shop"));
        let output = step.env("PATH", path).envs(variables).env("GH_STATE", self.path("state")).output().unwrap();
        let printed = String::from_utf8(output.stdout).unwrap() + &String::from_utf8_lossy(&output.stderr);
        tell(&format!("$ {command}\n{printed}"));
        (output.status.code().unwrap(), printed)
    }
}

/// For somebody who wants to read along.
fn tell(text: &str) {
    if let Some(path) = std::env::var_os("TRANSCRIPT") {
        let mut file = fs::OpenOptions::new().create(true).append(true).open(path).unwrap();
        writeln!(file, "{text}").unwrap();
    }
}

/// What a step of the action may ask for, and where its outputs go.
struct Context {
    inputs: BTreeMap<String, String>,
    outputs: BTreeMap<String, String>,
}

impl Context {
    /// The inputs of the workflow in the README, and for the others the action's defaults.
    fn new(action: &Value, workflow: &Value) -> Self {
        let text = |value: &Value| match value {
            Value::Bool(value) => value.to_string(),
            value => value.as_str().unwrap().to_owned(),
        };
        let step =
            workflow["jobs"]["maturity"]["steps"].as_sequence().unwrap().iter().find(|step| step["with"]["gates"].is_string()).unwrap();
        assert!(step["uses"].as_str().unwrap().starts_with("OWNER/maturity/.github/actions/check@v"));
        let defaults = action["inputs"].as_mapping().unwrap().iter().map(|(name, input)| (text(name), text(&input["default"])));
        let given = step["with"].as_mapping().unwrap().iter().map(|(name, value)| (text(name), text(value)));
        Self { inputs: defaults.chain(given).collect(), outputs: BTreeMap::new() }
    }

    /// A value in which `${{ … }}` may stand.
    fn value(&self, text: &str) -> String {
        let Some((before, rest)) = text.split_once("${{ ") else { return text.to_owned() };
        let (name, after) = rest.split_once(" }}").unwrap();
        let value = match name {
            "github.action_repository" => "OWNER/maturity".to_owned(),
            "github.event.pull_request.number" => "7".to_owned(),
            "github.token" => "secret".to_owned(),
            _ => match name.split_once('.') {
                Some(("inputs", input)) => self.inputs[input].clone(),
                Some(("steps", output)) => self.outputs.get(output).cloned().unwrap_or_default(),
                _ => panic!("`{name}` is not known here"),
            },
        };
        before.to_owned() + &value + &self.value(after)
    }

    fn holds(&self, condition: Option<&str>) -> bool {
        match condition {
            None => true,
            Some("always() && inputs.comment == 'true'") => self.inputs["comment"] == "true",
            Some("always() && steps.check.outputs.report != ''") => self.outputs.contains_key("check.outputs.report"),
            Some(other) => panic!("`{other}` is not known here"),
        }
    }
}

/// Runs the action as the README's workflow does; how the job ended, what it printed, and what it keeps.
fn job(project: &Project) -> (i32, String, Vec<String>) {
    let action: Value = serde_yaml::from_str(&committed(".github/actions/check/action.yml")).unwrap();
    let workflow = blocks("README.md", "yaml").into_iter().find(|block| block.contains("on: pull_request")).unwrap();
    let mut context = Context::new(&action, &serde_yaml::from_str(&workflow).unwrap());
    let (mut code, mut printed, mut kept) = (0, String::new(), Vec::new());
    for step in action["runs"]["steps"].as_sequence().unwrap() {
        // Without a condition a step runs only while none has failed.
        if !context.holds(step["if"].as_str()) || (code != 0 && step["if"].is_null()) {
            continue;
        }
        let Some(run) = step["run"].as_str() else {
            kept.push(context.value(step["with"]["path"].as_str().unwrap()));
            continue;
        };
        assert_eq!(step["shell"].as_str(), Some("bash"));
        let mut variables: BTreeMap<String, String> = [("GITHUB_BASE_REF", "main"), ("GITHUB_REPOSITORY", "OWNER/shop")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .into();
        let paths = [
            ("GITHUB_ACTION_PATH", repository(".github/actions/check")),
            ("GITHUB_WORKSPACE", project.path("shop").canonicalize().unwrap()),
            ("GITHUB_OUTPUT", project.path("output")),
            ("GITHUB_STEP_SUMMARY", project.path("summary.md")),
            ("RUNNER_TEMP", project.path("temp")),
        ];
        variables.extend(paths.map(|(name, path)| (name.to_owned(), path.display().to_string())));
        let own = step["env"]
            .as_mapping()
            .unwrap()
            .iter()
            .map(|(name, value)| (name.as_str().unwrap().to_owned(), context.value(value.as_str().unwrap())));
        variables.extend(own);
        fs::write(project.path("output"), "").unwrap();
        let (ended, said) = project.step(run, &variables);
        code = code.max(ended);
        printed += &said;
        let outputs = fs::read_to_string(project.path("output")).unwrap();
        let id = step["id"].as_str().unwrap_or_default();
        context.outputs.extend(
            outputs.lines().filter_map(|line| line.split_once('=')).map(|(name, value)| (format!("{id}.outputs.{name}"), value.to_owned())),
        );
    }
    tell(&format!("The job ended with {code} and keeps {}. The comment:\n{}", kept.join(", "), project.comments().concat()));
    (code, printed, kept)
}

fn answers() -> String {
    committed("examples/checkout/maturity.yaml")
}

#[test]
fn the_action_works_on_a_first_a_second_and_a_worse_pull_request() {
    let project = Project::new();
    project.pull_request("first", &answers());
    let (code, printed, kept) = job(&project);
    assert_eq!(code, 0, "{printed}");
    assert!(printed.contains("ok maturity.yaml: 3 gates hold: Level 2"), "{printed}");
    let [comment] = &project.comments()[..] else { panic!("one comment") };
    assert!(
        comment.starts_with("<!-- maturity: maturity.yaml -->\n## checkout: Level 2") && comment.contains("the first assessment"),
        "{comment}"
    );
    assert!(fs::read_to_string(&kept[0]).unwrap().starts_with("<!DOCTYPE html>"), "{kept:?}");
    project.merge("first");

    project.pull_request("better", &answers().replacen("answer: some", "answer: most", 1));
    assert_eq!(job(&project).0, 0);
    let [comment] = &project.comments()[..] else { panic!("the comment is changed, and no other is written") };
    assert!(comment.contains("### Improved (1)"), "{comment}");
    assert!(fs::read_to_string(project.path("summary.md")).unwrap().contains("### Improved (1)"));

    project.pull_request("worse", &answers().replacen("answer: most", "answer: some", 1));
    let (code, printed, kept) = job(&project);
    assert_eq!(code, 1, "{printed}");
    assert!(
        printed.contains("::error file=maturity.yaml,line=") && printed.contains(",title=no-regression::found 1 regressed"),
        "{printed}"
    );
    assert!(project.comments()[0].contains("### Regressed (1)") && kept.len() == 1);
    assert_eq!(fs::read_to_string(project.path("state/comment-1")).unwrap(), "Looks good to me.\n");
}

#[test]
fn a_file_that_cannot_be_used_ends_the_job_and_leaves_the_comment_alone() {
    let project = Project::new();
    project.pull_request("broken", "workload: [\n");
    let (code, printed, kept) = job(&project);
    assert!(code == 2 && printed.contains("::error file=maturity.yaml,line=1,"), "{code}: {printed}");
    assert!(kept.is_empty() && project.comments().is_empty());
}

#[test]
fn a_fork_that_may_not_comment_is_checked_all_the_same() {
    let project = Project::new();
    project.write("state/fork", "");
    project.pull_request("fork", &answers());
    let (code, printed, _) = job(&project);
    assert!(code == 0 && printed.contains("::notice title=maturity::The comment could not be written"), "{code}: {printed}");
    assert!(fs::read_to_string(project.path("summary.md")).unwrap().contains("the first assessment"));
}

#[test]
fn without_the_base_branch_the_job_says_what_to_fetch() {
    let project = Project::new();
    project.pull_request("shallow", &answers());
    project.git("shop", "update-ref -d refs/remotes/origin/main");
    let (code, printed, _) = job(&project);
    assert!(code == 2 && printed.contains("fetch-depth: 0"), "{code}: {printed}");
}

/// What the action's installation finds where no program is on the path, and what it says.
fn installed(project: &Project, sums: &str) -> (i32, String, String) {
    let name = format!("maturity-x86_64-unknown-linux-musl-v{}", env!("CARGO_PKG_VERSION"));
    let release = project.path("state/release");
    fs::create_dir_all(release.join(&name)).unwrap();
    fs::write(release.join(&name).join("maturity"), "the program").unwrap();
    let pack = format!("tar -czf {name}.tgz {name} && rm -r {name} && {sums}");
    assert!(shell(&pack, &release).status().unwrap().success());
    fs::create_dir_all(project.path("tools")).unwrap();
    for tool in ["sed", "head", "mkdir", "sha256sum", "cut", "tar", "gzip", "cp", "sh", "bash", "dirname"] {
        let found = ["/usr/bin", "/bin"].iter().map(|folder| Path::new(folder).join(tool)).find(|path| path.exists()).unwrap();
        let _ = symlink(found, project.path("tools").join(tool));
    }
    let output = project.path("output");
    fs::write(&output, "").unwrap();
    let path = format!("{}:{}", project.path("bin").display(), project.path("tools").display());
    let mut run = Command::new("/bin/bash");
    run.arg(repository(".github/actions/check/install.sh")).env_clear().env("PATH", path);
    run.env("GITHUB_ACTION_PATH", repository(".github/actions/check")).env("GITHUB_OUTPUT", &output);
    run.env("RUNNER_TEMP", project.path("temp")).env("GH_STATE", project.path("state"));
    run.envs([("RUNNER_OS", "Linux"), ("RUNNER_ARCH", "X64"), ("ACTION_REPOSITORY", "OWNER/maturity")]);
    let run = run.output().unwrap();
    let said = String::from_utf8_lossy(&run.stdout).into_owned() + &String::from_utf8_lossy(&run.stderr);
    (run.status.code().unwrap(), said, fs::read_to_string(output).unwrap())
}

#[test]
#[cfg(target_os = "linux")]
fn a_released_program_is_taken_only_with_its_checksum() {
    let (code, said, output) = installed(&Project::new(), "sha256sum *.tgz > SHA256SUMS");
    assert_eq!(code, 0, "{said}");
    let folder = output.trim().strip_prefix("folder=").unwrap().to_owned();
    assert!(folder.ends_with(concat!("-linux-musl-v", env!("CARGO_PKG_VERSION"))), "{folder}");
    let (code, said, output) = installed(&Project::new(), "sha256sum /dev/null | sed s,/dev/null,$(ls *.tgz), > SHA256SUMS");
    assert!(code == 2 && output.is_empty() && said.contains("is not what its checksum says"), "{code}: {said}");
}

#[test]
fn the_gitlab_job_works_on_a_first_and_a_worse_merge_request() {
    let block = blocks("README.md", "yaml").into_iter().find(|block| block.contains("junit: junit.xml")).unwrap();
    let job: Value = serde_yaml::from_str(&block).unwrap();
    let script = job["maturity"]["script"].as_sequence().unwrap().iter().map(|line| line.as_str().unwrap());
    let script: Vec<&str> = script.filter(|line| !line.starts_with("cargo install")).collect();
    assert_eq!(script.len(), 5);
    let project = Project::new();
    let run = || {
        let variables = [("CI_MERGE_REQUEST_TARGET_BRANCH_NAME".to_owned(), "main".to_owned())].into();
        let ends: Vec<i32> = script.iter().map(|line| project.step(line, &variables).0).collect();
        let read = |name: &str| fs::read_to_string(project.path("shop").join(name)).unwrap();
        (ends, read("comparison.md"), read("junit.xml"))
    };
    project.pull_request("first", &answers());
    let (ends, comparison, junit) = run();
    assert_eq!(ends, [0; 5]);
    assert!(comparison.contains("the first assessment") && junit.contains("failures=\"0\" errors=\"0\""), "{junit}");
    project.git("shop", "clean -qfd");
    project.merge("first");
    project.pull_request("worse", &answers().replacen("answer: most", "answer: some", 1));
    let (ends, comparison, junit) = run();
    assert_eq!(ends, [0, 0, 0, 0, 1]);
    assert!(comparison.contains("### Regressed (1)") && junit.contains("failures=\"1\""), "{junit}");
}
