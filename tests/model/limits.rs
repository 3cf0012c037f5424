//! The largest model that is read, and what is one more than that.

use std::fmt::Write as _;

use maturity::model::Model;

/// A model whose levels have these numbers of practices in each of their strategies.
fn model(levels: &[Vec<usize>]) -> String {
    let mut text = "id: m\nversion: 1.0.0\ntitle: M\nscoring: {achieved_at: 75, floor: 50}\nscales:\n  s: [{id: a, label: A, value: 0}, \
                    {id: b, label: B, value: 100}]\nthemes: [{id: t, name: T}]\nlevels:\n"
        .to_owned();
    for (number, strategies) in levels.iter().enumerate() {
        let _ = writeln!(text, "  - id: l{number}\n    name: L\n    strategies:");
        for (at, practices) in strategies.iter().enumerate() {
            let _ = writeln!(text, "      - id: s{number}-{at}\n        name: S\n        theme: t\n        practices:");
            for practice in 0..*practices {
                let _ = writeln!(text, "          - {{id: p{practice}, ask: Is {number} {at} {practice}?, next_step: Do.}}");
            }
        }
    }
    text
}

/// What is wrong with it, the first of it.
fn fault(levels: &[Vec<usize>]) -> String {
    let faults = Model::read("m", model(levels).as_bytes()).err();
    faults.map_or(String::new(), |faults| faults.problems[0].message.clone())
}

#[test]
fn each_limit_is_kept_and_one_more_is_refused() {
    assert_eq!(fault(&vec![vec![1]; 50]), "");
    assert_eq!(fault(&vec![vec![1]; 51]), "51 levels in a model; at most 50 are read");
    assert_eq!(fault(&[vec![1; 300], vec![1; 300]]), "");
    assert_eq!(fault(&[vec![1], vec![1; 301]]), "301 strategies in a level; at most 300 are read");
    assert_eq!(fault(&[vec![50; 100], vec![50; 100]]), "");
    assert_eq!(fault(&[[vec![50; 100], vec![1]].concat()]), "5001 practices in a level; at most 5000 are read");
    assert_eq!(fault(&[vec![50]]), "");
    assert_eq!(fault(&[vec![51]]), "51 practices in a strategy; at most 50 are read");
}

/// A level of 300 strategies of which each builds on those that `bases` names.
fn tied(bases: impl Fn(usize) -> Vec<usize>) -> String {
    let mut text = model(&[vec![1; 300]]);
    for at in 0..300 {
        let names: Vec<String> = bases(at).iter().map(|base| format!("s0-{base}")).collect();
        let id = format!("      - id: s0-{at}\n");
        text = text.replacen(&id, &format!("{id}        builds_on: [{}]\n", names.join(", ")), 1);
    }
    text
}

#[test]
fn what_builds_on_itself_is_told_however_large_the_knot_is() {
    let messages = |text: &str| -> Vec<String> {
        let faults = Model::read("m", text.as_bytes()).err();
        faults.map_or(vec![], |faults| faults.problems.into_iter().map(|problem| problem.message).collect())
    };
    // Everything on all that stands above it: the most edges without a circle.
    assert_eq!(messages(&tied(|at| (0..at).collect())), [""; 0]);
    let circle = messages(&tied(|at| vec![(at + 299) % 300]));
    assert_eq!(circle.len(), 1);
    assert!(circle[0].starts_with("`s0-0` builds on itself: `s0-0` → `s0-299` → `s0-298` → "), "{circle:?}");
    assert!(circle[0].ends_with(" → `s0-289` → 288 more → `s0-0`"), "{circle:?}");
    // Everything on everything: it is told in a moment, and not all of it.
    let knot = messages(&tied(|at| (0..300).filter(|base| *base != at).collect()));
    assert_eq!(knot.len(), 20);
    let pairs = messages(&tied(|at| if at < 6 { vec![at ^ 1] } else { vec![] }));
    assert_eq!(pairs.len(), 3, "{pairs:?}");
}
