//! What holds a level back, what to do about it, what can go wrong and what is accepted, in JSON.

use jiff::civil::Date;

use super::objects;
use crate::answers::Acceptance;
use crate::model::{Risk, RiskKind, TradeOff};
use crate::next_steps::{Step, unlocks};
use crate::report::RiskRow;
use crate::scorecard::{Blocker, LevelScore, Lost, Place, Points, Scorecard};
use crate::text::visible_line;

objects! {
    /// A reason why the lowest failing level does not count; what its kind does not have is null.
    JsonBlocker<'r> as "Blocker" (held_back: &LevelScore<'_>, blocker: &Blocker<'_, 'r>) {
        /// The number of the level held back; for `below`, of the failing level under it.
        level: usize = if let Blocker::Below { level } = blocker { level.number() } else { held_back.number() };
        /// `floor`, `score`, `open` or `below`.
        kind: &'static str = blocker.kind();
        /// For `floor`: the id of the strategy under the floor.
        strategy: Option<&'r str> = if let Blocker::Floor { strategy, .. } = blocker { Some(strategy.id().as_str()) } else { None };
        /// For `floor` and `score`: the score found, in per cent; null when not assessed.
        score: Option<f64> = match blocker {
            Blocker::Floor { strategy, .. } => strategy.score().map(Points::to_f64),
            Blocker::Score { .. } => held_back.score().map(Points::to_f64),
            _ => None,
        };
        /// For `floor` and `score`: the score needed, in per cent.
        needed: Option<f64> = match blocker {
            Blocker::Floor { needed, .. } | Blocker::Score { needed, .. } => Some(needed.to_f64()),
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
        /// What to do.
        step: &'r str = &found.place.asked().next_step;
        /// The practice's value now, 0 to 100; null when open.
        from: Option<f64> = found.place.practice.value.as_ref().map(Points::to_f64);
        /// Its value then: 100.
        to: f64 = 100.0;
        /// Whether it is to be found out first.
        open: bool = found.is_open();
        /// Points of the level's score.
        gain: f64 = found.gain.to_f64();
        /// What it takes, in points.
        effort: u32 = found.effort;
        /// The ids of the strategies that it prepares.
        unlocks: Vec<&'r str> = unlocks(scorecard, found).iter().map(|strategy| strategy.id.as_str()).collect();
        /// What to watch on the way.
        risks: Vec<JsonPursuitRisk<'r>> =
            found.place.strategy.strategy.risks_of(RiskKind::Pursuit).map(JsonPursuitRisk::new).collect();
        /// What it costs elsewhere.
        trade_offs: Vec<JsonTradeOff<'r>> = found.place.strategy.strategy.trade_offs.iter().map(JsonTradeOff::new).collect();
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
        /// The number of the strategy's level.
        level: usize = row.level.number();
        /// The id of the strategy.
        strategy: String = row.strategy.id().to_string();
        /// Its id within the strategy.
        id: String = row.risk.id.to_string();
        /// What can happen.
        risk: String = visible_line(&row.risk.risk);
        /// What to do about it.
        mitigation: Option<String> = row.risk.mitigation.as_deref().map(visible_line);
    }

    /// A gap that is accepted for now, which is no next step.
    JsonAccepted<'r> as "Accepted" (place: &Place<'_, 'r>, found: &'r Acceptance, today: Date) {
        /// The number of its level.
        level: usize = place.number();
        /// The id of its strategy.
        strategy: &'r str = place.strategy_id().as_str();
        /// Its id within the strategy.
        practice: &'r str = place.practice_id().as_str();
        /// Why it is accepted.
        reason: &'r str = &found.reason;
        /// The last day on which it is: `YYYY-MM-DD`.
        until: String = found.until.to_string();
        /// Who decided.
        by: Option<&'r str> = found.by.as_deref();
        /// How many days are left.
        days_left: i64 = found.days_left(today);
    }
}
