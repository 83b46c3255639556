//! `records push`.

use super::super::{Common, out};
use super::Scope;
use crate::language::Lang;
use crate::records::export::push::{Target, push};
use crate::records::export::xapi::HOME;

/// Send finished conversations to a learning record store (LRS) as xAPI 1.0.3 statements.
///
/// Credentials come from the environment: `HEARTFIRST_LRS_KEY` and `HEARTFIRST_LRS_SECRET`, or `HEARTFIRST_LRS_TOKEN`.
/// What the store has acknowledged is remembered and not sent again; an interrupted run goes on where it stopped.
/// HTTPS with the certificates this machine trusts (TLS 1.2 and 1.3); redirects are not followed.
#[derive(Debug, clap::Args)]
pub(super) struct Push {
    /// The endpoint, such as `https://lrs.example.org/xapi`
    url: String,
    #[command(flatten)]
    scope: Scope,
    /// Root of the names in the statements: an address of your school
    #[arg(long, value_name = "URL", default_value = HOME)]
    home: String,
    /// Send credentials over plain HTTP to another machine
    #[arg(long)]
    insecure_http: bool,
}

impl Push {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let lang = common.lang();
        let store = common.records()?;
        let which = self.scope.which(common, &store)?;
        let target = common.or_refuse(Target::from_environment(&self.url, self.insecure_http))?;
        let home = self.home.trim_end_matches('/');
        let sent = common.or_refuse(push(&store, &target, &which, home, lang, |done, all| {
            if done % 100 == 0 {
                out::error(&format!("{done}/{all}\n"));
            }
        }))?;
        let (new, statements, before, repeated) = (sent.conversations, sent.statements, sent.before, sent.repeated);
        out::print(&match lang {
            Lang::Zh => format!("送出 {new} 次练习（{statements} 条），以前送过 {before} 次，重试 {repeated} 回\n"),
            Lang::En => format!(
                "{new} conversations sent ({statements} statements), {before} sent before, {repeated} requests repeated\n"
            ),
        });
        Ok(())
    }
}
