//! Guesses the name that somebody most likely meant by one that does not exist.

/// The name among `known` that a person most likely meant by `wanted`.
pub fn nearest<'a>(wanted: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    /// Names longer than any id are no typing mistake, and comparing them takes time and memory.
    const LONGEST: usize = 200;
    if wanted.len() > LONGEST {
        return None;
    }
    let tolerated = (wanted.chars().count() / 3).max(1);
    let folded = |name: &str| name.to_lowercase().replace(['_', ' '], "-");
    let wanted = folded(wanted);
    known
        .into_iter()
        .map(|name| (strsim::damerau_levenshtein(&wanted, &folded(name)), name))
        .filter(|&(distance, _)| distance <= tolerated)
        .min_by_key(|&(distance, _)| distance)
        .map(|(_, name)| name)
}
