//! Who practises here. A profile is a name and, if wanted, a student number and a class; no password.
//!
//! There is always one nameless profile to begin with, so that nobody has to introduce themselves to practise.

use super::rows;
use super::store::Store;
use super::trouble::{Trouble, TroubleKind};
use crate::language::Lang;
use rusqlite::{Connection, OptionalExtension as _, Row, params};
use uuid::Uuid;

/// A person who practises.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trainee {
    /// The number in this database.
    pub id: i64,
    /// The name that stays the same wherever records travel.
    pub uuid: Uuid,
    /// The name, in any script; empty for the profile nobody has named yet.
    pub name: String,
    /// Student or staff number; may be empty.
    pub number: String,
    /// The class; may be empty.
    pub class: String,
}

impl Trainee {
    /// Somebody new, not in any database yet, whom nobody has named.
    #[must_use]
    pub(super) fn nobody() -> Self {
        Self { id: 0, uuid: Uuid::new_v4(), name: String::new(), number: String::new(), class: String::new() }
    }

    /// The name to show.
    #[must_use]
    pub fn shown(&self, lang: Lang) -> &str {
        if self.name.is_empty() { lang.pick("（未署名）", "(unnamed)") } else { &self.name }
    }
}

/// Longest name, number or class, in characters.
pub const LONGEST_NAME: usize = 100;

/// A line as it is kept: without line ends and invisible control characters, and without blanks around it.
#[must_use]
pub fn one_line(text: &str) -> String {
    let visible = |c: &char| !c.is_control() && !is_unseen(*c);
    let clean: String = text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(visible).collect();
    clean.trim().to_owned()
}

/// Marks that turn the direction of what follows, and characters without any picture: they could make one name look
/// like another, or like none. The joiners, which Persian and emoji need, the marks of direction that are letters of
/// their own, and variants of characters stay.
const fn is_unseen(c: char) -> bool {
    matches!(
        c,
        '\u{ad}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{200b}' | '\u{2800}'
            | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
            | '\u{fff9}'..='\u{fffb}' | '\u{e0000}'..='\u{e007f}'
    )
}

/// A name as it is kept: [`one_line`], no longer than [`LONGEST_NAME`].
#[must_use]
pub fn tidy(name: &str) -> String {
    one_line(name).chars().take(LONGEST_NAME).collect::<String>().trim_end().to_owned()
}

const COLUMNS: &str = "id, uuid, name, number, class";

fn trainee(row: &Row<'_>) -> rusqlite::Result<Trainee> {
    Ok(Trainee {
        id: row.get(0)?,
        uuid: rows::uuid(row, 1)?,
        name: row.get(2)?,
        number: row.get(3)?,
        class: row.get(4)?,
    })
}

pub(super) fn insert(connection: &Connection, new: &Trainee) -> rusqlite::Result<i64> {
    connection
        .prepare_cached("INSERT INTO trainee (uuid, name, number, class) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![&new.uuid.as_bytes()[..], new.name, new.number, new.class])?;
    Ok(connection.last_insert_rowid())
}

/// Who practises now; makes the nameless profile where there is nobody yet.
pub(super) fn current(connection: &mut Connection) -> rusqlite::Result<i64> {
    let known = |connection: &Connection| -> rusqlite::Result<Option<i64>> {
        let chosen = connection
            .query_row(
                "SELECT trainee.id FROM setting JOIN trainee ON trainee.id = CAST(setting.value AS INTEGER)
                 WHERE setting.key = 'trainee'",
                [],
                |row| row.get(0),
            )
            .optional()?;
        if chosen.is_some() {
            return Ok(chosen);
        }
        connection.query_row("SELECT min(id) FROM trainee", [], |row| row.get(0))
    };
    if let Some(id) = known(connection)? {
        return Ok(id);
    }
    let change = connection.transaction_with_behavior(rusqlite::TransactionBehavior::Immediate)?;
    let id = match known(&change)? {
        Some(id) => id,
        None => insert(&change, &Trainee::nobody())?,
    };
    change.commit()?;
    Ok(id)
}

pub(super) fn all(connection: &Connection) -> rusqlite::Result<Vec<Trainee>> {
    let mut statement =
        connection.prepare(&format!("SELECT {COLUMNS} FROM trainee ORDER BY class, number, name, id"))?;
    statement.query_map([], trainee)?.collect()
}

impl Store {
    /// Everybody, by class, number and name.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn trainees(&self) -> Result<Vec<Trainee>, Trouble> {
        self.with(|connection| all(connection))
    }

    /// Who practises now.
    ///
    /// # Errors
    /// When the records cannot be read.
    pub fn trainee(&self) -> Result<Trainee, Trouble> {
        let id = self.trainee;
        self.with(|connection| {
            connection.query_row(&format!("SELECT {COLUMNS} FROM trainee WHERE id = ?1"), [id], trainee)
        })
    }

    /// The trainee of a name, a student number, or the beginning of a uuid; an empty word is who practises now.
    ///
    /// # Errors
    /// Nobody is called so, or several are.
    pub fn find_trainee(&self, word: &str) -> Result<Trainee, Trouble> {
        let word = tidy(word);
        if word.is_empty() {
            return self.trainee();
        }
        let everybody = self.trainees()?;
        let matching = |test: &dyn Fn(&Trainee) -> bool| -> Vec<Trainee> {
            everybody.iter().filter(|it| test(it)).cloned().collect()
        };
        let mut found = matching(&|it| it.name == word);
        if found.is_empty() {
            found = matching(&|it| it.number == word);
        }
        if found.is_empty() && word.len() >= 4 {
            found = matching(&|it| it.uuid.to_string().starts_with(&word));
        }
        match found.len() {
            1 => Ok(found.remove(0)),
            0 => {
                let names: Vec<&str> =
                    everybody.iter().map(|it| it.name.as_str()).filter(|it| !it.is_empty()).collect();
                let near = crate::source::nearest(&word, names.iter().copied());
                let (zh, en) = match near {
                    Some(near) => (format!("。是不是“{near}”？"), format!("; did you mean “{near}”?")),
                    None => (
                        "；heartfirst records trainees 列出所有人".to_owned(),
                        "; heartfirst records trainees lists everybody".to_owned(),
                    ),
                };
                Err(Trouble::new(
                    TroubleKind::Unknown,
                    format!("记录里没有“{word}”{zh}"),
                    format!("nobody in the records is called “{word}”{en}"),
                ))
            }
            several => {
                let list: Vec<String> =
                    found.iter().map(|it| format!("{} {} ({})", it.uuid, it.name, it.number)).collect();
                let list = list.join("\n  ");
                Err(Trouble::new(
                    TroubleKind::Unknown,
                    format!("有 {several} 个人叫“{word}”，用下面开头那串字符指定一个：\n  {list}"),
                    format!(
                        "{several} people are called “{word}”; name one by the letters at the beginning:\n  {list}"
                    ),
                ))
            }
        }
    }

    /// Somebody practises for as long as the program runs; they are added where they are not known.
    ///
    /// # Errors
    /// When several have that name, or the records cannot be written.
    pub fn practise_as(&mut self, name: &str) -> Result<Trainee, Trouble> {
        let name = tidy(name);
        let trainee = match self.find_trainee(&name) {
            Ok(trainee) => trainee,
            Err(trouble) if trouble.kind == TroubleKind::Unknown && !trouble.message.get(Lang::En).contains('\n') => {
                self.add_trainee(&name, "", "")?
            }
            Err(trouble) => return Err(trouble),
        };
        self.trainee = trainee.id;
        self.running.clear();
        Ok(trainee)
    }

    /// Whoever practises now also does so at the next start.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub fn stay(&self) -> Result<(), Trouble> {
        let id = self.trainee.to_string();
        self.change(|change| {
            change.execute("INSERT OR REPLACE INTO setting (key, value) VALUES ('trainee', ?1)", [id])
        })?;
        Ok(())
    }

    /// Adds somebody.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub fn add_trainee(&self, name: &str, number: &str, class: &str) -> Result<Trainee, Trouble> {
        let mut new = Trainee { name: tidy(name), number: tidy(number), class: tidy(class), ..Trainee::nobody() };
        new.id = self.change(|change| insert(change, &new))?;
        Ok(new)
    }

    /// Changes name, student number or class; what is `None` stays.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub fn rename(
        &self,
        trainee: i64,
        name: Option<&str>,
        number: Option<&str>,
        class: Option<&str>,
    ) -> Result<(), Trouble> {
        self.change(|change| {
            change.execute(
                "UPDATE trainee SET name = coalesce(?2, name), number = coalesce(?3, number),
                                    class = coalesce(?4, class) WHERE id = ?1",
                params![trainee, name.map(tidy), number.map(tidy), class.map(tidy)],
            )
        })?;
        Ok(())
    }

    /// Gives all conversations of one profile to another and removes the first. Returns how many.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub fn merge(&mut self, from: i64, into: i64) -> Result<usize, Trouble> {
        if from == into {
            return Ok(0);
        }
        let moved = self.change(|change| {
            let moved = change.execute("UPDATE attempt SET trainee = ?2 WHERE trainee = ?1", [from, into])?;
            change.execute("DELETE FROM trainee WHERE id = ?1", [from])?;
            Ok(moved)
        })?;
        self.trainee = self.with(current)?;
        Ok(moved)
    }

    /// Removes somebody with everything: profile, conversations, what was sent of them. What is deleted is
    /// overwritten in the file. Returns how many conversations.
    ///
    /// # Errors
    /// When the records cannot be written.
    pub fn delete(&mut self, trainee: i64) -> Result<usize, Trouble> {
        let deleted = self.change(|change| {
            let attempts = change.execute("DELETE FROM attempt WHERE trainee = ?1", [trainee])?;
            change.execute("DELETE FROM trainee WHERE id = ?1", [trainee])?;
            Ok(attempts)
        })?;
        // Otherwise the names would stay in the write-ahead log until its next turn.
        self.with(|connection| connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(())))?;
        self.running.clear();
        self.trainee = self.with(current)?;
        Ok(deleted)
    }
}
