//! Names written in a file that must come from a fixed vocabulary.

use serde::de::{self, Deserialize, Deserializer, Visitor};
use std::fmt;
use std::hash::Hash;
use std::marker::PhantomData;
use std::ops::Index;

/// A closed set of names: the moves, the faults, the settings… Declared with [`vocabulary!`].
pub trait Vocabulary: Copy + Eq + Hash + fmt::Debug + 'static {
    /// What one of them is called in a message: “act”, “setting”.
    const KIND: &'static str;

    /// Every member in its declared order.
    fn all() -> Vec<Self>;

    /// The one name, the same in files, JSON, messages and code.
    fn name(self) -> &'static str;

    /// Position in the declared order.
    fn index(self) -> usize;

    /// The member of that name.
    fn named(name: &str) -> Option<Self> {
        Self::all().into_iter().find(|member| member.name() == name)
    }
}

/// Declares an enum whose variants have `snake_case` names in files, with [`Vocabulary`] and serde for it.
macro_rules! vocabulary {
    ($(#[$doc:meta])* $kind:literal pub enum $Name:ident { $($(#[$vdoc:meta])* $Variant:ident = $name:literal,)+ }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
        pub enum $Name { $($(#[$vdoc])* $Variant,)+ }

        impl $Name {
            /// Every member in its declared order.
            pub const ALL: &'static [Self] = &[$(Self::$Variant,)+];

            /// The one name, the same in files, JSON, messages and code.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$Variant => $name,)+ }
            }
        }

        impl $crate::source::Vocabulary for $Name {
            const KIND: &'static str = $kind;
            fn all() -> Vec<Self> { Self::ALL.to_vec() }
            fn name(self) -> &'static str { Self::name(self) }
            fn index(self) -> usize { self as usize }
        }

        impl std::fmt::Display for $Name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str(self.name())
            }
        }

        impl serde::Serialize for $Name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.name())
            }
        }
    };
}
pub(crate) use vocabulary;

/// A name as it stands in a file: known, or kept for a message with a suggestion.
///
/// Deserializing never fails on an unknown name, so that one wrong word does not hide the next.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Word<T> {
    /// A member of the vocabulary.
    Known(T),
    /// Anything else, as written.
    Unknown(String),
}

impl<T: Vocabulary> Word<T> {
    /// The member, if the name is one.
    #[must_use]
    pub fn known(&self) -> Option<T> {
        match self {
            Self::Known(member) => Some(*member),
            Self::Unknown(_) => None,
        }
    }
}

impl<'de, T: Vocabulary> Deserialize<'de> for Word<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct WordVisitor<T>(PhantomData<T>);

        impl<T: Vocabulary> Visitor<'_> for WordVisitor<T> {
            type Value = Word<T>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "the name of a {}, without quotes", T::KIND)
            }

            fn visit_str<E: de::Error>(self, name: &str) -> Result<Word<T>, E> {
                Ok(T::named(name).map_or_else(|| Word::Unknown(name.to_owned()), Word::Known))
            }
        }

        deserializer.deserialize_identifier(WordVisitor(PhantomData))
    }
}

/// One value for every member of a vocabulary, in a plain array: looked up by index, never hashed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Table<K, V> {
    values: Vec<V>,
    key: PhantomData<K>,
}

impl<K: Vocabulary, V> Table<K, V> {
    /// Fills the table by asking for each member in turn.
    ///
    /// # Errors
    /// The first error of `value`.
    pub fn try_from_fn<E>(value: impl FnMut(K) -> Result<V, E>) -> Result<Self, E> {
        Ok(Self { values: K::all().into_iter().map(value).collect::<Result<_, E>>()?, key: PhantomData })
    }

    /// Every member with its value, in declared order.
    pub fn iter(&self) -> impl Iterator<Item = (K, &V)> {
        K::all().into_iter().zip(&self.values)
    }
}

impl<K: Vocabulary, V> Index<K> for Table<K, V> {
    type Output = V;

    fn index(&self, key: K) -> &V {
        &self.values[key.index()]
    }
}
