//! One slip anywhere in a built-in model: it changes nothing but what it says, or it is found, on the right line.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use maturity::document::{Document, Faults, Kind, Node, Severity};
use maturity::model::{Model, SIZE_LIMIT, builtin};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_yaml::Value;

/// One step down into a document.
#[derive(Debug, Clone, PartialEq)]
enum Step {
    Key(String),
    At(usize),
}

impl Step {
    fn key(&self) -> Option<&str> {
        if let Self::Key(key) = self { Some(key) } else { None }
    }
}

type Path = Vec<Step>;

/// Keys that a mapping may lack.
const OPTIONAL: [&str; 26] = [
    "summary",
    "source",
    "url",
    "license",
    "means",
    "themes",
    "goal",
    "weight",
    "builds_on",
    "learn_more",
    "risks",
    "trade_offs",
    "kind",
    "mitigation",
    "guidance",
    "why",
    "evidence",
    "effort",
    "items",
    "scale",
    "essential",
    "code",
    "criteria",
    "severity",
    "stated",
    "revision",
];

/// Keys whose value names something that is defined elsewhere, or is one of a few words.
const REFERENCES: [&str; 8] = ["theme", "builds_on", "default_scale", "scale", "kind", "effort", "severity", "practices"];

/// The default model as it is written.
static MODEL: LazyLock<Value> = LazyLock::new(|| serde_yaml::from_str(builtin("operational-excellence").unwrap().text).unwrap());

/// Every path of it.
static PATHS: LazyLock<Vec<Path>> = LazyLock::new(|| paths(&MODEL));

static SCHEMA: LazyLock<jsonschema::Validator> = LazyLock::new(|| jsonschema::validator_for(&maturity::model::schema()).unwrap());

fn text_of(value: &Value) -> String {
    serde_yaml::to_string(value).unwrap()
}

/// Every path of a value, the root's own excepted.
fn paths(value: &Value) -> Vec<Path> {
    let mut found = Vec::new();
    collect(value, &mut Vec::new(), &mut found);
    found
}

fn collect(value: &Value, path: &mut Path, found: &mut Vec<Path>) {
    let children: Vec<(Step, &Value)> = match value {
        Value::Mapping(entries) => entries.iter().map(|(key, value)| (Step::Key(key.as_str().unwrap().to_owned()), value)).collect(),
        Value::Sequence(items) => items.iter().enumerate().map(|(index, value)| (Step::At(index), value)).collect(),
        _ => vec![],
    };
    for (step, child) in children {
        path.push(step);
        found.push(path.clone());
        collect(child, path, found);
        path.pop();
    }
}

fn look<'v>(value: &'v Value, path: &[Step]) -> &'v Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => &value[key.as_str()],
        Step::At(index) => &value[*index],
    })
}

fn at<'v>(value: &'v mut Value, path: &[Step]) -> &'v mut Value {
    path.iter().fold(value, |value, step| match step {
        Step::Key(key) => value.get_mut(key.as_str()).unwrap(),
        Step::At(index) => value.get_mut(index).unwrap(),
    })
}

/// The key that a value stands under, be it in a list.
fn key(path: &[Step]) -> &str {
    path.iter().rev().find_map(Step::key).unwrap()
}

/// That model after a slip, and where its faults may stand.
struct Slip {
    value: Value,
    /// The parts that were touched; a fault may stand at them and at what directly contains them.
    touched: Vec<Path>,
    /// Names that are no more what they were: a fault may stand wherever they are used.
    names: Vec<String>,
}

/// What the lint says of a slip.
fn lint(slip: &Slip) -> Result<(Model, Faults), Faults> {
    Model::lint("m", text_of(&slip.value).as_bytes(), None)
}

fn node<'n>(root: &'n Node, path: &[Step]) -> Option<&'n Node> {
    path.iter().try_fold(root, |node, step| match step {
        Step::Key(key) => node.get(key),
        Step::At(index) => node.at(*index),
    })
}

/// The lines where the faults of a slip may stand.
fn right_lines(slip: &Slip) -> BTreeSet<usize> {
    let text = text_of(&slip.value);
    let document = Document::parse("m", text.as_bytes(), SIZE_LIMIT).unwrap();
    let breaks: Vec<usize> = text.match_indices('\n').map(|(offset, _)| offset).collect();
    let line = |offset: usize| breaks.partition_point(|at| *at < offset) + 1;
    let mut lines = BTreeSet::new();
    for path in &slip.touched {
        for path in [path.as_slice(), &path[..path.len() - 1]] {
            let Some(node) = node(document.root(), path) else { continue };
            // The part itself, its last character, and the name of the part that it is.
            lines.extend([line(node.name().start), line(node.value.end.saturating_sub(1)), line(node.value.start)]);
            lines.extend(["id", "ask"].iter().filter_map(|key| Some(line(node.get(key)?.value.start))));
        }
        // What a strategy or a level lacks is told at its id.
        for end in 1..path.len() {
            lines.extend(node(document.root(), &path[..end]).and_then(|node| Some(line(node.get("id")?.value.start))));
        }
    }
    lines.extend(
        scalars(document.root())
            .into_iter()
            .filter(|node| slip.names.iter().any(|name| text[node.value.clone()] == **name))
            .map(|node| line(node.value.start)),
    );
    lines
}

/// Every value without parts.
fn scalars(node: &Node) -> Vec<&Node> {
    match &node.kind {
        Kind::Scalar { .. } => vec![node],
        Kind::List(items) => items.iter().flat_map(scalars).collect(),
        Kind::Map(entries) => entries.iter().flat_map(|(_, node)| scalars(node)).collect(),
    }
}

/// Whether the slip was found; its faults must all stand on the right lines.
fn is_found(slip: &Slip) -> Result<bool, TestCaseError> {
    let (faults, is_found) = match lint(slip) {
        Ok((_, warnings)) => {
            // Nor may an editor complain of what the lint accepts.
            prop_assert!(SCHEMA.is_valid(&serde_json::to_value(&slip.value).unwrap()), "{:?} {:?}", slip.touched, slip.names);
            (warnings, false)
        }
        Err(faults) => (faults, true),
    };
    let lines = if faults.problems.is_empty() { BTreeSet::new() } else { right_lines(slip) };
    for problem in &faults.problems {
        // A fault between two parts shows both.
        let places = [Some(&problem.place), problem.also.as_ref().map(|(place, _)| place)];
        let shown: Vec<usize> = places.into_iter().flatten().map(|place| faults.line_and_column(place.start).0).collect();
        // A circle is told at one of its edges, in words that name them all.
        let names_it = problem.rule == "cycle" && slip.names.iter().any(|name| problem.message.contains(&format!("`{name}`")));
        prop_assert!(
            names_it || shown.iter().any(|line| lines.contains(line)),
            "{:?} {:?}: {shown:?} are none of {lines:?}: {problem:?}",
            slip.touched,
            slip.names
        );
    }
    prop_assert_eq!(is_found, faults.problems.iter().any(|problem| problem.severity == Severity::Error));
    Ok(is_found)
}

/// The ids of a part and of everything in it.
fn names_in(value: &Value) -> Vec<String> {
    let mut names: Vec<String> = paths(value)
        .into_iter()
        .filter(|path| matches!(path.last(), Some(Step::Key(key)) if key == "id" || key == "theme"))
        .map(|path| look(value, &path).as_str().unwrap().to_owned())
        .collect();
    names.extend(value.as_str().map(str::to_owned));
    names
}

fn deleted(path: &Path) -> Slip {
    let mut value = MODEL.clone();
    let mut names = names_in(at(&mut value, path));
    names.push(key(path).to_owned());
    let (last, parent) = path.split_last().unwrap();
    match (at(&mut value, parent), last) {
        (Value::Mapping(mapping), Step::Key(key)) => drop(mapping.remove(key.as_str())),
        (Value::Sequence(items), Step::At(index)) => drop(items.remove(*index)),
        _ => unreachable!("a path leads through mappings and lists"),
    }
    Slip { value, touched: vec![path.clone()], names }
}

fn replaced(path: &Path, by: Value) -> Slip {
    let mut value = MODEL.clone();
    let place = at(&mut value, path);
    let names = names_in(place).into_iter().chain(names_in(&by)).collect();
    *place = by;
    Slip { value, touched: vec![path.clone()], names }
}

/// The entry of a list once more behind itself.
fn doubled(path: &Path) -> Slip {
    let mut value = MODEL.clone();
    let entry = at(&mut value, path).clone();
    let names = names_in(&entry);
    let (Some(Step::At(index)), parent) = (path.last(), &path[..path.len() - 1]) else { unreachable!("an entry of a list") };
    at(&mut value, parent).as_sequence_mut().unwrap().insert(index + 1, entry.clone());
    let second = [parent, &[Step::At(index + 1)]].concat();
    // A whole part comes twice with all that is in it.
    let within = paths(&entry).into_iter().map(|inner| [second.clone(), inner].concat());
    let touched = [second.clone()].into_iter().chain(within).collect();
    Slip { value, touched, names }
}

fn swapped(one: &Path, other: &Path) -> Slip {
    let mut value = MODEL.clone();
    let [first, second] = [at(&mut value, one).clone(), at(&mut value, other).clone()];
    let names = names_in(&first).into_iter().chain(names_in(&second)).collect();
    *at(&mut value, one) = second;
    *at(&mut value, other) = first;
    Slip { value, touched: vec![one.clone(), other.clone()], names }
}

/// A word with one letter more, less, or another.
fn misspelt(word: &str, at: Index, kind: u8) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    let place = at.index(letters.len());
    match kind {
        0 => letters.insert(place, 'q'),
        1 if letters.len() > 1 => drop(letters.remove(place)),
        _ => letters[place] = 'q',
    }
    letters.into_iter().collect()
}

/// Paths by their kind, which is the keys that they lead through.
type Kinds = Vec<Vec<&'static Path>>;

fn kinds(is_meant: impl Fn(&Path) -> bool) -> Kinds {
    let mut kinds: BTreeMap<Vec<&str>, Vec<&Path>> = BTreeMap::new();
    for path in PATHS.iter().filter(|path| is_meant(path)) {
        kinds.entry(path.iter().filter_map(Step::key).collect()).or_default().push(path);
    }
    kinds.into_values().collect()
}

/// One of these paths: first of what kind, so that rare keys come as often as common ones, then which.
fn pick(kinds: &Kinds, kind: Index, which: Index) -> &'static Path {
    let of_kind: &Vec<&Path> = kind.get(kinds);
    which.get::<&Path>(of_kind)
}

static ALL: LazyLock<Kinds> = LazyLock::new(|| kinds(|_| true));

static KEYS: LazyLock<Kinds> = LazyLock::new(|| kinds(|path| matches!(path.last(), Some(Step::Key(_)))));

/// The mappings in lists, what a strategy builds on, and what a risk hangs on.
static PARTS: LazyLock<Kinds> = LazyLock::new(|| {
    kinds(|path| {
        matches!(path.last(), Some(Step::At(_))) && (look(&MODEL, path).is_mapping() || ["builds_on", "practices"].contains(&key(path)))
    })
});

static SCALARS: LazyLock<Kinds> = LazyLock::new(|| kinds(|path| !look(&MODEL, path).is_mapping() && !look(&MODEL, path).is_sequence()));

fn of_key(names: &[&str]) -> Vec<&'static Path> {
    PATHS.iter().filter(|path| names.contains(&key(path)) && look(&MODEL, path).is_string()).collect()
}

/// A checklist without its items is a question on the default scale; a list of themes is needed where a strategy names one.
fn may_be_left_out(path: &Path) -> bool {
    let of_a_risk = || path.iter().any(|step| matches!(step.key(), Some("risks" | "trade_offs")));
    if key(path) == "practices" {
        return of_a_risk();
    }
    OPTIONAL.contains(&key(path)) && key(path) != "themes" || (path.len() == 2 && key(path) == "source")
}

/// `PROPTEST_CASES=2560` makes ten times as many.
fn runs() -> ProptestConfig {
    let config = ProptestConfig::default();
    ProptestConfig { cases: config.cases / 6, failure_persistence: None, ..config }
}

proptest! {
    #![proptest_config(runs())]

    #[test]
    fn a_deleted_key_is_found_unless_it_may_be_left_out(kind in any::<Index>(), which in any::<Index>()) {
        let path = pick(&KEYS, kind, which);
        let slip = deleted(path);
        let is_found = is_found(&slip)?;
        prop_assert_eq!(is_found, !may_be_left_out(path), "{:?}", path);
    }

    #[test]
    fn a_key_or_an_entry_without_a_value_is_found_unless_it_may_be_left_out(kind in any::<Index>(), which in any::<Index>()) {
        let path = pick(&ALL, kind, which);
        let slip = replaced(path, Value::Null);
        let is_entry = matches!(path.last(), Some(Step::At(_)));
        prop_assert_eq!(is_found(&slip)?, is_entry || !may_be_left_out(path), "{:?}", path);
    }

    #[test]
    fn a_misspelt_reference_is_found(index in any::<Index>(), letter in any::<Index>(), kind in 0..3_u8) {
        let references = of_key(&REFERENCES);
        let path = index.get(&references);
        let word = look(&MODEL, path).as_str().unwrap().to_owned();
        let slip = replaced(path, misspelt(&word, letter, kind).into());
        prop_assert!(slip.value == *MODEL || is_found(&slip)?, "{:?}", path);
    }

    #[test]
    fn a_misspelt_id_is_another_id_or_found_where_it_was_used(index in any::<Index>(), letter in any::<Index>(), kind in 0..3_u8) {
        let ids = of_key(&["id"]);
        let path = index.get(&ids);
        let word = look(&MODEL, path).as_str().unwrap().to_owned();
        let misspelt = misspelt(&word, letter, kind);
        let slip = replaced(path, misspelt.as_str().into());
        let of_strategies_and_themes = of_key(&["theme", "builds_on"]);
        let is_used = of_strategies_and_themes.iter().any(|path| look(&MODEL, path).as_str() == Some(&word));
        let is_defined_here = path.len() == 3 || matches!(path.get(path.len().wrapping_sub(3)), Some(Step::Key(key)) if key == "strategies");
        let is_no_id = maturity::model::Id::new(&misspelt).is_err();
        let is_found = is_found(&slip)?;
        if slip.value != *MODEL && (is_no_id || (is_used && is_defined_here)) {
            prop_assert!(is_found, "{:?} {}", path, misspelt);
        }
    }

    #[test]
    fn a_part_that_stands_twice_is_found(kind in any::<Index>(), which in any::<Index>()) {
        let path = pick(&PARTS, kind, which);
        prop_assert!(is_found(&doubled(path))?, "{:?}", path);
    }

    #[test]
    fn two_values_that_change_places_are_found_or_mean_what_they_say(
        kinds in any::<[Index; 2]>(),
        which in any::<[Index; 2]>(),
        alike in any::<bool>(),
    ) {
        let one = pick(&SCALARS, kinds[0], which[0]);
        let others: Kinds = SCALARS.iter().filter(|paths| !alike || key(paths[0]) == key(one)).cloned().collect();
        let other = pick(&others, kinds[1], which[1]);
        let slip = swapped(one, other);
        let is_found = is_found(&slip)?;
        let kinds = [one, other].map(|path| look(&MODEL, path).is_number());
        let anything = ["source"];
        if kinds[0] != kinds[1] && ![one, other].iter().any(|path| anything.contains(&key(path))) {
            prop_assert!(is_found, "{:?} {:?}", one, other);
        }
    }
}
