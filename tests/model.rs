#[test]
fn builtin() {
    for b in maturity::model::BUILTIN {
        match maturity::model::Model::read("m", b.text.as_bytes()) {
            Ok((m, w)) => println!("{} {} {}", m.id, m.practices().count(), w),
            Err(f) => panic!("{f}"),
        }
    }
}
