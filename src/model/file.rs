//! A model file as its author wrote it, walked part by part, each with its place in the text.

use crate::document::{At, Node, field};

use super::raw::{RawItem, RawLevel, RawModel, RawOption, RawPractice, RawRisk, RawStrategy, RawTheme, RawTradeOff};

#[derive(Debug, Clone, Copy)]
pub(crate) struct ModelFile<'a> {
    pub(super) root: At<'a, RawModel>,
    /// The text that the places point into.
    pub(super) text: &'a str,
}

impl<'a> ModelFile<'a> {
    pub(super) fn new(raw: &'a RawModel, node: &'a Node, text: &'a str) -> Self {
        Self { root: At { raw, node }, text }
    }

    pub(super) fn levels(self) -> impl Iterator<Item = At<'a, RawLevel>> {
        let root = self.root;
        field!(root.levels).into_iter().flat_map(At::items)
    }

    /// Every strategy with the position of its level.
    pub(super) fn strategies(self) -> impl Iterator<Item = (usize, At<'a, RawStrategy>)> {
        self.levels().enumerate().flat_map(|(index, level)| strategies(level).map(move |strategy| (index, strategy)))
    }

    pub(super) fn practices(self) -> impl Iterator<Item = (At<'a, RawStrategy>, At<'a, RawPractice>)> {
        self.strategies().flat_map(|(_, strategy)| practices(strategy).map(move |practice| (strategy, practice)))
    }

    /// Every risk: those of each level as a whole, then those of its strategies.
    pub(super) fn risks(self) -> impl Iterator<Item = At<'a, RawRisk>> {
        self.levels().flat_map(|level| level_risks(level).chain(strategies(level).flat_map(risks)))
    }

    /// Every trade-off, in the same order.
    pub(super) fn trade_offs(self) -> impl Iterator<Item = At<'a, RawTradeOff>> {
        self.levels().flat_map(|level| level_trade_offs(level).chain(strategies(level).flat_map(trade_offs)))
    }

    pub(super) fn themes(self) -> impl Iterator<Item = At<'a, RawTheme>> {
        let root = self.root;
        field!(root.themes).into_iter().flat_map(At::items)
    }

    /// Every scale: its id, its place and its options.
    pub(super) fn scales(self) -> impl Iterator<Item = (&'a str, &'a Node, Vec<At<'a, RawOption>>)> {
        let root = self.root;
        field!(root.scales).into_iter().flat_map(|scales| {
            scales.raw.iter().filter_map(move |(id, options)| {
                let node = scales.node.get(id)?;
                let options = At { raw: options.good()?, node }.items().collect();
                Some((id.as_str(), node, options))
            })
        })
    }
}

pub(super) fn strategies(level: At<'_, RawLevel>) -> impl Iterator<Item = At<'_, RawStrategy>> {
    field!(level.strategies).into_iter().flat_map(At::items)
}

pub(super) fn practices(strategy: At<'_, RawStrategy>) -> impl Iterator<Item = At<'_, RawPractice>> {
    field!(strategy.practices).into_iter().flat_map(At::items)
}

pub(super) fn risks(strategy: At<'_, RawStrategy>) -> impl Iterator<Item = At<'_, RawRisk>> {
    field!(strategy.risks).into_iter().flat_map(At::items)
}

pub(super) fn trade_offs(strategy: At<'_, RawStrategy>) -> impl Iterator<Item = At<'_, RawTradeOff>> {
    field!(strategy.trade_offs).into_iter().flat_map(At::items)
}

/// The risks of a level as a whole.
pub(super) fn level_risks(level: At<'_, RawLevel>) -> impl Iterator<Item = At<'_, RawRisk>> {
    field!(level.risks).into_iter().flat_map(At::items)
}

/// The trade-offs of a level as a whole.
pub(super) fn level_trade_offs(level: At<'_, RawLevel>) -> impl Iterator<Item = At<'_, RawTradeOff>> {
    field!(level.trade_offs).into_iter().flat_map(At::items)
}

pub(super) fn items(practice: At<'_, RawPractice>) -> impl Iterator<Item = At<'_, RawItem>> {
    field!(practice.items).into_iter().flat_map(At::items)
}
