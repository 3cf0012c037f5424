//! A model in JSON, whole or in part, each question with its own options; and what a workload has of one part.
//!
//! What is not said is null or empty, never absent. Former names and paragraphs of the source stay in the model file.

use super::levels::{JsonLevel, JsonPractice, JsonStrategy};
use super::report::JsonThresholds;
use super::{objects, to_text};
use crate::model::{Form, Id, Item, Level, Model, Part, Practice, Risk, ScaleOption, Source, Strategy, Theme, TradeOff};
use crate::report::Report;

/// A model as JSON; of a part, `levels` holds what contains it and what it contains, in the same shape.
pub(crate) fn model(model: &Model, part: Part<'_>) -> String {
    to_text(&JsonWholeModel::new(model, part))
}

pub(crate) fn model_part(model: &Model, part: Part<'_>) -> String {
    to_text(&JsonExplanation::new(model, part, None))
}

/// One part of the model scored as JSON, with what the answers say about it.
pub(crate) fn explanation(report: &Report<'_, '_>, part: Part<'_>) -> String {
    to_text(&JsonExplanation::new(report.model(), part, Some(JsonAssessment::new(report, part))))
}

objects! {
    /// A model, or what contains a part of it and what that contains.
    JsonWholeModel<'m> as "WholeModel" (model: &'m Model, part: Part<'_>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// Its id.
        id: &'m str = model.id.as_str();
        /// `n.n.n`.
        version: &'m str = &model.version;
        /// Its name for people.
        title: &'m str = &model.title;
        /// What it is for.
        summary: Option<&'m str> = model.summary.as_deref();
        /// The text that it is written after.
        source: Option<JsonSource<'m>> = model.source.as_ref().map(JsonSource::new);
        /// When a level is reached.
        thresholds: JsonThresholds = JsonThresholds::new(model.thresholds);
        /// Its themes.
        themes: Vec<JsonThemePart<'m>> = model.themes.iter().map(JsonThemePart::new).collect();
        /// Its levels, lowest first.
        levels: Vec<JsonLevelPart<'m, WholeStrategy<'m>>> =
            model.levels.iter().filter(|level| part.touches_level(level)).map(|level| whole_level(model, level, part)).collect();
    }

    /// The text that a model is written after.
    JsonSource<'m> as "Source" (source: &'m Source) {
        /// Its title.
        title: &'m str = &source.title;
        /// Where it stands.
        url: Option<&'m str> = source.url.as_deref();
        /// Its licence.
        license: Option<&'m str> = source.license.as_deref();
        /// The day or commit of the text.
        revision: Option<&'m str> = source.revision.as_deref();
    }

    /// A theme across levels.
    JsonThemePart<'m> as "ModelTheme" (theme: &'m Theme) {
        /// Its id.
        id: &'m str = theme.id.as_str();
        /// Its name for people.
        name: &'m str = &theme.name;
        /// What it is about.
        summary: Option<&'m str> = theme.summary.as_deref();
    }

    /// One part, with the level and the strategy around it.
    JsonExplanation<'m> as "Explanation" (scored: &'m Model, part: Part<'m>, found: Option<JsonAssessment<'m>>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// The model, as `id@n.n.n`.
        model: String = scored.reference();
        /// The level, or the one around the part; null for a whole model.
        level: Option<JsonLevelPart<'m, &'m str>> = match part {
            Part::Model => None,
            Part::Level(level) | Part::Strategy(level, _) | Part::Practice(level, ..) => Some(level_by_ids(level)),
        };
        /// The strategy, or the one around the practice.
        strategy: Option<JsonStrategyPart<'m, &'m str>> = match part {
            Part::Model | Part::Level(_) => None,
            Part::Strategy(_, strategy) | Part::Practice(_, strategy, _) => Some(strategy_by_ids(scored, strategy)),
        };
        /// The practice.
        practice: Option<JsonPracticePart<'m>> =
            if let Part::Practice(.., found) = part { Some(JsonPracticePart::new(found)) } else { None };
        /// What a workload has of it; null without answers.
        assessment: Option<JsonAssessment<'m>> = found;
    }

    /// A level with what stands for each of its strategies: its id, or all of it.
    JsonLevelPart<'m, S> as "ModelLevel" (found: &'m Level, shown: Vec<S>) {
        /// Its number, from 1.
        level: usize = found.number;
        /// Its id.
        id: &'m str = found.id.as_str();
        /// Its name for people.
        name: &'m str = &found.name;
        /// What it is, in a sentence.
        goal: Option<&'m str> = found.goal.as_deref();
        /// Why it matters.
        summary: Option<&'m str> = found.summary.as_deref();
        /// Its risks as a whole.
        risks: Vec<JsonRiskPart<'m>> = found.risks.iter().map(JsonRiskPart::new).collect();
        /// Its trade-offs as a whole.
        trade_offs: Vec<JsonTradeOffPart<'m>> = found.trade_offs.iter().map(JsonTradeOffPart::new).collect();
        /// Its strategies, or their ids.
        strategies: Vec<S> = shown;
    }

    /// A strategy with what stands for each of its practices: its id, or all of it.
    JsonStrategyPart<'m, P> as "ModelStrategy" (model: &'m Model, found: &'m Strategy, shown: Vec<P>) {
        /// Its id.
        id: &'m str = found.id.as_str();
        /// Its name for people.
        name: &'m str = &found.name;
        /// The id of its theme.
        theme: &'m str = found.theme.as_str();
        /// Its share of the level, 1 to 5.
        weight: u32 = found.weight;
        /// Why it matters.
        summary: Option<&'m str> = found.summary.as_deref();
        /// The ids of the strategies that it builds on.
        builds_on: Vec<&'m str> = found.builds_on.iter().map(Id::as_str).collect();
        /// The ids of the strategies that build on it, directly or through others.
        holds_up: Vec<&'m str> = model.held_up_by(&found.id).iter().map(|above| above.id.as_str()).collect();
        /// Links.
        learn_more: &'m [String] = &found.learn_more;
        /// Its risks.
        risks: Vec<JsonRiskPart<'m>> = found.risks.iter().map(JsonRiskPart::new).collect();
        /// Its trade-offs.
        trade_offs: Vec<JsonTradeOffPart<'m>> = found.trade_offs.iter().map(JsonTradeOffPart::new).collect();
        /// Its practices, or their ids.
        practices: Vec<P> = shown;
    }

    /// What can go wrong.
    JsonRiskPart<'m> as "ModelRisk" (found: &'m Risk) {
        /// Its id within the strategy or level.
        id: &'m str = found.id.as_str();
        /// `gap`: run while something is missing; `pursuit`: on the way.
        kind: &'static str = found.kind.as_str();
        /// `high`, `medium` or `low`.
        severity: &'static str = found.severity.as_str();
        /// Whether the source text marks it as a risk.
        stated: bool = found.stated;
        /// The ids of the practices that it hangs on; none is all of them.
        practices: Vec<&'m str> = found.practices.iter().map(Id::as_str).collect();
        /// What can happen.
        risk: &'m str = &found.risk;
        /// What to do about it.
        mitigation: Option<&'m str> = found.mitigation.as_deref();
    }

    /// What is given up for what.
    JsonTradeOffPart<'m> as "ModelTradeOff" (found: &'m TradeOff) {
        /// Its id within the strategy or level.
        id: &'m str = found.id.as_str();
        /// Whether the source text marks it as a trade-off.
        stated: bool = found.stated;
        /// The ids of the practices that it hangs on; none is all of them.
        practices: Vec<&'m str> = found.practices.iter().map(Id::as_str).collect();
        /// What is given up for what.
        trade_off: &'m str = &found.trade_off;
        /// How to decide.
        guidance: Option<&'m str> = found.guidance.as_deref();
    }

    /// One question.
    JsonPracticePart<'m> as "ModelPractice" (practice: &'m Practice) {
        /// Its id within the strategy.
        id: &'m str = practice.id.as_str();
        /// Whether its level does not pass while it is not largely in place.
        essential: bool = practice.essential;
        /// What the source calls it.
        code: Option<&'m str> = practice.code.as_deref();
        /// The question.
        ask: &'m str = &practice.ask;
        /// Why it is asked.
        why: Option<&'m str> = practice.why.as_deref();
        /// What would show it.
        evidence: Option<&'m str> = practice.evidence.as_deref();
        /// What has to hold for the best answer.
        criteria: &'m [String] = &practice.criteria;
        /// What to start with while it is not fully in place.
        next_step: &'m str = &practice.next_step;
        /// Its share of the strategy, 1 to 5.
        weight: u32 = practice.weight;
        /// What it takes from nothing to fully, in points: 1, 3 or 8.
        effort: u32 = practice.effort.points();
        /// The options of its scale, the least first; none for a checklist.
        options: Vec<JsonOption<'m>> =
            if let Form::Scale(scale) = &practice.form { scale.options.iter().map(JsonOption::new).collect() } else { vec![] };
        /// The items of its checklist; none for a scale.
        items: Vec<JsonItem<'m>> =
            if let Form::Checklist(items) = &practice.form { items.iter().map(JsonItem::new).collect() } else { vec![] };
    }

    /// An option of a scale.
    JsonOption<'m> as "Option" (option: &'m ScaleOption) {
        /// Its id.
        id: &'m str = option.id.as_str();
        /// Its name for people.
        label: &'m str = &option.label;
        /// What it means.
        means: Option<&'m str> = option.means.as_deref();
        /// What it is worth, 0 to 100.
        value: u32 = option.value;
    }

    /// An item of a checklist.
    JsonItem<'m> as "Item" (item: &'m Item) {
        /// Its id.
        id: &'m str = item.id.as_str();
        /// Its name for people.
        label: &'m str = &item.label;
        /// Why it is asked.
        why: Option<&'m str> = item.why.as_deref();
    }

    /// The same objects as in the report, of this part alone.
    JsonAssessment<'r> as "Assessment" (report: &'r Report<'_, '_>, part: Part<'_>) {
        /// What is assessed.
        workload: &'r str = &report.answers.workload;
        /// The day on which the answers were looked at: `YYYY-MM-DD`.
        as_of: String = report.as_of.to_string();
        /// The level, scored; null where the part is none.
        level: Option<JsonLevel<'r>> = match part {
            Part::Level(level) => report.scorecard.levels.iter().find(|score| score.number() == level.number).map(JsonLevel::new),
            _ => None,
        };
        /// The strategy, scored; null where the part is none.
        strategy: Option<JsonStrategy<'r>> = match part {
            Part::Strategy(_, strategy) => {
                report.scorecard.strategies().find(|(_, score)| *score.id() == strategy.id).map(|(_, score)| JsonStrategy::new(score))
            }
            _ => None,
        };
        /// The practice, scored; null where the part is none.
        practice: Option<JsonPractice<'r>> = match part {
            Part::Practice(_, _, practice) => report.scorecard.place(practice).map(|place| JsonPractice::new(place.practice)),
            _ => None,
        };
    }
}

/// A strategy with all of its questions.
type WholeStrategy<'m> = JsonStrategyPart<'m, JsonPracticePart<'m>>;

fn whole_level<'m>(model: &'m Model, level: &'m Level, part: Part<'_>) -> JsonLevelPart<'m, WholeStrategy<'m>> {
    let strategy = |found: &'m Strategy| {
        let practices = found.practices.iter().filter(|practice| part.touches_practice(practice));
        JsonStrategyPart::new(model, found, practices.map(JsonPracticePart::new).collect())
    };
    JsonLevelPart::new(level, level.strategies.iter().filter(|found| part.touches_strategy(found)).map(strategy).collect())
}

fn level_by_ids(level: &Level) -> JsonLevelPart<'_, &str> {
    JsonLevelPart::new(level, level.strategies.iter().map(|strategy| strategy.id.as_str()).collect())
}

fn strategy_by_ids<'m>(model: &'m Model, strategy: &'m Strategy) -> JsonStrategyPart<'m, &'m str> {
    JsonStrategyPart::new(model, strategy, strategy.practices.iter().map(|practice| practice.id.as_str()).collect())
}
