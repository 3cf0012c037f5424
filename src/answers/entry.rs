//! What a file says about one practice, in any of its forms.

use jiff::civil::Date;

use super::versions::renamed;
use super::{Answer, Entry, gives_no_reason};
use crate::document::{Kind, Meaning, Node, Problem, Problems};
use crate::model::{Form, Id, Item, Scale, lookup};

/// The keys of an entry, in the order in which they are written.
pub(super) const KEYS: [&str; 9] =
    ["answer", "not_applicable", "note", "evidence", "reviewed", "planned", "accepted", "ratings", "settled"];

/// What people write for what does not apply.
const NOT_APPLICABLE: [&str; 6] = ["not_applicable", "not-applicable", "not applicable", "n/a", "na", "n.a."];

pub(super) struct EntryReader<'p> {
    pub(super) problems: &'p mut Problems,
    /// The version of the model, when the answers were given to another: what it lacks is then a warning.
    pub(super) other_version: Option<&'p str>,
    pub(super) text: &'p str,
    pub(super) today: Date,
}

impl EntryReader<'_> {
    /// The entry that what stands at `node` makes for a practice answered in this `form`.
    pub(super) fn entry(&mut self, node: &Node, form: &Form) -> Entry {
        match node.kind {
            Kind::Map(_) => self.mapping(node, form),
            Kind::Scalar { .. } | Kind::List(_) => Entry { answer: self.answer(node, form), ..Entry::default() },
        }
    }

    fn mapping(&mut self, node: &Node, form: &Form) -> Entry {
        crate::document::check_keys(node, &KEYS, &[], false, self.problems);
        self.warn_of_texts_cut_to_nothing(node, &["not_applicable", "note", "evidence"]);
        let answer = node.said("answer").and_then(|node| self.answer(node, form));
        let not_applicable = node.get("not_applicable").and_then(|reason| self.reason(reason, answer.is_some()));
        if let (Some(answer), Some(reason)) = (node.said("answer"), node.get("not_applicable")) {
            let problem = Problem::error("two-answers", reason.name(), "`not_applicable` stands beside `answer`");
            self.problems.push(problem.also(answer.name(), "the other answer").help("keep one of the two"));
        }
        let entry = Entry {
            answer: answer.or(not_applicable),
            note: node.said("note").and_then(|node| self.text(node, "`note`")),
            evidence: node.said("evidence").map(|node| self.evidence(node)).unwrap_or_default(),
            reviewed: node.said("reviewed").and_then(|node| self.day_of_answering(node)),
            planned: node.said("planned").and_then(|node| self.planned(node)),
            accepted: node.said("accepted").and_then(|node| self.accepted(node)),
            ratings: node.said("ratings").map(|node| self.ratings(node, form)).unwrap_or_default(),
            settled: node.said("settled").and_then(|node| self.day_of_answering(node)),
            stale: false,
        };
        self.warn_of_an_idle_acceptance(&entry, node.said("answer").is_some(), node, form);
        entry
    }

    pub(super) fn answer(&mut self, node: &Node, form: &Form) -> Option<Answer> {
        match (node.meaning(), form) {
            (Meaning::Nothing, _) => None,
            (Meaning::Text(word), _) if lookup::reads_as(word, "unknown") => Some(Answer::Unknown),
            (Meaning::Text(word), _) if self.means_not_applicable(word, form) => self.refuse(
                node,
                "what does not apply needs a reason",
                "write `not_applicable: why it does not apply`, indented below the key or in braces behind it",
            ),
            (Meaning::Text(word), Form::Scale(scale)) => self.option(word, node, scale),
            (Meaning::List(ticked), Form::Checklist(items)) => Some(self.ticked(ticked, items)),
            (_, Form::Scale(scale)) => {
                let options = scale.options.iter().map(|option| option.id.as_str()).collect::<Vec<_>>().join(", ");
                self.unfit(node, "the answer must be one option of the scale", &format!("one of: {options}, unknown"))
            }
            (_, Form::Checklist(items)) => {
                let items = items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>().join(", ");
                self.unfit(
                    node,
                    "the answer to a checklist is a list of the items in place",
                    &format!("a list of any of: {items}; `[]` when none is"),
                )
            }
        }
    }

    pub(super) fn means_not_applicable(&self, word: &str, form: &Form) -> bool {
        means_not_applicable(word, form, self.other_version.is_some())
    }

    fn refuse<T>(&mut self, node: &Node, message: &str, help: &str) -> Option<T> {
        self.problems.push(Problem::error("wrong-answer", node.content(), message).help(help));
        None
    }

    /// An answer of another form than the practice has; in another version it may have had that form.
    fn unfit<T>(&mut self, node: &Node, message: &str, help: &str) -> Option<T> {
        let Some(version) = self.other_version.filter(|_| matches!(node.meaning(), Meaning::Text(_) | Meaning::List(_))) else {
            return self.refuse(node, message, help);
        };
        let message = format!("{message} in version {version}: kept, not scored");
        self.problems.push(Problem::warning("wrong-answer", node.content(), message).help(help));
        None
    }

    fn option(&mut self, word: &str, node: &Node, scale: &Scale) -> Option<Answer> {
        if let Some(option) = lookup::option(&scale.options, word) {
            self.tell_of_another_name(word, &option.id, &option.formerly, node);
            return Some(Answer::Option(option.id.clone()));
        }
        let known = scale.options.iter().map(|option| option.id.as_str()).chain(["unknown"]);
        self.lacks("unknown-option", format!("`{word}` is not an answer of this scale"), word, node, known);
        None
    }

    fn ticked(&mut self, ticks: &[Node], items: &[Item]) -> Answer {
        let mut ticked = std::collections::BTreeSet::new();
        for node in ticks {
            let word = node.as_text().unwrap_or_default();
            match lookup::item(items, word) {
                Some(item) if !ticked.insert(item.id.clone()) => {
                    self.problems.push(
                        Problem::error("duplicate-item", node.content(), format!("`{word}` is ticked twice")).help("remove one of the two"),
                    );
                }
                Some(item) => self.tell_of_another_name(word, &item.id, &item.formerly, node),
                None => {
                    let known = items.iter().map(|item| item.id.as_str());
                    self.lacks("unknown-item", format!("`{word}` is not an item of this checklist"), word, node, known);
                }
            }
        }
        Answer::Ticked(ticked)
    }

    /// In answers to another version a name may have changed since.
    fn tell_of_another_name(&mut self, word: &str, present: &Id, formerly: &[String], node: &Node) {
        if let Some(version) = self.other_version.filter(|_| formerly.iter().any(|former| lookup::reads_as(word, former))) {
            self.problems.push(renamed(node.content(), word, present.as_str(), version));
        }
    }

    fn lacks<'a>(&mut self, rule: &'static str, message: String, word: &str, node: &Node, known: impl Iterator<Item = &'a str>) {
        let problem = match self.other_version {
            None => Problem::error(rule, node.content(), message),
            Some(version) => Problem::warning(rule, node.content(), format!("{message} in version {version}: kept, not scored")),
        };
        self.problems.push(problem.suggest(word, known));
    }

    /// A word that is no reason is left alone beside an answer, which is the fault then.
    fn reason(&mut self, node: &Node, is_answered: bool) -> Option<Answer> {
        let reason = if node.is_nothing() { String::new() } else { self.text(node, "`not_applicable`")? };
        if reason.trim().is_empty() || (gives_no_reason(&reason) && !is_answered) {
            let message = format!("`not_applicable` needs a reason{}", not_given_by(&reason));
            return self.refuse(node, &message, "say in a few words why the practice does not apply to this workload");
        }
        Some(Answer::NotApplicable(reason))
    }

    fn evidence(&mut self, node: &Node) -> Vec<String> {
        let entries = if let Kind::List(entries) = &node.kind { entries.as_slice() } else { std::slice::from_ref(node) };
        entries.iter().filter_map(|entry| self.text(entry, "evidence")).collect()
    }

    /// A key behind which a `#` leaves nothing has no value, and is read as if it were absent.
    pub(super) fn warn_of_texts_cut_to_nothing(&mut self, node: &Node, keys: &[&str]) {
        for node in keys.iter().filter_map(|key| node.get(key)).filter(|node| node.value.is_empty()) {
            warn_of_a_text_cut_short(node, self.text, self.problems);
        }
    }

    pub(super) fn text(&mut self, node: &Node, what: &str) -> Option<String> {
        let Some(text) = node.as_text() else {
            self.problems.push(
                Problem::error("wrong-kind", node.content(), format!("{what} must be text")).help("put it in quotes to make it text"),
            );
            return None;
        };
        warn_of_a_text_cut_short(node, self.text, self.problems);
        Some(text.to_owned())
    }

    pub(super) fn day(&mut self, node: &Node) -> Option<Date> {
        day(node.as_text().unwrap_or_default(), node, self.problems)
    }

    /// A day on which people answered, which cannot lie in the future.
    pub(super) fn day_of_answering(&mut self, node: &Node) -> Option<Date> {
        let day = self.day(node)?;
        refuse_the_future(day, self.today, node, self.problems);
        Some(day)
    }
}

/// Whether a word most likely stands for what does not apply. A model may have had an option of that name, or has it still.
pub(super) fn means_not_applicable(word: &str, form: &Form, is_of_other_version: bool) -> bool {
    let is_an_option = || matches!(form, Form::Scale(scale) if lookup::option(&scale.options, word).is_some());
    let is_such_a_word = NOT_APPLICABLE.iter().any(|such| word.eq_ignore_ascii_case(such));
    word == "not_applicable" || is_such_a_word && !is_of_other_version && !is_an_option()
}

/// Nobody has answered on a day that has not come. The next one may have begun where the file was written.
pub(super) fn refuse_the_future(day: Date, today: Date, node: &Node, problems: &mut Problems) {
    if day > today {
        let message = format!("{day} lies in the future: today is {today}");
        problems.push(if today.tomorrow().is_ok_and(|tomorrow| day > tomorrow) {
            Problem::error("future", node.content(), message).help("write the day on which this was answered")
        } else {
            Problem::warning("future", node.content(), message)
        });
    }
}

/// The day that `text` names; a fault where it names none.
pub(super) fn day(text: &str, node: &Node, problems: &mut Problems) -> Option<Date> {
    let well_formed = text.len() == 10 && text.is_ascii();
    match text.parse::<Date>() {
        Ok(day) if well_formed => Some(day),
        Ok(_) | Err(_) => {
            let problem = Problem::error("date", node.content(), "this is not a day of the calendar");
            problems.push(problem.help("write it as YYYY-MM-DD, for example 2026-03-01"));
            None
        }
    }
}

/// What there is instead of a reason; nothing where nobody could see it.
pub(super) fn not_given_by(text: &str) -> String {
    let shown = text.trim();
    if shown.chars().any(char::is_alphanumeric) { format!(", which `{shown}` does not give") } else { String::new() }
}

/// In text without quotes ` #` begins a comment, which few people who type a note mean.
pub(super) fn warn_of_a_text_cut_short(node: &Node, text: &str, problems: &mut Problems) {
    let warning = |place| Problem::warning("cut-short", place, "YAML takes this for a comment, not for a part of the text");
    problems.extend(node.comment_behind(text).map(|place| warning(place).help("put the whole text in quotes")));
}
