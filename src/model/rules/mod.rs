//! What a model file must hold to, and what a good one holds to: lists of small rules, each named as a sentence, each collecting every
//! fault it finds.

mod advice;
mod circles;
mod effect;
mod identity;
mod prose;
mod readings;
mod references;
mod scoring;
mod since;
mod size;

// What holds a model to a rule also tells whoever writes models what the rule is.
pub(crate) use advice::says_none;
pub(crate) use prose::{NEXT_STEP, folded, is_instruction};
pub(crate) use references::is_link;
pub(super) use since::noted_since;

use super::file::ModelFile;
use crate::document::{Problems, Raw};

/// A rule looks at the whole model as written and adds the faults it finds.
pub(crate) type Rule = fn(ModelFile<'_>, &mut Problems);

/// All rules, in the order in which a reader would check them. A model that breaks one of them cannot be used.
pub(crate) const RULES: &[Rule] = &[
    every_key_is_known_and_of_its_kind,
    identity::every_id_is_kebab_case_and_not_reserved,
    identity::every_id_is_unique_where_it_is_used,
    identity::every_former_id_is_free,
    identity::the_version_has_three_numbers,
    references::every_theme_is_known_and_used,
    references::every_scale_is_known,
    references::a_default_scale_is_named_when_there_are_several,
    references::every_strategy_builds_on_known_ones,
    references::nothing_builds_on_a_later_level,
    circles::nothing_builds_on_itself,
    references::risks_hang_on_practices_of_their_strategy,
    references::risks_of_a_level_concern_all_of_it,
    references::paragraphs_are_numbers_and_links_are_links,
    scoring::thresholds_are_in_range,
    scoring::weights_are_one_to_five,
    scoring::efforts_kinds_and_severities_are_known,
    scoring::scales_rise_from_nothing_to_everything,
    scoring::a_practice_has_a_scale_or_a_checklist,
    readings::no_two_answers_read_alike,
    size::nothing_is_empty,
    size::nothing_is_too_large,
    prose::questions_are_asked_and_next_steps_are_told,
    prose::no_text_is_blank_or_hostile,
    prose::no_question_is_asked_twice,
];

/// All advice, in the same order. A model that does not follow it can be used.
pub(crate) const ADVICE: &[Rule] = &[
    advice::every_strategy_has_a_gap_risk,
    advice::nobody_is_asked_too_much,
    advice::every_level_has_an_essential_or_none_has,
    advice::practices_are_put_positively,
    advice::nobody_is_asked_for_none_of_it,
    advice::texts_are_short,
    advice::no_text_is_cut_short,
    effect::every_answer_can_change_a_level,
];

fn every_key_is_known_and_of_its_kind(file: ModelFile<'_>, problems: &mut Problems) {
    file.root.raw.check(file.root.node, problems);
}
