//! The proof that a level is not reached: "What holds a level back" in `model/README.md`.

use maturity::scorecard::{Blocker, LevelScore, Points, Scorecard};
use proptest::{prop_assert, prop_assert_eq, proptest};

use crate::by_hand::{HIGH, SCORE, exact, is, points};
use crate::case::Case;
use crate::generate::{cases, runs};

/// A blocker in a line: what is in the way, found and needed.
fn told(blocker: &Blocker<'_, '_>) -> String {
    match blocker {
        Blocker::Essential { place, needed } => {
            format!("essential {}/{} {:?} {needed:?}", place.strategy_id(), place.practice_id(), place.practice.value)
        }
        Blocker::Floor { strategy, score, needed } => {
            format!("floor {} {score:?} {needed:?}", strategy.strategy.id)
        }
        Blocker::Score { score, needed, short, .. } => {
            format!("score {score:?} {needed:?} {short:?}")
        }
        Blocker::Open { questions, points } => format!("open {questions} {points:?}"),
        Blocker::Below { level } => format!("below {}", level.level.id),
    }
}

/// The same lines, reckoned by hand.
fn reckoned(case: &Case, index: usize) -> Vec<String> {
    let level = &case.levels[index];
    let Some([score, high]) = case.range_of(&level.strategies) else { return vec![] };
    let [achieved_at, floor] = [case.achieved_at, case.floor].map(points);
    let practices = || level.strategies.iter().flat_map(|strategy| strategy.practices.iter().map(move |practice| (strategy, practice)));
    let mut lines = vec![];
    for (strategy, practice) in practices().filter(|(strategy, practice)| practice.essential && case.fails(strategy, practice, SCORE)) {
        let value = case.worth(strategy, practice).map(exact);
        lines.push(format!("essential {}/{} {value:?} {:?}", strategy.id, practice.id, exact(achieved_at)));
    }
    for strategy in level.strategies.iter().filter(|strategy| case.is_under_floor(strategy)) {
        let score = case.strategy_range(strategy).unwrap()[SCORE];
        lines.push(format!("floor {} {:?} {:?}", strategy.id, exact(score), exact(floor)));
    }
    if score < achieved_at {
        lines.push(format!("score {:?} {:?} {:?}", exact(score), exact(achieved_at), exact(achieved_at - score)));
    }
    if [SCORE, HIGH].map(|end| case.passes(level, end)) == [Some(false), Some(true)] {
        let open = practices().filter(|(strategy, practice)| case.state(strategy, practice).is_open()).count();
        lines.push(format!("open {open} {:?}", exact(high - score)));
    }
    let failing = case.levels[..index].iter().filter(|below| case.passes(below, SCORE) == Some(false));
    lines.into_iter().chain(failing.map(|below| format!("below {}", below.id))).collect()
}

fn sum_of_lost(level: &LevelScore<'_>) -> Points {
    level.lost().into_iter().map(|lost| lost.points).sum()
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn the_points_lost_add_up_to_exactly_what_is_missing_from_100(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        for (level, of_case) in scorecard.levels.iter().zip(&case.levels) {
            let missing = case.range_of(&of_case.strategies).map_or(points(0), |range| points(100) - range[SCORE]);
            prop_assert!(is(&sum_of_lost(level), missing), "{}", of_case.id);
            prop_assert!(level.lost().is_sorted_by(|a, b| a.points >= b.points));
            prop_assert!(level.lost().iter().all(|lost| lost.points > Points::zero()));
        }
    }

    #[test]
    fn each_practice_loses_its_share_of_what_is_missing(case in cases()) {
        let model = case.model();
        let lost = case.outcome(&model).lost;
        for (level, strategy) in case.levels.iter().flat_map(|level| level.strategies.iter().map(move |strategy| (level, strategy))) {
            for practice in &strategy.practices {
                let found = lost.get(&format!("{}/{}", strategy.id, practice.id)).cloned();
                let reckoned = case.lost(level, strategy, practice).map(exact);
                prop_assert_eq!(found, reckoned, "{}/{}", strategy.id, practice.id);
            }
        }
    }

    #[test]
    fn the_blockers_of_a_level_are_all_its_reasons_and_no_others(case in cases()) {
        let model = case.model();
        let answers = case.answers(&model);
        let scorecard = Scorecard::new(&model, &answers);
        for (index, level) in scorecard.levels.iter().enumerate() {
            let found: Vec<String> = scorecard.blockers(level).iter().map(told).collect();
            prop_assert_eq!(found.is_empty(), level.counts != Some(false));
            prop_assert_eq!(found, reckoned(&case, index), "{}", case.levels[index].id);
        }
    }

    #[test]
    fn a_report_gives_the_blockers_of_the_lowest_failing_level(case in cases()) {
        let report: serde_json::Value = serde_json::from_str(&case.json()).unwrap();
        let levels = report["levels"].as_array().unwrap();
        let blocked = levels.iter().find(|level| level["passes"] == false).map(|level| level["level"].clone());
        let blockers = report["blockers"].as_array().unwrap();
        prop_assert_eq!(blockers.is_empty(), blocked.is_none());
        prop_assert!(blockers.iter().all(|blocker| Some(&blocker["level"]) == blocked.as_ref()));
        for blocker in blockers.iter().filter(|blocker| blocker["kind"] == "score") {
            let lost: f64 = blocker["lost"].as_array().unwrap().iter().map(|lost| lost["points"].as_f64().unwrap()).sum();
            prop_assert!((lost + blocker["score"].as_f64().unwrap_or(0.0) - 100.0).abs() < 1e-9);
        }
    }
}
