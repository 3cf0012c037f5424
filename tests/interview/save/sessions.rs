//! Several sessions on one file at the same time.

use maturity::model::PracticeRef;
use std::fs;
use std::thread;

use maturity::answers::{Answer, Entry, Header, Saved, Store};

use super::{operational_excellence, option_at, read, subjects, today};

/// Three sessions answer a third of the practices each, as fast as they can.
#[test]
fn the_answers_of_all_sessions_survive() {
    let model = operational_excellence();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("maturity.yaml");
    let header = Header { workload: Some("w".to_owned()), ..Header::default() };
    drop(Store::create(&path, &model, &header, today()).unwrap());
    let subjects: Vec<PracticeRef> = subjects(&model).into_iter().take(45).collect();
    let (path, model) = (path.as_path(), &model);
    thread::scope(|scope| {
        for own in subjects.chunks(15) {
            scope.spawn(move || {
                let mut store = Store::open(path, model, today()).unwrap();
                for subject in own {
                    let note = Some(format!("of {subject}"));
                    let entry = Entry { answer: Some(Answer::Unknown), note, ..Entry::default() };
                    assert_eq!(store.save(subject, entry).unwrap(), Saved::Done);
                }
            });
        }
    });
    let answers = read(&fs::read_to_string(path).unwrap(), model);
    for subject in &subjects {
        assert_eq!(answers.at(subject).unwrap().note, Some(format!("of {subject}")));
    }
    assert_eq!(answers.entries().count(), subjects.len());
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1);
}

#[test]
fn two_sessions_take_in_what_the_other_saves() {
    let model = operational_excellence();
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("maturity.yaml");
    let header = Header { workload: Some("w".to_owned()), ..Header::default() };
    let mut one = Store::create(&path, &model, &header, today()).unwrap();
    let mut two = Store::open(&path, &model, today()).unwrap();
    let scales: Vec<PracticeRef> = subjects(&model).into_iter().filter(|subject| option_at(&model, subject, 0).is_some()).take(7).collect();
    let option = |subject: &PracticeRef, index| option_at(&model, subject, index).unwrap();
    for pair in scales[..6].chunks(2) {
        assert_eq!(one.save(&pair[0], option(&pair[0], 3)).unwrap(), Saved::Done);
        assert_eq!(two.save(&pair[1], option(&pair[1], 4)).unwrap(), Saved::Done);
    }
    assert_eq!(two.answers().entries().count(), 6);
    // The first has not seen the last answer of the second: the same practice is a conflict, not a loss.
    let theirs = Some(option(&scales[5], 4));
    assert_eq!(one.save(&scales[5], option(&scales[5], 1)).unwrap(), Saved::Conflict { theirs });
    assert_eq!(one.answers(), two.answers());
    assert_eq!(one.save(&scales[6], option(&scales[6], 4)).unwrap(), Saved::Done);
}
