//! How long something takes, in words.

/// `12 minutes`, `1 hour`, `2 hours 5 minutes`; nothing of no minute.
pub fn lasting(minutes: u64) -> String {
    let count = |count: u64, what: &str| if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") };
    let parts = [(minutes / 60, "hour"), (minutes % 60, "minute")];
    let parts: Vec<String> = parts.iter().filter(|(number, _)| *number > 0).map(|(number, what)| count(*number, what)).collect();
    parts.join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_time_is_told_in_hours_and_minutes() {
        let told = [0, 1, 12, 60, 61, 125, 180].map(lasting);
        assert_eq!(told, ["", "1 minute", "12 minutes", "1 hour", "1 hour 1 minute", "2 hours 5 minutes", "3 hours"]);
    }
}
