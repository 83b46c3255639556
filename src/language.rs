//! The two languages of the program and texts written in them.

use serde::de::{self, Deserialize, Deserializer, MapAccess, Visitor};
use serde::{Deserialize as Derive, Serialize};
use std::fmt;

/// A language people read and write. Every screen, message and scenario exists in both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Derive)]
#[serde(rename_all = "snake_case")]
pub enum Lang {
    /// Simplified Chinese, as spoken in mainland service work.
    #[default]
    Zh,
    /// English.
    En,
}

impl Lang {
    /// Both languages, Chinese first.
    pub const ALL: [Self; 2] = [Self::Zh, Self::En];

    /// The other one, for a switch.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Zh => Self::En,
            Self::En => Self::Zh,
        }
    }

    /// The language a POSIX locale name such as `zh_CN.UTF-8` asks for; English for anything that is not Chinese.
    #[must_use]
    pub fn from_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }

    /// Picks between two ready words: `lang.pick("是", "yes")`.
    #[must_use]
    pub const fn pick<'a>(self, zh: &'a str, en: &'a str) -> &'a str {
        match self {
            Self::Zh => zh,
            Self::En => en,
        }
    }
}

/// Something said or shown, in one or both languages.
///
/// In a file it is `(zh: "…", en: "…")`, one of the two alone, or a plain string, which stands for both.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct Text {
    /// Chinese, if written.
    pub zh: Option<String>,
    /// English, if written.
    pub en: Option<String>,
}

impl Text {
    /// A text in both languages.
    #[must_use]
    pub fn new(zh: impl Into<String>, en: impl Into<String>) -> Self {
        Self { zh: Some(zh.into()), en: Some(en.into()) }
    }

    /// The words in `lang`, or in the other language where that one is missing: a reader is better served by
    /// the wrong language than by nothing.
    #[must_use]
    pub fn get(&self, lang: Lang) -> &str {
        let (first, second) = match lang {
            Lang::Zh => (&self.zh, &self.en),
            Lang::En => (&self.en, &self.zh),
        };
        first.as_deref().or(second.as_deref()).unwrap_or("")
    }

    /// Only what was written for `lang` itself.
    #[must_use]
    pub fn written(&self, lang: Lang) -> Option<&str> {
        match lang {
            Lang::Zh => self.zh.as_deref(),
            Lang::En => self.en.as_deref(),
        }
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct TextVisitor;

        impl<'de> Visitor<'de> for TextVisitor {
            type Value = Text;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a text: (zh: \"…\", en: \"…\") or \"…\"")
            }

            fn visit_str<E: de::Error>(self, plain: &str) -> Result<Text, E> {
                let is_chinese = plain.chars().any(|c| ('\u{3400}'..='\u{9fff}').contains(&c));
                // `"……"` is silence in any language.
                if !plain.chars().any(char::is_alphabetic) {
                    return Ok(Text::new(plain, plain));
                }
                Ok(if is_chinese {
                    Text { zh: Some(plain.to_owned()), en: None }
                } else {
                    Text { zh: None, en: Some(plain.to_owned()) }
                })
            }

            fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
                #[derive(Derive)]
                #[serde(field_identifier, rename_all = "snake_case")]
                enum Field {
                    Zh,
                    En,
                }
                let mut text = Text::default();
                while let Some(field) = map.next_key()? {
                    let (name, slot) = match field {
                        Field::Zh => ("zh", &mut text.zh),
                        Field::En => ("en", &mut text.en),
                    };
                    if slot.replace(map.next_value()?).is_some() {
                        return Err(de::Error::duplicate_field(name));
                    }
                }
                Ok(text)
            }
        }

        deserializer.deserialize_any(TextVisitor)
    }
}

impl Serialize for Text {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeMap as _;
        let mut map = serializer.serialize_map(None)?;
        for (name, words) in [("zh", &self.zh), ("en", &self.en)] {
            if let Some(words) = words {
                map.serialize_entry(name, words)?;
            }
        }
        map.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(ron: &str) -> Result<Text, ron::error::SpannedError> {
        ron::from_str(ron)
    }

    #[test]
    fn a_text_is_a_pair_one_language_or_a_plain_string() {
        assert_eq!(read(r#"(zh: "您好", en: "Hello")"#).unwrap(), Text::new("您好", "Hello"));
        assert_eq!(read(r#"(en: "Hello")"#).unwrap().get(Lang::Zh), "Hello");
        assert_eq!(read(r#""您好""#).unwrap().written(Lang::En), None);
        assert_eq!(read(r#""Hello""#).unwrap().written(Lang::En), Some("Hello"));
        assert_eq!(read(r#""……""#).unwrap(), Text::new("……", "……"));
        assert!(read(r#"(zh: "a", zh: "b")"#).is_err());
        assert!(read(r#"(fr: "a")"#).is_err());
    }
}
