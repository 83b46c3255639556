//! Who may do what: tokens nobody can guess or make.
//!
//! A token is a role and 128 bits of a keyed hash of it. The key is 256 bits from the system's generator, so tokens
//! need not be kept one by one, and a class that goes on after a crash knows everybody again.

use super::room::PersonId;
use std::fmt;

/// The key of a class, from which all its tokens follow.
#[derive(Clone, PartialEq, Eq)]
pub struct Keys([u8; 32]);

/// Whose token it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Role {
    /// Drives the class.
    Trainer,
    /// Only looks: the projection.
    Wall,
    /// Takes part.
    Person(PersonId),
}

impl fmt::Debug for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Keys(…)")
    }
}

/// Bytes of the hash in a token.
const BYTES: usize = 16;
/// Longer than any token.
const LONGEST: usize = 64;

impl Keys {
    /// Keys of random bytes.
    #[must_use]
    pub const fn new(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// Reads what [`Self::hex`] writes.
    #[must_use]
    pub fn from_hex(text: &str) -> Option<Self> {
        blake3::Hash::from_hex(text).ok().map(|hash| Self(*hash.as_bytes()))
    }

    /// The key as text, for the journal. Whoever has it has every token.
    #[must_use]
    pub fn hex(&self) -> String {
        blake3::Hash::from_bytes(self.0).to_hex().to_string()
    }

    /// The token of a role.
    #[must_use]
    pub fn token(&self, role: Role) -> String {
        let name = match role {
            Role::Trainer => "t".to_owned(),
            Role::Wall => "w".to_owned(),
            Role::Person(person) => person.0.to_string(),
        };
        let proof = self.proof("token", &name);
        format!("{name}.{}", &blake3::Hash::from_bytes(proof).to_hex()[..2 * BYTES])
    }

    /// Whose token it is; `None` for anything that this key did not make. Takes equally long for every wrong token
    /// of a role.
    #[must_use]
    pub fn role(&self, token: &str) -> Option<Role> {
        if token.len() > LONGEST {
            return None;
        }
        let (name, given) = token.split_once('.')?;
        let role = match name {
            "t" => Role::Trainer,
            "w" => Role::Wall,
            number => Role::Person(PersonId(number.parse().ok()?)),
        };
        let own = self.token(role);
        let (_, made) = own.split_once('.')?;
        let same = made.len() == given.len() && made.bytes().zip(given.bytes()).fold(0, |d, (a, b)| d | (a ^ b)) == 0;
        (same && own.len() == token.len()).then_some(role)
    }

    /// By what a page is known that asks to come in a second time: says nothing of the text it made.
    #[must_use]
    pub fn mark(&self, key: &str) -> String {
        blake3::Hash::from_bytes(self.proof("join", key)).to_hex()[..2 * BYTES].to_owned()
    }

    /// A name for something that only this class can know, as 32 hexadecimal digits.
    #[must_use]
    pub fn name(&self, what: &str) -> String {
        blake3::Hash::from_bytes(self.proof("name", what)).to_hex()[..2 * BYTES].to_owned()
    }

    fn proof(&self, purpose: &str, what: &str) -> [u8; 32] {
        *blake3::keyed_hash(&self.0, format!("{purpose}/{what}").as_bytes()).as_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_token_opens_its_own_role_and_no_other() {
        let keys = Keys::new([7; 32]);
        for role in [Role::Trainer, Role::Wall, Role::Person(PersonId(1)), Role::Person(PersonId(12))] {
            assert_eq!(keys.role(&keys.token(role)), Some(role));
            assert_eq!(Keys::new([8; 32]).role(&keys.token(role)), None, "another class");
        }
        let person = keys.token(Role::Person(PersonId(1)));
        let proof = person.split_once('.').unwrap().1;
        for forged in ["", ".", "t.", "1.", "1.0", "t.00000000000000000000000000000000", &"1".repeat(900)] {
            assert_eq!(keys.role(forged), None, "{forged}");
        }
        // The proof of one role is worth nothing for another, and there is one way to write a number.
        for name in ["t", "w", "2", "01", "+1", "1 "] {
            assert_eq!(keys.role(&format!("{name}.{proof}")), None, "{name}");
        }
        assert_eq!(keys.role(&person.to_uppercase()).is_none(), person != person.to_uppercase());
    }

    #[test]
    fn a_mark_is_of_one_key_in_one_class_and_is_no_token() {
        let keys = Keys::new([7; 32]);
        let mark = keys.mark("1");
        assert_eq!(mark, keys.mark("1"));
        assert_ne!(mark, keys.mark("2"));
        assert_ne!(mark, Keys::new([8; 32]).mark("1"));
        assert_ne!(mark, keys.name("1"));
        assert_eq!(keys.role(&format!("1.{mark}")), None);
    }

    #[test]
    fn a_key_is_written_and_read_again_and_never_printed() {
        let keys = Keys::new([9; 32]);
        assert_eq!(Keys::from_hex(&keys.hex()), Some(keys.clone()));
        assert_eq!(format!("{keys:?}"), "Keys(…)");
        assert_eq!(Keys::from_hex("zz"), None);
    }
}
