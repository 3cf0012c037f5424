//! What holds a level back, what to do about it, what can go wrong and what is accepted, in JSON.

use jiff::civil::Date;

use super::objects;
use crate::answers::{Acceptance, Planned};
use crate::model::{Risk, TradeOff};
use crate::next_steps::{NextSteps, Step, unlocks};
use crate::render::words;
use crate::report::{RiskRow, pursuit_risks, trade_offs};
use crate::scorecard::{Blocker, LevelScore, Lost, Place, Points, Scorecard};
use crate::text::visible_line;

objects! {
    /// A reason why the lowest failing level does not count; what its kind does not have is null.
    JsonBlocker<'r> as "Blocker" (held_back: &LevelScore<'_>, blocker: &Blocker<'_, 'r>) {
        /// The number of the level held back; for `below`, of the failing level under it.
        level: usize = if let Blocker::Below { level } = blocker { level.number() } else { held_back.number() };
        /// `essential`, `floor`, `score`, `open` or `below`.
        kind: &'static str = blocker.kind();
        /// For `floor` and `essential`: the id of the strategy, under the floor or of the practice.
        strategy: Option<&'r str> = match blocker {
            Blocker::Essential { place, .. } => Some(place.strategy_id().as_str()),
            Blocker::Floor { strategy, .. } => Some(strategy.id().as_str()),
            _ => None,
        };
        /// For `essential`: the id of the practice within the strategy.
        practice: Option<&'r str> = if let Blocker::Essential { place, .. } = blocker { Some(place.practice_id().as_str()) } else { None };
        /// For `essential`, `floor` and `score`: the value or score found, in per cent; null when open or not assessed.
        score: Option<f64> = match blocker {
            Blocker::Essential { place, .. } => place.practice.value.as_ref().map(Points::to_f64),
            Blocker::Floor { strategy, .. } => strategy.score().map(Points::to_f64),
            Blocker::Score { .. } => held_back.score().map(Points::to_f64),
            _ => None,
        };
        /// For `essential`, `floor` and `score`: the value or score needed, in per cent.
        needed: Option<f64> = match blocker {
            Blocker::Essential { needed, .. } | Blocker::Floor { needed, .. } | Blocker::Score { needed, .. } => Some(needed.to_f64()),
            _ => None,
        };
        /// For `score`: the points between the two.
        short: Option<f64> = if let Blocker::Score { short, .. } = blocker { Some(short.to_f64()) } else { None };
        /// For `open`: how many answers are open.
        questions: Option<usize> = if let Blocker::Open { questions, .. } = blocker { Some(*questions) } else { None };
        /// For `open`: the points they could add.
        points: Option<f64> = if let Blocker::Open { points, .. } = blocker { Some(points.to_f64()) } else { None };
        /// For `score`: the practices by points lost; their sum is 100 less the score.
        lost: Vec<JsonLost<'r>> = if let Blocker::Score { lost, .. } = blocker { lost.iter().map(JsonLost::new).collect() } else { vec![] };
    }

    /// Points of the level's score lost by one practice.
    JsonLost<'r> as "Lost" (lost: &Lost<'_, 'r>) {
        /// The id of the strategy.
        strategy: &'r str = lost.place.strategy_id().as_str();
        /// The id within it.
        practice: &'r str = lost.place.practice_id().as_str();
        /// The points.
        points: f64 = lost.points.to_f64();
    }

    /// A next step, the plan first; `from` and `to` are values of the practice, `from` null when open.
    JsonStep<'r> as "Step" (scorecard: &Scorecard<'r>, number: usize, is_planned: bool, found: &Step<'_, 'r>) {
        /// Its place in the order, from 1.
        rank: usize = number;
        /// Whether it belongs to the plan.
        in_plan: bool = is_planned;
        /// The number of the level it raises.
        level: usize = found.place.number();
        /// The id of its strategy.
        strategy: &'r str = found.place.strategy_id().as_str();
        /// Its id within the strategy.
        practice: &'r str = found.place.practice_id().as_str();
        /// What to reach: the question and the answer.
        goal: String = words::step_goal(found);
        /// What to start with.
        start_with: &'r str = &found.place.asked().next_step;
        /// What shows that it is reached.
        done_when: Option<&'r str> = found.place.asked().evidence.as_deref();
        /// The practice's value now, 0 to 100; null when open.
        from: Option<f64> = found.place.practice.value.as_ref().map(Points::to_f64);
        /// Its value then.
        to: f64 = found.to.to_f64();
        /// `good`: to the lowest answer that is worth what a level is achieved at; `full`: to the best.
        target: &'static str = found.target.as_str();
        /// Whether it is to be found out first.
        open: bool = found.is_open();
        /// Points of the level's score.
        gain: f64 = found.gain.to_f64();
        /// What it takes, in points.
        effort: u32 = found.effort;
        /// Who takes it, until when.
        planned: Option<JsonPlanned<'r>> = found.place.practice.entry.and_then(|entry| entry.planned.as_ref()).map(JsonPlanned::new);
        /// The ids of the strategies that it prepares.
        unlocks: Vec<&'r str> = unlocks(scorecard, found).iter().map(|strategy| strategy.id.as_str()).collect();
        /// What to watch on the way.
        risks: Vec<JsonPursuitRisk<'r>> = pursuit_risks(found).map(JsonPursuitRisk::new).collect();
        /// What it costs elsewhere.
        trade_offs: Vec<JsonTradeOff<'r>> = trade_offs(found).map(JsonTradeOff::new).collect();
    }

    /// What can go wrong while taking a step.
    JsonPursuitRisk<'r> as "PursuitRisk" (found: &'r Risk) {
        /// Its id within the strategy.
        id: &'r str = found.id.as_str();
        /// What can happen.
        risk: &'r str = &found.risk;
        /// What to do about it.
        mitigation: Option<&'r str> = found.mitigation.as_deref();
    }

    /// What a step costs elsewhere.
    JsonTradeOff<'r> as "TradeOff" (found: &'r TradeOff) {
        /// Its id within the strategy.
        id: &'r str = found.id.as_str();
        /// What is given up for what.
        trade_off: &'r str = &found.trade_off;
        /// How to decide.
        guidance: Option<&'r str> = found.guidance.as_deref();
    }

    /// A risk being run.
    JsonRisk as "Risk" (row: &RiskRow<'_, '_>) {
        /// The number of the level.
        level: usize = row.level.number();
        /// The id of the strategy in which something is missing; null for a risk of the level as a whole.
        strategy: Option<String> = row.strategy.map(|strategy| strategy.id().to_string());
        /// Its id within the strategy, or among the risks of its level as a whole.
        id: String = row.risk.id.to_string();
        /// `high`, `medium` or `low`.
        severity: &'static str = row.risk.severity.as_str();
        /// Whether the source text of the model marks it as a risk; otherwise the model's authors drew it from the text.
        stated: bool = row.risk.stated;
        /// What can happen.
        risk: String = visible_line(&row.risk.risk);
        /// What to do about it.
        mitigation: Option<String> = row.risk.mitigation.as_deref().map(visible_line);
    }

    /// What the plan comes to.
    JsonPlan as "Plan" (steps: &NextSteps<'_, '_>, to: usize) {
        /// The number of the level to reach.
        level: usize = to;
        /// So many points above what a level is achieved at.
        margin: u32 = steps.margin;
        /// What it takes, in points; null where a level is out of reach without what is accepted for now.
        effort: Option<u32> = steps.outcome.as_ref().map(|outcome| outcome.effort);
        /// The same, if every open answer up to that level turned out best.
        effort_best: Option<u32> = steps.outcome.as_ref().map(|outcome| outcome.effort_best);
        /// The score of that level after it, in per cent; null where nothing of the level applies.
        score_after: Option<f64> = steps.outcome.as_ref().and_then(|outcome| outcome.score_after.as_ref()).map(Points::to_f64);
    }

    /// Who takes a step, until when, and where it is tracked.
    JsonPlanned<'r> as "Planned" (found: &'r Planned) {
        /// Who takes it.
        by: Option<&'r str> = found.by.as_deref();
        /// The last day on which it is in time: `YYYY-MM-DD`.
        until: Option<String> = found.until.map(|day| day.to_string());
        /// Its ticket.
        link: Option<&'r str> = found.link.as_deref();
    }

    /// The decision to live with a gap for a while, as it was written.
    JsonAcceptance<'r> as "Acceptance" (found: &'r Acceptance) {
        /// Why; null where that is left out.
        reason: Option<&'r str> = reason(found);
        /// The last day: `YYYY-MM-DD`.
        until: String = found.until.to_string();
        /// Who decided.
        by: Option<&'r str> = found.by.as_deref();
    }

    /// A gap that is accepted for now, which is no next step.
    JsonAccepted<'r> as "Accepted" (place: &Place<'_, 'r>, found: &'r Acceptance, today: Date) {
        /// The number of its level.
        level: usize = place.number();
        /// The id of its strategy.
        strategy: &'r str = place.strategy_id().as_str();
        /// Its id within the strategy.
        practice: &'r str = place.practice_id().as_str();
        /// Why it is accepted; null where that is left out.
        reason: Option<&'r str> = reason(found);
        /// The last day on which it is: `YYYY-MM-DD`.
        until: String = found.until.to_string();
        /// Who decided.
        by: Option<&'r str> = found.by.as_deref();
        /// How many days are left.
        days_left: i64 = found.days_left(today);
    }
}

fn reason(accepted: &Acceptance) -> Option<&str> {
    Some(accepted.reason.as_str()).filter(|reason| !reason.is_empty())
}
