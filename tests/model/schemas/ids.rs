//! Ids, as the schema tells them and as the program reads them.

use maturity::model::{Id, schema};
use proptest::prelude::*;
use serde_json::json;

use super::validator;

proptest! {
    #[test]
    fn the_schema_accepts_as_an_id_what_the_program_does(text in "[a-z0-9-]{0,8}|[a-zA-Z0-9_ -]{0,6}|[a-z-]{55,64}|no|yes|on|overall|unknown|\\PC{0,4}") {
        let validator = validator(&schema()["properties"]["id"].as_object().map(|id| {
            let mut schema = id.clone();
            schema.insert("$schema".to_owned(), "https://json-schema.org/draft/2020-12/schema".into());
            schema.into()
        }).unwrap());
        prop_assert_eq!(validator.is_valid(&json!(text)), Id::new(&text).is_ok(), "{:?}", text);
    }
}
