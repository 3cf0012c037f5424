//! What becomes of texts, ids and numbers of other tools' models, seen in what an import writes.

use maturity::import::{self, Called, Foreign, Imported, SAMM_FOLDERS};
use maturity::model::Practice;
use serde_json::{Value, json};

/// A lens of one question with these choices.
fn lens(choices: &Value) -> Imported {
    let question = json!({"id": "q", "title": "How is tea made?", "choices": choices});
    let lens = json!({"name": "Tea", "pillars": [{"name": "Pot", "questions": [question]}]});
    import::aws_lens(&Foreign::new("f", lens.to_string().as_bytes()).unwrap(), &Called::default()).unwrap()
}

/// The practice that a choice becomes.
fn practice(choice: &Value) -> Practice {
    let model = lens(&json!([choice])).lint("f").unwrap_or_else(|faults| panic!("{faults}")).0;
    model.levels[0].strategies[0].practices[0].clone()
}

fn titled(title: &str, step: &str) -> Practice {
    practice(&json!({"id": "c", "title": title, "improvementPlan": {"displayText": step}}))
}

#[test]
fn markup_becomes_what_is_to_be_read() {
    for (text, wanted) in [
        ("Use <b>two</b> keys.<br/>Rotate &amp; revoke", "Use two keys. Rotate & revoke."),
        ("Send it to <your account>, a < b > c", "Send it to <your account>, a < b > c."),
        ("See [the **guide**](https://a.example/x_(y)) and `code`", "See the guide and code."),
        ("- One thing\n- Another.\n* A third\n", "One thing; Another. A third."),
        ("- One\n- Two\n\nThen more", "One; Two. Then more."),
        ("<ul><li>One</li><li>Two</li></ul>", "One Two."),
        ("# Heading\n\ntext\r\n\u{202e}evil\u{1b}[0m", "Heading text evil [0m."),
        ("&lt;script&gt; <script>x</script>", "<script> x."),
        ("A *defined* process, 2 * 3 * 4", "A defined process, 2 * 3 * 4."),
        ("[a](b", "[a](b."),
    ] {
        let choice = json!({"id": "c", "title": "Tea", "description": text});
        assert_eq!(practice(&choice).why.unwrap(), wanted, "{text}");
    }
}

#[test]
fn what_asks_is_a_question_and_what_tells_is_asked_whether_it_is_in_place() {
    for (title, asked) in [
        ("Is it warm?", "Is it warm?"),
        ("Do you have a pot", "Do you have a pot?"),
        ("Use a pot.", "Is this in place: Use a pot?"),
        ("Do not share keys.", "Is this in place: Do not share keys?"),
        ("Where possible, use tags", "Is this in place: Where possible, use tags?"),
        ("How is it paid", "How is it paid?"),
        ("Yes", "How is tea made?"),
        ("Yes, in part", "How is tea made: Yes, in part?"),
        ("Partially", "How is tea made: Partially?"),
    ] {
        assert_eq!(titled(title, "Boil it.").ask, asked);
    }
}

#[test]
fn steps_are_instructions_in_the_words_of_the_source() {
    for (told, step) in [
        ("Rotate keys", "Rotate keys."),
        ("You should rotate keys:", "Rotate keys."),
        ("The keys are rotated:", "Work towards this: The keys are rotated."),
        ("-", "Work towards this: Tea leaves."),
    ] {
        assert_eq!(titled("Tea leaves", told).next_step, step);
    }
    let long = "Boil it, e.g. twice. ".repeat(20);
    let practice = titled("Tea leaves", &long);
    assert!(practice.next_step.len() <= 300 && practice.next_step.ends_with("twice."), "{}", practice.next_step);
    let why = practice.why.unwrap();
    assert_eq!(format!("{} {why}", practice.next_step), long.trim(), "nothing is lost");
}

#[test]
fn addresses_in_texts_are_where_to_read_more() {
    let text = "See [this](https://a.example/x), http://b.example. <a href=\"https://c.example\">c</a> http";
    let imported = lens(&json!([{"id": "c", "title": "Tea", "description": text, "helpfulResource": {"url": "https://d.example"}}]));
    let model = imported.lint("f").unwrap().0;
    let links = ["https://d.example", "https://a.example/x", "http://b.example", "https://c.example"];
    assert_eq!(model.levels[0].strategies[0].learn_more, links);
}

#[test]
fn every_id_of_the_source_is_an_id_of_its_own() {
    let ids = ["No", "2FA", "漢字", "Unknown", "a b", "A-B!", &"word ".repeat(40), &("word ".repeat(40) + "7")].map(str::to_owned);
    let choices: Vec<Value> = ids.iter().enumerate().map(|(index, id)| json!({"id": id, "title": format!("Thing {index}")})).collect();
    let model = lens(&json!(choices)).lint("f").unwrap_or_else(|faults| panic!("{faults}")).0;
    let practices = &model.levels[0].strategies[0].practices;
    let made: Vec<&str> = practices.iter().map(|practice| practice.id.as_str()).collect();
    let (long, numbered) = ("word-".repeat(11) + "word", "word-".repeat(11) + "7");
    assert_eq!(made, ["practice-no", "practice-2fa", "practice", "practice-unknown", "a-b", "a-b-2", &long, &numbered]);
    let codes: Vec<&str> = practices.iter().filter_map(|practice| practice.code.as_deref()).collect();
    assert_eq!(codes[..6], ids[..6]);
}

#[test]
fn the_worth_of_an_answer_is_exact_and_what_is_none_is_told() {
    let part =
        json!({"id": "i", "function": "i", "practice": "i", "stream": "i", "level": "i", "maturityLevel": "i", "number": 1, "name": "x"});
    let value = |worth: &str| {
        let mut files: Vec<(&str, String)> = SAMM_FOLDERS[..6].iter().map(|folder| (*folder, part.to_string())).collect();
        let values = format!("id: i\nvalues: [{{text: a, value: 0}}, {{text: b, value: {worth}}}, {{text: c, value: 1}}]");
        files.extend([("answer_sets", values), ("questions", "{id: q, activity: i, answerSet: i, text: How so?}".to_owned())]);
        let files: Vec<(&str, Foreign)> =
            files.into_iter().map(|(folder, text)| (folder, Foreign::new(folder, text.as_bytes()).unwrap())).collect();
        let text = import::samm("samm", &files, &Called::default()).unwrap().text;
        text.lines().filter_map(|line| line.trim().strip_prefix("value: ")).find(|value| !["0", "100"].contains(value)).unwrap().to_owned()
    };
    assert_eq!(["0.25", "0.07", "0.333", "\".5\"", "many"].map(value), ["25", "7", "\"33.3\"", "50", "many"]);
}
