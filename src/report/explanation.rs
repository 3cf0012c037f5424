//! One part of the model as a workload has it: its answer, what it is worth, what it loses and what it holds up.

use super::sums::{self, LevelSums, StrategySums};
use super::{Report, percent_range, words};
use crate::model::{Part, Strategy};
use crate::next_steps::Step;
use crate::scorecard::{LevelScore, PracticeScore, State, StrategyScore};
use crate::text::{visible, visible_line};

/// What the answers say about one part of the model.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Explanation {
    /// A label and what it says.
    pub facts: Vec<(&'static str, String)>,
    /// The sums of a strategy.
    pub strategy: Option<StrategySums>,
    /// The sums of a level, without those of its strategies.
    pub level: Option<LevelSums>,
}

impl<'a> Report<'_, 'a> {
    /// What the answers say about `part` of the model scored.
    pub fn explanation(&self, part: Part<'a>) -> Explanation {
        match part {
            Part::Model => Explanation::default(),
            Part::Level(level) => self.find_level(level.number).map(|score| self.of_level(score)).unwrap_or_default(),
            Part::Strategy(_, strategy) => self.find(strategy).map(|(level, score)| self.of_strategy(level, score)).unwrap_or_default(),
            Part::Practice(_, strategy, practice) => {
                let scores = self.find(strategy).and_then(|(level, score)| Some((level, score, self.scorecard.practice(practice)?)));
                scores.map(|(level, strategy, score)| self.of_practice(level, strategy, score)).unwrap_or_default()
            }
        }
    }

    fn find_level(&self, number: usize) -> Option<&LevelScore<'a>> {
        self.scorecard.levels.iter().find(|score| score.level.number == number)
    }

    fn find(&self, strategy: &Strategy) -> Option<(&LevelScore<'a>, &StrategyScore<'a>)> {
        self.scorecard.strategies().find(|(_, score)| score.strategy.id == strategy.id)
    }

    fn of_level(&self, score: &LevelScore<'_>) -> Explanation {
        let mut sums = self.level_sums(score);
        sums.strategies.clear();
        let strategies = score.strategies.iter();
        let facts = strategies.map(|strategy| ("Strategy", format!("{}: {}", visible_line(&strategy.strategy.name), in_place(strategy))));
        Explanation { facts: facts.collect(), strategy: None, level: Some(sums) }
    }

    fn of_strategy(&self, level: &LevelScore<'_>, score: &StrategyScore<'_>) -> Explanation {
        let lost = score.practices.iter().map(PracticeScore::points_lost).sum::<crate::scorecard::Points>();
        let of_level = format!("{} points of Level {}", lost.digits(), level.level.number);
        let facts = [
            Some(("In place", in_place(score))),
            score.is_applicable().then_some(("Points lost", of_level)),
            self.holds_up(score.strategy),
            self.place_in_the_plan(|step| step.strategy.strategy.id == score.strategy.id),
        ];
        let sums = sums::strategy_sums(score, level.thresholds.floor);
        Explanation { facts: facts.into_iter().flatten().collect(), strategy: Some(sums), level: None }
    }

    fn of_practice(&self, level: &LevelScore<'_>, strategy: &StrategyScore<'_>, score: &PracticeScore<'_>) -> Explanation {
        let entry = score.entry;
        let text = |text: &str| visible(text.trim()).into_owned();
        let lost = format!("{} points of Level {}", sums::points_lost(level, strategy, score), level.level.number);
        let mut facts = vec![("Answer", self.answer_in_full(score))];
        facts.extend(score.reason.map(|reason| ("Set aside", text(reason))));
        facts.extend(entry.and_then(|entry| entry.note.as_deref()).map(|note| ("Note", text(note))));
        facts.extend(entry.iter().flat_map(|entry| &entry.evidence).map(|evidence| ("Evidence", visible_line(evidence))));
        facts.extend(score.value.as_ref().map(|value| ("Value", format!("{} of 100", value.digits()))));
        facts.extend(score.is_applicable().then_some(("Points lost", lost)));
        facts.extend(self.holds_up(strategy.strategy));
        facts.extend(self.place_in_the_plan(|step| std::ptr::eq(step.practice, score)));
        Explanation { facts, strategy: None, level: None }
    }

    fn answer_in_full(&self, score: &PracticeScore<'_>) -> String {
        let estimate = if score.state == State::Estimated { ", estimated from the strategy's overall rating" } else { "" };
        let entry = score.entry.filter(|entry| entry.answer.is_some());
        let day = entry.and_then(|entry| entry.reviewed.or(self.answers.assessed)).map(|day| format!(", as of {day}")).unwrap_or_default();
        format!("{}{estimate}{day}", words::answer(score))
    }

    /// What builds on a strategy, with how far it is in place, and how much builds on that.
    fn holds_up(&self, strategy: &Strategy) -> Option<(&'static str, String)> {
        let direct: Vec<String> = self.model().built_on(&strategy.id).filter_map(|above| self.with_its_score(above)).collect();
        let more = match self.model().held_up_by(&strategy.id).len() - direct.len() {
            0 => String::new(),
            more => format!("; through them {more} more"),
        };
        (!direct.is_empty()).then(|| ("Holds up", format!("{}{more}", direct.join("; "))))
    }

    fn with_its_score(&self, strategy: &Strategy) -> Option<String> {
        let (level, score) = self.find(strategy)?;
        Some(format!("{} (Level {}, {})", visible_line(&strategy.name), level.level.number, in_place(score)))
    }

    /// Where steps stand among the next steps.
    fn place_in_the_plan(&self, is_meant: impl Fn(&Step<'_, '_>) -> bool) -> Option<(&'static str, String)> {
        let steps = self.next_steps;
        let planned = steps.plan.iter().filter(|step| is_meant(step)).count();
        let later = steps.after.iter().filter(|step| is_meant(step)).count();
        let to = steps.to.map(|to| format!("the plan to reach Level {to}")).unwrap_or_default();
        match (planned, later) {
            (0, 0) => None,
            (0, _) => Some(("Plan", "comes after the plan".to_owned())),
            (_, 0) => Some(("Plan", format!("{} of {to}", words::counted(planned, "step", "steps")))),
            _ => Some(("Plan", format!("{} of {to}, {later} later", words::counted(planned, "step", "steps")))),
        }
    }
}

/// How far a strategy is in place, in words.
pub(super) fn in_place(score: &StrategyScore<'_>) -> String {
    match &score.spread {
        None => "does not apply".to_owned(),
        Some(_) if !score.is_assessed() => "not assessed".to_owned(),
        Some(spread) => percent_range(spread),
    }
}
