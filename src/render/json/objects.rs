//! A short way to declare JSON objects: the fields in order, what each means, its type, and where its value comes from.

/// Declares structs that are written as JSON objects, each with a function `new` that makes it from values of the program, and a
/// schema `as` the title that it is given.
///
/// The structs share no type with the rest of the program, so that nothing there can change what is written.
macro_rules! objects {
    ($($(#[$doc:meta])* $name:ident $(<$($generic:tt),*>)? as $title:literal ($($argument:ident: $from:ty),* $(,)?) {
        $($(#[$field_doc:meta])* $field:ident: $kind:ty = $value:expr;)*
    })*) => {$(
        $(#[$doc])*
        #[derive(Debug, serde::Serialize, schemars::JsonSchema)]
        #[schemars(rename = $title)]
        pub(crate) struct $name $(<$($generic),*>)? { $($(#[$field_doc])* $field: $kind,)* }

        impl $(<$($generic),*>)? $name $(<$($generic),*>)? {
            pub(crate) fn new($($argument: $from),*) -> Self {
                Self { $($field: $value,)* }
            }
        }
    )*};
}

pub(super) use objects;
