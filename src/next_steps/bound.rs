//! How little effort the rest of a plan can take: what lets the search leave hopeless combinations out.
//!
//! If steps could be taken in parts, each strategy would be climbed along the upper hull of its choices, and the steepest
//! part of any hull would always come first. That cost is never more than the real one.

use num_bigint::BigInt;
use num_traits::Zero as _;

use super::plan::{Choice, Choices};

/// The least effort, with steps taken in parts, that some strategies need for any gain.
#[derive(Debug, Clone)]
pub(super) struct Bound {
    /// Effort and gain at each corner; both rise, and each stretch gains less for its effort than the one before.
    corners: Vec<(u32, BigInt)>,
}

impl Bound {
    /// The bound of no strategy at all.
    pub(super) fn nothing() -> Self {
        Self { corners: vec![(0, BigInt::zero())] }
    }

    /// The bound with one more strategy, given all its choices.
    pub(super) fn with(&self, choices: &Choices) -> Self {
        let hull = hull(choices);
        let (Some(start), Some(base)) = (hull.first(), self.corners.first()) else { return self.clone() };
        let mut stretches: Vec<(u32, BigInt)> = stretches(&self.corners).chain(stretches(&hull)).collect();
        stretches.sort_by(|a, b| (&b.1 * a.0).cmp(&(&a.1 * b.0)));
        let mut corners = vec![(base.0 + start.0, &base.1 + &start.1)];
        for (effort, gain) in stretches {
            let (last_effort, last_gain) = corners[corners.len() - 1].clone();
            corners.push((last_effort + effort, last_gain + gain));
        }
        Self { corners }
    }

    /// An effort under which `needed` cannot be gained; nothing when it cannot be gained at all.
    pub(super) fn least(&self, needed: &BigInt) -> Option<u32> {
        let reached = self.corners.partition_point(|(_, gain)| gain < needed);
        let (effort, gain) = self.corners.get(reached)?;
        let Some((before, gain_before)) = reached.checked_sub(1).map(|index| &self.corners[index]) else { return Some(*effort) };
        // Rounded up: real effort is whole.
        let part: BigInt = ((needed - gain_before) * (effort - before) + (gain - gain_before) - 1u32) / (gain - gain_before);
        Some(before + u32::try_from(part).unwrap_or(effort - before))
    }

    /// The effort of one real plan that gains `needed`: every corner is one.
    pub(super) fn enough(&self, needed: &BigInt) -> Option<u32> {
        self.corners.iter().find(|(_, gain)| gain >= needed).map(|(effort, _)| *effort)
    }
}

fn stretches(corners: &[(u32, BigInt)]) -> impl Iterator<Item = (u32, BigInt)> + '_ {
    corners.windows(2).map(|pair| (pair[1].0 - pair[0].0, &pair[1].1 - &pair[0].1))
}

/// The choices on the upper hull of gain over effort, from the one of least effort.
fn hull(choices: &Choices) -> Vec<(u32, BigInt)> {
    let mut hull: Vec<(u32, BigInt)> = vec![];
    for Choice { effort, gain, .. } in choices.values() {
        if hull.last().is_some_and(|(_, best)| gain <= best) {
            continue;
        }
        if hull.last().is_some_and(|(last, _)| last == effort) {
            hull.pop();
        }
        while let [.., before, last] = hull.as_slice()
            && (&last.1 - &before.1) * (effort - last.0) <= (gain - &last.1) * (last.0 - before.0)
        {
            hull.pop();
        }
        hull.push((*effort, gain.clone()));
    }
    hull
}
