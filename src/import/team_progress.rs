//! The progress of teams in DSOMM: for each activity and team the days on which its states were reached.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::answers::{self, ImportedAnswers, by_code, options};
use super::foreign::{Foreign, is_empty, said};
use super::losses::Losses;
use crate::answers::{Answer, Entry};
use crate::document::{Faults, Node};
use crate::model::{Model, Practice, PracticeRef, lookup};
use crate::text::brief;

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
        if file.get("progress").is_none() {
            let help = match file.looks_like() {
                Some(looks) if looks.contains(' ') => format!("it looks like {looks}; {RIGHT_FILE}"),
                Some(looks) => format!("it looks like a model for `maturity model import --from {looks}`; {RIGHT_FILE}"),
                None => RIGHT_FILE.to_owned(),
            };
            return Err(file.unusable("other-file", "has no `progress`, so it is not what `--from dsomm-progress` reads", &help));
        }
        let progress = Self { file };
        if progress.teams().is_empty() {
            return Err(progress.file.unusable("empty", "tells the progress of no team", RIGHT_FILE));
        }
        Ok(progress)
    }

    /// The teams, by name.
    pub(crate) fn teams(&self) -> BTreeSet<&str> {
        self.activities().flat_map(|(_, teams)| teams.entries()).map(|(team, _)| team.as_str()).collect()
    }

    fn activities(&self) -> impl Iterator<Item = (&str, &Node)> {
        let activities = self.file.get("progress").map_or(&[][..], Node::entries);
        activities.iter().map(|(uuid, teams)| (uuid.as_str(), teams))
    }

    /// What one team has reached, as answers to `model` about the `workload`. As in DSOMM, the state of an activity is the one worth most
    /// of those that have a day; an activity without any is not answered.
    ///
    /// # Errors
    /// What is no day, or stands twice, where it stands.
    pub(crate) fn answers(&self, team: &str, model: &Model, workload: String, today: Date) -> Result<ImportedAnswers, Faults> {
        let mut losses = Losses::default();
        let practices = by_code(model);
        let mut entries: BTreeMap<PracticeRef, Entry> = BTreeMap::new();
        for (uuid, teams) in self.activities() {
            for (_, states) in teams.entries().iter().filter(|(name, states)| name == team && !is_empty(states)) {
                let Some((subject, practice)) = practices.get(uuid) else {
                    losses.add("activities left out, for the model has none with their uuid", uuid);
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
        let reached = states.entries().iter().filter(|(_, day)| !is_empty(day));
        let days: Vec<(&str, Date)> = reached.map(|(state, day)| Ok((state.as_str(), self.day(day)?))).collect::<Result<_, Faults>>()?;
        let mut known = vec![];
        for (state, _) in &days {
            match lookup::option(options(practice), state) {
                Some(option) => known.push(option),
                None => _ = losses.add(&format!("the state `{}` is in the notes alone, for the model has no such option; a meta.yaml beside the model that is imported tells its worth", brief(state)), ""),
            }
        }
        let answer = known.into_iter().max_by_key(|option| option.value).map(|option| Answer::Option(option.id.clone()));
        let told: Vec<String> = days.iter().map(|(state, day)| format!("{state} {day}")).collect();
        // A state may be planned for a day to come, when nobody has answered yet.
        let reviewed = days.iter().map(|(_, day)| *day).filter(|day| *day <= today).max().filter(|_| answer.is_some());
        Ok(Entry { answer, note: Some(format!("DSOMM: {}", told.join(", "))), reviewed, ..Entry::default() })
    }

    /// The day that a state was reached, with or without an hour.
    fn day(&self, node: &Node) -> Result<Date, Faults> {
        let text = said(node);
        let day = text.split(['T', ' ']).next().unwrap_or_default();
        day.parse().map_err(|_| self.file.fault(node.content(), "day", &format!("`{text}` is no day"), "write it as YYYY-MM-DD"))
    }
}
