//! One declaration for a JSON object: its fields in order, what each means, its type, and where its value comes from.

/// Declares a struct that is written as a JSON object, with a function `new` that makes it from values of the program.
///
/// The struct shares no type with the rest of the program, so that nothing there can change what is written.
macro_rules! object {
    ($(#[$attribute:meta])* $name:ident $(<$($generic:tt),*>)? ($($argument:ident: $from:ty),* $(,)?) {
        $($(#[$doc:meta])* $field:ident: $kind:ty = $value:expr;)*
    }) => {
        $(#[$attribute])*
        #[derive(Debug, serde::Serialize)]
        pub(in crate::render::json) struct $name $(<$($generic),*>)? { $($(#[$doc])* $field: $kind,)* }

        impl $(<$($generic),*>)? $name $(<$($generic),*>)? {
            pub(in crate::render::json) fn new($($argument: $from),*) -> Self {
                Self { $($field: $value,)* }
            }
        }
    };
}

pub(super) use object;
