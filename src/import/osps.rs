//! The Open Source Project Security Baseline: a folder of YAML files, each with a family of controls and their requirements.

use std::collections::{BTreeMap, BTreeSet};

use super::foreign::{Foreign, list, text, texts};
use super::losses::Losses;
use super::none_or_all;
use super::text::{plain, question, sentence};
use super::written_model::{Level, Practice, Scoring, Source, Strategy, Theme, WrittenModel};
use crate::document::{Faults, Node};

const CONVENTION: [&str; 3] = [
    "Level = the lowest maturity level that a requirement applies to, and a stage here: it passes when every requirement that applies is \
     met, and counts only when no level below it fails.",
    "Strategy = a control at a level, building on the same control at a lower one; question = a requirement, its id the `code`; its \
     recommendation is the next step; theme = family of controls.",
    "A requirement that does not apply to a project is set aside with a reason (not applicable).",
];

/// The model that the files describe.
pub(super) fn read(files: &[Foreign], losses: &mut Losses) -> Result<WrittenModel, Faults> {
    let roots = || files.iter().flat_map(|file| &file.roots);
    files.iter().try_for_each(|file| file.roots.iter().try_for_each(|root| has_lists(file, root)))?;
    let terms: usize = roots().map(|root| root.items().len()).sum();
    if terms > 0 {
        losses.note(format!("not read, for there is no place for it: a list of {terms} entries, such as the lexicon"));
    }
    let about = roots().find_map(|root| root.get("metadata"));
    let families: Vec<Family<'_>> = roots().flat_map(families).collect();
    let mut levels = levels(about, &families);
    for Family { theme, controls } in &families {
        for control in controls {
            add(&mut levels, control, &theme.key, losses);
        }
    }
    let themes = families.into_iter().map(|family| family.theme).filter(|theme| !theme.name.is_empty()).collect();
    let of_about = |key: &str| about.map_or("", |about| text(about, key)).to_owned();
    let title = roots().map(|root| text(root, "title")).find(|title| !title.is_empty());
    let title = title.unwrap_or("Open Source Project Security Baseline");
    Ok(WrittenModel {
        id: "osps-baseline".to_owned(),
        version: of_about("version"),
        title: title.to_owned(),
        summary: of_about("description"),
        source: Source {
            title: title.to_owned(),
            url: "https://baseline.openssf.org".to_owned(),
            license: "Community-Spec-1.0".to_owned(),
            ..Source::default()
        },
        scoring: Scoring { achieved_at: 100, floor: 100 },
        scales: vec![("met".to_owned(), none_or_all("Not met", "Met"))],
        themes,
        levels,
        convention: CONVENTION.map(str::to_owned).into(),
        ..WrittenModel::default()
    })
}

fn has_lists(file: &Foreign, root: &Node) -> Result<(), Faults> {
    file.want_lists(root, &["controls", "groups"])?;
    list(root, "controls").try_for_each(|control| file.want_lists(control, &["assessment-requirements"]))
}

/// A family of controls.
struct Family<'f> {
    theme: Theme,
    controls: Vec<&'f Node>,
}

/// The families of a file: the editions of the baseline list them under several names, beside their controls or around them.
fn families(root: &Node) -> Vec<Family<'_>> {
    let family = |node: &Node, key: &str, controls| Family {
        theme: Theme {
            key: key.to_owned(),
            name: [text(node, "title"), key].into_iter().find(|name| !name.is_empty()).unwrap_or_default().to_owned(),
            summary: text(node, "description").to_owned(),
            ..Theme::default()
        },
        controls,
    };
    let listed: Vec<&Node> = ["groups", "families", "control-families"].iter().flat_map(|key| list(root, key)).collect();
    let mut families: Vec<Family<'_>> =
        listed.iter().map(|node| family(node, text(node, "id"), list(node, "controls").collect())).collect();
    for control in list(root, "controls") {
        let key = ["group", "family"].into_iter().map(|key| text(control, key)).find(|key| !key.is_empty());
        let key = key.unwrap_or_else(|| text(root, "category"));
        match families.iter_mut().find(|family| family.theme.key == key) {
            Some(family) => family.controls.push(control),
            None => families.push(family(root, key, vec![control])),
        }
    }
    families
}

/// The levels in the order in which the baseline lists them; behind them, by name, those that only its requirements know.
fn levels(about: Option<&Node>, families: &[Family<'_>]) -> Vec<Level> {
    let groups: Vec<&Node> = about.into_iter().flat_map(|about| list(about, "applicability-groups")).collect();
    let named: BTreeSet<&str> = groups.iter().map(|group| text(group, "id")).collect();
    let requirements = families.iter().flat_map(|family| &family.controls).flat_map(|control| list(control, "assessment-requirements"));
    let others: BTreeSet<&str> = requirements.flat_map(|part| texts(part, "applicability")).filter(|id| !named.contains(id)).collect();
    let levels = groups.iter().map(|group| level(text(group, "id"), Some(group)));
    levels.chain(others.into_iter().map(|id| level(id, None))).collect()
}

fn level(id: &str, group: Option<&Node>) -> Level {
    let told = |key: &str| group.map_or("", |group| text(group, key)).to_owned();
    let name = Some(told("title")).filter(|name| !name.is_empty()).unwrap_or_else(|| id.to_owned());
    Level { id: id.to_owned(), name, goal: told("description"), ..Level::default() }
}

/// Adds a control to each level that one of its requirements begins to apply to.
fn add(levels: &mut [Level], control: &Node, theme: &str, losses: &mut Losses) {
    losses.unread(control, &["id", "title", "objective", "group", "family", "assessment-requirements"]);
    let mut practices: BTreeMap<usize, Vec<Practice>> = BTreeMap::new();
    for requirement in list(control, "assessment-requirements") {
        let id = text(requirement, "id");
        if text(requirement, "state").eq_ignore_ascii_case("retired") {
            losses.add("requirements left out, for they are retired", id);
            continue;
        }
        losses.unread(requirement, &["id", "text", "applicability", "recommendation", "state"]);
        let applies: Vec<usize> =
            (0..levels.len()).filter(|level| texts(requirement, "applicability").contains(&levels[*level].id.as_str())).collect();
        let (Some(lowest), Some(highest)) = (applies.first(), applies.last()) else {
            losses.add("requirements left out, for they apply to no level", id);
            continue;
        };
        if highest + 1 < levels.len() {
            losses.add("requirements that the source does not ask for at its higher levels, where they still count here", id);
        }
        practices.entry(*lowest).or_default().push(practice(requirement));
    }
    let id = text(control, "id");
    let mut lower = None;
    for (level, practices) in practices {
        let numbered = |text: &str| if lower.is_none() { text.to_owned() } else { format!("{text} {}", level + 1) };
        let (id, name) = (numbered(id), numbered(&plain(text(control, "title"))));
        let builds_on = lower.replace(id.clone()).into_iter().collect();
        let summary = text(control, "objective").to_owned();
        let theme = theme.to_owned();
        let key = id.clone();
        levels[level].strategies.push(Strategy { key, id, name, theme, builds_on, summary, practices, ..Strategy::default() });
    }
}

fn practice(requirement: &Node) -> Practice {
    let id = text(requirement, "id");
    Practice {
        id: id.to_owned(),
        code: id.to_owned(),
        ask: question(&format!("Is this met: {}", plain(text(requirement, "text")))),
        next_step: text(requirement, "recommendation").to_owned(),
        or_step: sentence(&format!("Meet {id}")),
        ..Practice::default()
    }
}
