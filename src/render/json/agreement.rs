//! Where raters agree, in JSON.

use std::collections::BTreeMap;

use super::levels::{JsonAnswer, in_words};
use super::report::JsonModel;
use super::{objects, to_text};
use crate::answers::{Agreement, Rated};

pub(crate) fn agreement(agreement: &Agreement<'_>) -> String {
    to_text(&JsonAgreement::new(agreement))
}

objects! {
    /// What raters say about one workload, and what was made of it.
    JsonAgreement<'r> as "Agreement" (found: &'r Agreement<'_>) {
        /// The version of this shape: 1.
        schema_version: u32 = 1;
        /// What is assessed.
        workload: &'r str = found.raters.first().map(|rater| rater.answers.workload.as_str()).unwrap_or_default();
        /// The model that all of them answer.
        model: JsonModel<'r> = JsonModel::new(found.model);
        /// By name, in the order of their files.
        raters: Vec<&'r str> = found.raters.iter().map(|rater| rater.name.as_str()).collect();
        /// The practices whose answer two raters or more know.
        compared: usize = found.compared();
        /// Those of them to which all who know the answer give the same.
        equal: usize = found.equal();
        /// Every practice that anybody answered, the widest spread first.
        practices: Vec<JsonRated<'r>> = found.rows().into_iter().map(JsonRated::new).collect();
    }

    /// A practice and what each rater says about it.
    JsonRated<'r> as "RatedPractice" (row: &'r Rated<'_>) {
        /// The id of its strategy.
        strategy: &'r str = row.strategy.id.as_str();
        /// Its id within the strategy.
        practice: &'r str = row.practice.id.as_str();
        /// How many options or items the answers are apart; where some say that it does not apply, one more than answers can be.
        spread: usize = row.spread;
        /// By rater: an option, the items ticked, `unknown` or `not_applicable`.
        ratings: BTreeMap<&'r str, JsonAnswer<'r>> = row.ratings().map(|(name, answer)| (name, in_words(answer, row.practice))).collect();
        /// The answer made of them; null where there is none.
        merged: Option<JsonAnswer<'r>> = row.merged.as_ref().map(|answer| in_words(answer, row.practice));
    }
}
