//! The progress of teams in DSOMM: for each activity and team the days on which its states were reached.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::answers::{self, ImportedAnswers, by_code, options};
use super::foreign::{Foreign, is_empty, said};
use super::losses::Losses;
use crate::answers::{Answer, Entry};
use crate::document::{Faults, Node};
use crate::model::{Model, Practice, PracticeRef, lookup};
use crate::text::{brief, nearest};

/// What helps with a file of another kind.
const RIGHT_FILE: &str = "give the file `team-progress.yaml` that DSOMM's application exports";

/// A file of progress that at least one team has made.
#[derive(Debug)]
pub(crate) struct TeamProgress {
    file: Foreign,
}

impl TeamProgress {
    /// The progress in `file`.
    ///
    /// # Errors
    /// A file of another kind, or one without any team.
    pub(crate) fn read(file: Foreign) -> Result<Self, Faults> {
        if !file.roots.iter().any(|root| root.get("progress").is_some()) {
            let help = match file.looks_like() {
                Some(looks) if looks.contains(' ') => format!("it looks like {looks}; {RIGHT_FILE}"),
                Some(looks) => format!("it looks like a model for `maturity model import --from {looks}`; {RIGHT_FILE}"),
                None => RIGHT_FILE.to_owned(),
            };
            return Err(file.unusable("other-file", "has no `progress`, so it is not what `--from dsomm-progress` reads", &help));
        }
        let progress = Self { file };
        progress.want_mappings()?;
        if progress.teams().is_empty() {
            return Err(progress.file.unusable("empty", "tells the progress of no team", RIGHT_FILE));
        }
        Ok(progress)
    }

    /// The teams, by name.
    pub(crate) fn teams(&self) -> BTreeSet<&str> {
        let teams = self.activities().flat_map(|(_, teams)| teams.entries()).map(|(team, _)| team.as_str());
        teams.filter(|team| !team.trim().is_empty()).collect()
    }

    /// The activities of each `progress`, of which a file may have several.
    fn activities(&self) -> impl Iterator<Item = (&str, &Node)> {
        self.progress().flat_map(Node::entries).map(|(uuid, teams)| (uuid.as_str(), teams))
    }

    fn progress(&self) -> impl Iterator<Item = &Node> {
        self.file.roots.iter().flat_map(Node::entries).filter(|(key, _)| key == "progress").map(|(_, node)| node)
    }

    /// Makes sure that mappings stand where the activities, their teams and the states belong.
    fn want_mappings(&self) -> Result<(), Faults> {
        let activities = self.activities().map(|(_, teams)| (teams, "teams, each with its states"));
        let teams = self.activities().flat_map(|(_, teams)| teams.entries()).map(|(_, states)| (states, "states, each with its day"));
        let progress = self.progress().map(|progress| (progress, "activities, each with its teams"));
        let is_wrong = |node: &Node| node.entries().is_empty() && !is_empty(node);
        match progress.chain(activities).chain(teams).find(|(node, _)| is_wrong(node)) {
            None => Ok(()),
            Some((node, wanted)) => {
                Err(self.file.fault(node.content(), "wrong-kind", &format!("here belongs a mapping of {wanted}"), RIGHT_FILE))
            }
        }
    }

    /// What one team has reached, as answers to `model` about the `workload`. As in DSOMM, the state of an activity is the one worth most
    /// of those that have a day; an activity without any is not answered.
    ///
    /// # Errors
    /// What is no day, or stands twice, where it stands.
    pub(crate) fn answers(&self, team: &str, model: &Model, workload: String, today: Date) -> Result<ImportedAnswers, Faults> {
        let mut losses = Losses::default();
        let practices = by_code(model);
        if !self.activities().any(|(uuid, _)| practices.contains_key(uuid)) {
            let help = "name the model that `maturity model import --from dsomm` wrote with --model";
            return Err(self.file.unusable("other-model", &format!("tells of no activity of the model `{}`", model.id), help));
        }
        let mut entries: BTreeMap<PracticeRef, Entry> = BTreeMap::new();
        for (uuid, teams) in self.activities() {
            for (_, states) in teams.entries().iter().filter(|(name, states)| name == team && !is_empty(states)) {
                let Some((subject, practice)) = practices.get(uuid) else {
                    losses.add("activities left out, for their uuid is not that of one practice of the model", uuid);
                    continue;
                };
                let entry = self.entry(practice, states, today, &mut losses)?;
                if entries.insert(subject.clone(), entry).is_some() {
                    return Err(self.file.fault(
                        states.name(),
                        "twice",
                        "this activity stands here twice for this team",
                        "keep one of them",
                    ));
                }
            }
        }
        let first = entries.values().filter_map(|entry| entry.reviewed).min();
        for entry in entries.values_mut() {
            entry.reviewed = entry.reviewed.filter(|day| Some(*day) != first);
        }
        let head = answers::head(model, workload, first.or(Some(today)), vec![]);
        Ok(ImportedAnswers { answers: answers::filled(head, entries), losses: losses.lines() })
    }

    fn entry(&self, practice: &Practice, states: &Node, today: Date, losses: &mut Losses) -> Result<Entry, Faults> {
        let (mut days, mut known) = (vec![], vec![]);
        for (state, node) in states.entries().iter().filter(|(_, day)| !is_empty(day)) {
            let day = self.day(node)?;
            days.push((state.as_str(), day));
            match lookup::option(options(practice), state) {
                // What is planned for a day to come is no state that is reached.
                Some(_) if day > today => {
                    let message = format!("{day} lies in the future: today is {today}");
                    return Err(self.file.fault(node.content(), "future", &message, "write the day on which the state was reached"));
                }
                Some(option) => known.push(option),
                None => tell_of_unknown(state, practice, losses),
            }
        }
        let answer = known.into_iter().max_by_key(|option| option.value).map(|option| Answer::Option(option.id.clone()));
        let told: Vec<String> = days.iter().map(|(state, day)| format!("{state} {day}")).collect();
        let reviewed = days.iter().map(|(_, day)| *day).filter(|day| *day <= today).max().filter(|_| answer.is_some());
        Ok(Entry { answer, note: Some(format!("DSOMM: {}", told.join(", "))), reviewed, ..Entry::default() })
    }

    /// The day that a state was reached; an hour and its zone may stand behind it and are not looked at.
    fn day(&self, node: &Node) -> Result<Date, Faults> {
        let text = said(node);
        let day = text.split(['T', 't', ' ']).next().filter(|day| day.len() == "2026-02-01".len());
        day.and_then(|day| day.parse().ok())
            .ok_or_else(|| self.file.fault(node.content(), "day", &format!("`{text}` is no day"), "write it as YYYY-MM-DD"))
    }
}

/// A state that the model has no option for is kept in the note.
fn tell_of_unknown(state: &str, practice: &Practice, losses: &mut Losses) {
    let known = options(practice).iter().map(|option| option.label.as_str());
    let near = nearest(state, known).map(|near| format!(", did you mean {near}?")).unwrap_or_default();
    losses.add(
        "states kept in the notes alone, for the model has no such option (a meta.yaml beside the model that is imported makes one)",
        &format!("{}{near}", brief(state)),
    );
}
