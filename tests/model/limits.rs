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
