//! `records trainees`.

use super::super::{Common, WRONG_USE, out};
use crate::language::Lang;
use crate::records::{Trainee, Which};
use clap::Subcommand;

/// List, add, choose, rename, merge or delete the people who practise here.
#[derive(Debug, clap::Args)]
pub(super) struct Trainees {
    #[command(subcommand)]
    action: Option<Action>,
}

#[derive(Debug, Subcommand)]
enum Action {
    /// List everybody (also without a word)
    List,
    /// Add somebody
    Add {
        /// The name, in any script
        name: String,
        #[command(flatten)]
        more: More,
    },
    /// Practise as this person from now on; somebody new is added
    Use {
        /// The name
        name: String,
    },
    /// Change name, student number or class
    Rename {
        /// Who: a name, a student number, or letters of the id; empty for whoever practises now
        who: String,
        /// The new name
        #[arg(long)]
        name: Option<String>,
        #[command(flatten)]
        more: More,
    },
    /// Give everything of one person to another, and remove the first
    Merge {
        /// Who is removed
        from: String,
        /// Who gets it
        into: String,
    },
    /// Delete somebody with every conversation
    Delete {
        /// Who
        who: String,
        /// Without this nothing is deleted, only said what would be
        #[arg(long)]
        yes: bool,
    },
}

#[derive(Debug, clap::Args)]
struct More {
    /// Student or staff number
    #[arg(long)]
    number: Option<String>,
    /// Class
    #[arg(long)]
    class: Option<String>,
}

impl Trainees {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let mut store = common.records()?;
        match self.action.as_ref().unwrap_or(&Action::List) {
            Action::List => {
                let now = common.or_refuse(store.trainee())?;
                for it in common.or_refuse(store.trainees())? {
                    let here = if it.id == now.id { "*" } else { " " };
                    let short: String = it.uuid.to_string().chars().take(8).collect();
                    out::print(&format!("{here} {short}  {}  {}  {}\n", it.shown(lang), it.number, it.class));
                }
                out::print(lang.pick("* 现在练习的人\n", "* practises now\n"));
            }
            Action::Add { name, more } => {
                let number = more.number.as_deref().unwrap_or_default();
                let class = more.class.as_deref().unwrap_or_default();
                common.or_refuse(store.add_trainee(name, number, class))?;
            }
            Action::Use { name } => {
                common.or_refuse(store.practise_as(name))?;
                common.or_refuse(store.stay())?;
            }
            Action::Rename { who, name, more } => {
                let who = common.or_refuse(store.find_trainee(who))?;
                let changed = store.rename(who.id, name.as_deref(), more.number.as_deref(), more.class.as_deref());
                common.or_refuse(changed)?;
            }
            Action::Merge { from, into } => {
                let from = common.or_refuse(store.find_trainee(from))?;
                let into = common.or_refuse(store.find_trainee(into))?;
                let moved = common.or_refuse(store.merge(from.id, into.id))?;
                out::print(&match lang {
                    Lang::Zh => format!("{moved} 次练习归到了 {}\n", into.shown(lang)),
                    Lang::En => format!("{moved} conversations now belong to {}\n", into.shown(lang)),
                });
            }
            Action::Delete { who, yes } => {
                let who = common.or_refuse(store.find_trainee(who))?;
                if !yes {
                    return Err(would_delete(common, &store, &who));
                }
                let deleted = common.or_refuse(store.delete(who.id))?;
                out::print(&match lang {
                    Lang::Zh => format!(
                        "{} 和 {deleted} 次练习已经删掉。以前的备份和导出的文件不归程序管，要删自己删。\n",
                        who.shown(lang)
                    ),
                    Lang::En => format!(
                        "{} and {deleted} conversations are deleted. Backups and exported files made before are yours to delete.\n",
                        who.shown(lang)
                    ),
                });
            }
        }
        Ok(())
    }
}

fn would_delete(common: &Common, store: &crate::records::Store, who: &Trainee) -> u8 {
    let lang = common.lang();
    let count = store.numbers(&Which { trainee: Some(who.id), ..Which::default() }).map_or(0, |all| all.len());
    let name = who.shown(lang);
    out::error(&match lang {
        Lang::Zh => format!("会删掉 {name} 和 {count} 次练习，找不回来。确定就加 --yes\n"),
        Lang::En => format!("this deletes {name} and {count} conversations for good; add --yes if you mean it\n"),
    });
    WRONG_USE
}
