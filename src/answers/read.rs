//! From an answers file to [`Answers`], all faults at once.

use jiff::civil::Date;

use super::Answers;
use super::entry::{EntryReader, day, refuse_the_future, warn_of_a_text_cut_short};
use super::extension::extensions;
use super::raw::RawAnswers;
use super::versions::tell_what_differs;
use crate::document::{At, Document, Faults, Field, Node, Problem, Problems, Raw as _, Severity, field};
use crate::model::{Model, version_numbers};

#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct ModelName {
    pub(crate) id: String,
    /// The version that the answers were given to; empty where the file does not say.
    pub(crate) version: String,
    pub(crate) place: std::ops::Range<usize>,
}

/// Why `document` is no answers file but another kind of file that goes with one; nothing where it may be one.
pub(crate) fn other_file(document: &Document) -> Option<Problem> {
    let root = document.root();
    if root.get("answers").is_some() {
        return None;
    }
    let fault = |node: &Node, what: &str, help: &str| Problem::error("other-file", node.name(), what).help(help);
    let report = || {
        let help = "give the answers file that it was made from";
        root.get("schema_version").map(|version| fault(version, "this is what `--format json` wrote, not an answers file", help))
    };
    let model = || {
        let help = "`maturity model check` checks models, `maturity new --model` begins answers to one";
        root.get("levels").map(|levels| fault(levels, "this is a model, not an answers file", help))
    };
    report().or_else(model)
}

/// The model that `document` names, when it names one.
pub(crate) fn model_name(document: &Document) -> Option<ModelName> {
    let node = document.root().get("model")?;
    let text = &document.text()[node.value.clone()];
    let (id, version) = text.trim_matches(['"', '\'']).split_once('@').unwrap_or((text, ""));
    Some(ModelName { id: id.to_owned(), version: version.to_owned(), place: node.content() })
}

impl Answers {
    /// Reads the answers to `model` from `document`; a day of answering may be the one after `today`, which elsewhere on earth has
    /// begun, with a warning. Warnings come with the answers.
    ///
    /// # Errors
    /// All faults of the file at once.
    pub fn read(document: Document, model: &Model, today: Date) -> Result<(Self, Faults), Faults> {
        if let Some(problem) = other_file(&document) {
            return Err(document.rejected(problem.into()));
        }
        let Field::Good(raw) = document.content::<RawAnswers>() else {
            let problem = Problem::error(
                "wrong-kind",
                document.root().value.clone(),
                "answers are a mapping of `workload`, `model`, `answers` and more",
            );
            return Err(document.rejected(problem.into()));
        };
        let mut problems = document.problems().clone();
        raw.check(document.root(), &mut problems);
        let answers = Reader { document: &document, model, today, problems: &mut problems }.answers(&raw);
        match answers {
            Some(answers) if problems.errors() == 0 => Ok((answers, document.rejected(problems))),
            _ => Err(document.rejected(problems)),
        }
    }
}

pub(super) struct Reader<'r> {
    document: &'r Document,
    pub(super) model: &'r Model,
    pub(super) today: Date,
    pub(super) problems: &'r mut Problems,
}

impl Reader<'_> {
    /// The answers; nothing when something required is missing, which the check of shape has reported.
    fn answers(&mut self, raw: &RawAnswers) -> Option<Answers> {
        let root = At { raw, node: self.document.root() };
        self.reader(None).warn_of_texts_cut_to_nothing(root.node, &["workload", "about"]);
        let model_version = field!(root.model).and_then(|name| self.model_version(name));
        let strategies = self.strategies(root.node, model_version.as_deref());
        let workload = field!(root.workload).and_then(|workload| self.name(workload));
        let about = field!(root.about).map(|about| self.remark(about));
        let assessed = field!(root.assessed).and_then(|assessed| self.day(assessed));
        let reviews = field!(root.reviews).map(|reviews| self.reviews(reviews, assessed)).unwrap_or_default();
        let target = field!(root.target).and_then(|target| self.target(target, model_version.as_deref()));
        let extensions = extensions(self.document);
        let assessors = field!(root.assessors).into_iter().flat_map(At::items).map(|assessor| assessor.raw.clone()).collect();
        Some(Answers {
            workload: workload?,
            about,
            model_version: model_version?,
            assessed,
            assessors,
            reviews,
            target,
            extensions,
            strategies,
        })
    }

    pub(super) fn reader<'e>(&'e mut self, other_version: Option<&'e str>) -> EntryReader<'e> {
        EntryReader { problems: self.problems, other_version, text: self.document.text(), today: self.today }
    }

    fn name(&mut self, name: At<'_, String>) -> Option<String> {
        if name.raw.trim().is_empty() {
            self.problems.push(Problem::error("missing", name.node.content(), "the workload has no name"));
            return None;
        }
        Some(self.remark(name))
    }

    pub(super) fn remark(&mut self, text: At<'_, String>) -> String {
        warn_of_a_text_cut_short(text.node, self.document.text(), self.problems);
        text.raw.clone()
    }

    fn model_version(&mut self, name: At<'_, String>) -> Option<String> {
        let expected = self.model.reference();
        let place = name.node.content();
        match name.raw.split_once('@') {
            Some((id, version)) if id == self.model.id.as_str() && version_numbers(version).is_some() => {
                if version_numbers(version) == version_numbers(&self.model.version) {
                    return Some(self.model.version.clone());
                }
                self.warn_of_another_version(version, place);
                Some(version.to_owned())
            }
            Some((id, _)) if id != self.model.id.as_str() => {
                let problem = Problem::error("other-model", place, format!("these are answers to `{id}`, not to `{}`", self.model.id));
                self.problems.push(problem.help("give the model that they are for with --model FILE"));
                None
            }
            version => {
                let message = match version {
                    Some((_, version)) if !version.is_empty() => {
                        format!("`{version}` is no version of a model, which has the form n.n.n")
                    }
                    _ => "the model is named without its version".to_owned(),
                };
                self.problems.push(Problem::error("model-name", place, message).help(format!("write it as `{expected}`")));
                None
            }
        }
    }

    fn warn_of_another_version(&mut self, version: &str, place: std::ops::Range<usize>) {
        let message = format!("these answers are for version {version} of the model; they are read with {}", self.model.version);
        let help = if version_numbers(version) > version_numbers(&self.model.version) {
            format!("give the newer model, `{}@{version}`, with --model FILE", self.model.id)
        } else {
            format!("look through them once, then write `{}`", self.model.reference())
        };
        self.problems.push(Problem::warning("other-version", place, message).help(help));
        if let Some(answers) = self.document.root().get("answers") {
            tell_what_differs(answers, self.model, self.problems);
        }
    }

    pub(super) fn day(&mut self, text: At<'_, String>) -> Option<Date> {
        let day = day(text.raw, text.node, self.problems)?;
        refuse_the_future(day, self.today, text.node, self.problems);
        Some(day)
    }

    fn target(&mut self, target: At<'_, i64>, version: Option<&str>) -> Option<usize> {
        let levels = self.model.levels.len();
        let number = usize::try_from(*target.raw).ok().filter(|number| (1..=levels).contains(number));
        if number.is_none() {
            let message = format!("`target` is {}; the model has the levels 1 to {levels}", target.raw);
            let problem = Problem { severity: self.lacking(version), ..Problem::error("range", target.node.content(), message) };
            self.problems.push(problem.help("write one of these, or leave the key out"));
        }
        number
    }

    /// What the model of the same version lacks is an error, what that of another lacks a warning.
    pub(super) fn lacking(&self, version: Option<&str>) -> Severity {
        if version.is_some_and(|version| version != self.model.version) { Severity::Warning } else { Severity::Error }
    }
}
