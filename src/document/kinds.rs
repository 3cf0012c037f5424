//! What each kind of fault that the parser knows is called to people, and how to mend it.

use granit_parser::ErrorKind;

/// What is wrong, and how to mend it.
type Words = (&'static str, &'static str);

const QUOTE: &str = "put the whole text in quotes";
const ONE_DOCUMENT: &str = "remove the line: a file holds one document, and needs no marks of YAML around it";
const CLOSE: &str = "close each `[` with `]` and each `{` with `}`, in the same line where that is possible";
const ALIKE: &str = "begin the keys of one part, and the `-` of one list, in the same column";
const CUT: &str = "is the file cut short? Finish what it ends in, or remove it";

/// The words for a `kind` of fault of which nothing more is known than its place.
pub(super) fn in_words(kind: &ErrorKind) -> Words {
    of_marks(kind).or_else(|| of_structure(kind)).or_else(|| of_texts(kind)).unwrap_or(("this cannot be read", "write the line anew"))
}

/// Directives, tags and anchors: what a file that is written by hand needs none of.
fn of_marks(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::DuplicateVersionDirective | E::UnsupportedYamlMajorVersion | E::MissingYamlVersion | E::MissingYamlVersionSeparator => {
            ("a `%YAML` line that is not read here", ONE_DOCUMENT)
        }
        E::YamlVersionTooLong => ("a `%YAML` line that is not read here", ONE_DOCUMENT),
        E::DuplicateTagDirective
        | E::ExpectedTagDirectiveBang
        | E::InvalidTagDirectiveTerminator
        | E::InvalidDirectiveTerminator
        | E::DirectiveDisallowed
        | E::MissingDirectiveName
        | E::InvalidDirectiveName
        | E::DirectiveByteLimitExceeded { .. }
        | E::TooManyReservedDirectiveParams { .. }
        | E::MissingDocumentEndBeforeDirective => ("a line that begins with `%` is no part of the content", ONE_DOCUMENT),
        E::InvalidDocumentEnd | E::MultipleDocumentsUnsupported | E::ExpectedStreamStart => {
            ("text beside a mark that ends or begins a document", ONE_DOCUMENT)
        }
        E::UndeclaredTagHandle
        | E::ExpectedTagBang
        | E::InvalidGlobalTagCharacter
        | E::InvalidTagTerminator
        | E::MissingTagUri
        | E::UnclosedVerbatimTag
        | E::InvalidTagEscape
        | E::InvalidTagUtf8LeadingByte
        | E::InvalidTagUtf8TrailingByte
        | E::InvalidTagUtf8 => ("a text cannot begin with `!`", QUOTE),
        E::MissingAnchorOrAliasName | E::UnknownAnchor | E::AnchorCountOverflow => ("a text cannot begin with `&` or `*`", QUOTE),
        E::BomInsideDocument => ("the character U+FEFF (byte order mark)", "remove it: it cannot be seen"),
        _ => return None,
    })
}

/// Keys, lists and brackets.
fn of_structure(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::UnexpectedEofFlowSequence | E::UnexpectedEofFlowMapping | E::UnexpectedEofImplicitFlowMapping => {
            ("a bracket is not closed before the end of the file", CLOSE)
        }
        E::UnclosedFlowCollection { .. } => ("this bracket is not closed", CLOSE),
        E::MisplacedFlowCollectionEnd => ("a closing bracket that nothing opens", CLOSE),
        E::MismatchedFlowCollectionEnd { .. } => ("a closing bracket of another kind than the opening one", CLOSE),
        E::ExpectedFlowMappingSeparator | E::ExpectedFlowSequenceSeparator => {
            ("a comma or the closing bracket is missing before this", CLOSE)
        }
        E::BlockEntryInFlowCollection => ("a `-` between brackets", "divide what stands between brackets by commas"),
        E::InvalidColonPlacement | E::FlowMappingValueAdjacentCollection | E::InvalidMappingValueWhitespace => {
            ("a `:` that divides nothing", "write `key: value`, and put text that holds a colon in quotes")
        }
        E::UnexpectedEofBlockSequence | E::UnexpectedEofBlockMapping | E::UnexpectedEof => ("the file ends too early", CUT),
        E::ExpectedNodeContent => ("a value is missing here", "write it, or remove the sign"),
        E::ExpectedDocumentStart
        | E::ExpectedBlockMappingKey
        | E::ExpectedBlockSequenceEntry
        | E::InvalidIndentation
        | E::InvalidFlowScalarIndent => ("the indentation fits nothing above it", ALIKE),
        E::SimpleKeyExpected | E::InvalidSimpleKey => {
            ("this line has no key", "write `key: value`, all of the key in one line of up to 1,000 characters")
        }
        E::MappingKeyNotAllowed | E::MappingValueNotAllowed => ("a key that cannot stand here", ALIKE),
        E::BlockSequenceEntryNotAllowed => ("a `-` that cannot stand here", "begin each entry of a list in a line of its own"),
        E::InvalidBlockEntryWhitespace | E::ExpectedWhitespace => {
            ("a space is missing here", "write `- ` before an entry and `: ` behind a key")
        }
        _ => return None,
    })
}

/// Texts with quotes and without, blocks, comments and tabs.
fn of_texts(kind: &ErrorKind) -> Option<Words> {
    use ErrorKind as E;
    Some(match kind {
        E::UnexpectedCharacter { .. } | E::PlainScalarStartsWithDashFlowIndicator | E::UnexpectedEndOfPlainScalar => {
            ("a text cannot begin like this", QUOTE)
        }
        E::TabNotAllowed | E::TabInBlockIndentation | E::TabInIndentation | E::TabAtBlockScalarStart | E::TabInPlainScalar => {
            ("a tab where only spaces may stand", "write plain spaces instead")
        }
        E::CommentInterceptedScalar => ("a comment in the middle of a text", "put the comment above the text, or the text in quotes"),
        E::CommentNotSeparated => ("a `#` without a space before it", "put a space before a comment, or the whole text in quotes"),
        E::InvalidBlockScalarHeader => ("text beside the sign that begins a block", "begin the text in the next line, or put it in quotes"),
        E::ZeroBlockScalarIndent => ("a block cannot be indented by 0", "leave the number out"),
        E::InvalidBlockScalarIndent => {
            ("an empty line above this block has more spaces than the block", "remove the spaces of that line, or indent all lines alike")
        }
        E::DocumentIndicatorInQuotedScalar | E::UnclosedQuotedScalar => ("this quote is not closed", "end the text with the same quote"),
        E::InvalidQuotedScalarIndent => ("a line of this text is indented too little", "indent its lines further than its key"),
        E::InvalidTrailingSingleQuotedScalar | E::InvalidTrailingDoubleQuotedScalar => {
            ("the text goes on behind its closing quote", "put the whole text in quotes of the other kind")
        }
        E::UnknownQuotedScalarEscape
        | E::InvalidQuotedScalarHexEscape
        | E::InvalidLowSurrogateHexEscape
        | E::InvalidLowSurrogate
        | E::MissingLowSurrogate
        | E::UnpairedLowSurrogate
        | E::InvalidUnicodeEscape => ("a backslash that means nothing between double quotes", "put the text in single quotes"),
        _ => return None,
    })
}
