//! Every kind of key, report and reply that a terminal sends, and noise.

use proptest::prelude::*;

use super::super::stroke::Held;
use super::*;

fn decoder() -> Decoder {
    Decoder::new(Duration::from_millis(100))
}

/// What the bytes amount to, with silence wherever there is a `None`.
fn events(decoder: &mut Decoder, bytes: impl IntoIterator<Item = Option<u8>>) -> Vec<Typed> {
    let event = |byte: Option<u8>| if let Some(byte) = byte { decoder.take(byte) } else { decoder.silence() };
    bytes.into_iter().filter_map(event).collect()
}

fn of(bytes: &str) -> Vec<Typed> {
    let mut decoder = decoder();
    let typed = events(&mut decoder, bytes.bytes().map(Some));
    assert!(decoder.is_at_rest(), "{bytes:?} is whole");
    typed
}

fn key(code: Code) -> Vec<Typed> {
    vec![Typed::Stroke(Stroke::plain(code))]
}

fn held(code: Code, alt: bool, ctrl: bool, other: bool) -> Vec<Typed> {
    vec![Typed::Stroke(Stroke { code, held: Held { alt, ctrl, other } })]
}

#[test]
fn keys_are_what_they_say() {
    for (bytes, code) in [
        ("4", Code::Char('4')),
        ("ü", Code::Char('ü')),
        ("漢", Code::Char('漢')),
        ("🦀", Code::Char('🦀')),
        ("\r", Code::Enter),
        ("\x7f", Code::Backspace),
        ("\x1b[A", Code::Up),
        ("\x1bOB", Code::Down),
        ("\x1b[1D", Code::Left),
        ("\x1b[1;1C", Code::Right),
        ("\x1b[1;65C", Code::Right),
        ("\x1b[H", Code::Home),
        ("\x1b[4~", Code::End),
        ("\x1b[3~", Code::Delete),
        ("\x1bOM", Code::Enter),
        ("\x1b[97u", Code::Char('a')),
        ("\x1b[13;1u", Code::Enter),
    ] {
        assert_eq!(of(bytes), key(code), "{bytes:?}");
    }
}

#[test]
fn what_is_held_down_beside_a_key_is_told_with_it() {
    for (bytes, expected) in [
        ("\x1b[1;2D", held(Code::Left, false, false, true)),
        ("\x1b[1;3B", held(Code::Down, true, false, false)),
        ("\x1b\x1b[A", held(Code::Up, true, false, false)),
        ("\x1b[1;5C", held(Code::Right, false, true, false)),
        ("\x1b[1;9C", held(Code::Right, false, false, true)),
        ("\x1b[3;2~", held(Code::Delete, false, false, true)),
        ("\x1bO5A", held(Code::Up, false, true, false)),
        ("\x1b[27;5;13~", held(Code::Enter, false, true, false)),
        ("\x1b[52;5u", held(Code::Char('4'), false, true, false)),
        ("\x1b4", held(Code::Char('4'), true, false, false)),
        ("\x1bü", held(Code::Char('ü'), true, false, false)),
        ("\x1b\r", held(Code::Enter, true, false, false)),
        ("\x17", held(Code::Char('w'), false, true, false)),
        ("\n", held(Code::Char('j'), false, true, false)),
    ] {
        assert_eq!(of(bytes), expected, "{bytes:?}");
    }
}

/// Replies and reports of terminals, function keys, and sequences that nobody knows.
const NOTHING: [&str; 32] = [
    "\x1b[?62;c",
    "\x1b[>0;276;0c",
    "\x1b[?2026;2$y",
    "\x1b[12;40R",
    "\x1b[I",
    "\x1b[O",
    "\x1b[<0;10;10M",
    "\x1b[<0;10;10m",
    "\x1b[M 44",
    "\x1b[M\x1b[A",
    "\x1b[32;10;10M",
    "\x1b]11;rgb:1111/2222/3333\x07",
    "\x1b]11;rgb:1111/2222/3333\x1b\\",
    "\x1bP>|term 4\x1b\\",
    "\x1b_Gi=4;OK\x1b\\",
    "\x1b^4\x1b\\",
    "\x1bX4\x1b\\",
    "\x1bOP",
    "\x1b[15~",
    "\x1b[15;2~",
    "\x1b[24;5~",
    "\x1b[[A",
    "\x1b[1;2P",
    "\x1b[Z",
    "\x1b[2~",
    "\x1b[5~",
    "\x1b[200;4~",
    "\x1b[97;1:3u",
    "\x1b[1;1:3D",
    "\x1b[57399u",
    "\x1b[=4;1u",
    "\x1b[4444444444444444444444444444444444444444444444444444444444444444z",
];

#[test]
fn what_is_no_key_is_nothing_wherever_it_pauses_and_the_next_key_is_heard() {
    for bytes in NOTHING {
        assert_eq!(of(bytes), [], "{bytes:?}");
        assert_eq!(of(&format!("{bytes}4")), key(Code::Char('4')), "{bytes:?}");
    }
}

#[test]
fn a_lone_esc_is_a_key_and_its_late_tail_is_nothing() {
    let escape = key(Code::Escape);
    for tail in ["", "[A", "[1;2D", "OA"] {
        let mut decoder = decoder();
        let bytes = [Some(0x1b), None].into_iter().chain(tail.bytes().map(Some));
        assert_eq!(events(&mut decoder, bytes), escape, "{tail}");
        assert_eq!(events(&mut decoder, [None, Some(b'4')]), key(Code::Char('4')));
    }
    let later = events(&mut decoder(), [Some(0x1b), None, Some(b'4')]);
    assert_eq!(later, [escape.clone(), key(Code::Char('4'))].concat(), "any other key is not its tail");
    let twice = events(&mut decoder(), [Some(0x1b), Some(0x1b), None]);
    assert_eq!(twice, escape);
}

#[test]
fn ctrl_c_is_heard_in_the_middle_of_everything_but_a_paste() {
    let ctrl_c = vec![Typed::Stroke(Stroke::with_ctrl('c'))];
    for before in ["", "\x1b", "\x1b[", "\x1b[1;", "\x1bO", "\x1b]11;", "\x1bP"] {
        assert_eq!(of(&format!("{before}\x03")), ctrl_c, "{before:?}");
    }
}

#[test]
fn a_paste_is_one_text_and_ends_in_silence_too() {
    let paste = |text: &str| vec![Typed::Paste(text.to_owned())];
    assert_eq!(of("\x1b[200~3 of 4\x1b[201~"), paste("3 of 4"));
    assert_eq!(of("\x1b[200~a\r\nb\rc\nd\te\x1b[A\x03\x1b[201~"), paste("a\nb\nc\nd e[A"));
    assert_eq!(of("\x1b[200~\x1b[201~"), paste(""));
    let mut decoder = decoder();
    assert_eq!(events(&mut decoder, "\x1b[200~half".bytes().map(Some).chain([None])), paste("half"));
    assert_eq!(events(&mut decoder, [Some(b'4')]), key(Code::Char('4')));
}

/// Bytes that make sequences often.
fn noise() -> impl Strategy<Value = Vec<Option<u8>>> {
    let often = prop::sample::select(b"\x1b\x1b\x1b[[OP]_M~;:?<>0123456789ABCDu \\\x07\r\x03\x80\xc3\xe6\xf0".to_vec());
    let byte = prop_oneof![8 => often.prop_map(Some), 2 => any::<u8>().prop_map(Some), 1 => Just(None)];
    prop::collection::vec(byte, 0..60)
}

/// What a terminal may send although nobody answers: reports, replies, keys with others held down, pastes.
fn piece() -> impl Strategy<Value = String> {
    let modified = (2..8u8, prop::sample::select(b"ABCDFHPQRS".to_vec()));
    let numbered = (1..30u8, 2..8u8).prop_filter("the number of another form", |(number, _)| *number != 27);
    prop_oneof![
        prop::sample::select(NOTHING.to_vec()).prop_map(str::to_owned),
        modified.prop_map(|(held, letter)| format!("\x1b[1;{held}{}", char::from(letter))),
        numbered.prop_map(|(number, held)| format!("\x1b[{number};{held}~")),
        (prop::sample::select(vec![27, 32, 49, 50, 98, 117]), 2..8u8).prop_map(|(sign, held)| format!("\x1b[{sign};{held}u")),
        "[0-9a-z \r\n]{0,20}".prop_map(|text| format!("\x1b[200~{text}\x1b[201~")),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 5_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_noise_makes_it_deaf(noise in noise()) {
        let mut decoder = decoder();
        events(&mut decoder, noise);
        // Twice: a lone ESC is a key first, and then waits for its tail.
        events(&mut decoder, [None, None]);
        prop_assert_eq!(decoder.patience(), None);
        prop_assert_eq!(events(&mut decoder, [Some(b'4')]), key(Code::Char('4')));
    }

    #[test]
    fn nothing_that_a_terminal_sends_by_itself_is_a_key_of_a_card(pieces in prop::collection::vec(piece(), 1..12), pauses: bool) {
        let pause = pauses.then_some(None);
        let bytes = pieces.iter().flat_map(|piece| piece.bytes().map(Some).chain(pause));
        for typed in events(&mut decoder(), bytes) {
            let key = if let Typed::Stroke(stroke) = &typed { stroke.on_a_card() } else { None };
            prop_assert_eq!(key, None, "{:?}", typed);
        }
    }
}
