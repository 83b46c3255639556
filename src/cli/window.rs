//! `heartfirst` alone: the window, where there is one.

#[cfg(feature = "window")]
use super::DONE;
use super::{Common, WRONG_USE, out};
#[cfg(not(feature = "window"))]
use crate::language::Lang;

#[cfg(not(feature = "window"))]
pub(super) fn run(common: &Common) -> u8 {
    out::error(&match common.lang() {
        Lang::Zh => "这个程序编译时没带窗口；在终端里练：heartfirst play\n".to_owned(),
        Lang::En => "this program was built without the window; play in the terminal: heartfirst play\n".to_owned(),
    });
    WRONG_USE
}

#[cfg(feature = "window")]
pub(super) fn run(common: &Common) -> u8 {
    let lang = common.lang();
    let opened = common.rulebook().and_then(|rulebook| Ok((common.library()?, rulebook)));
    let (library, rulebook) = match opened {
        Ok(opened) => opened,
        Err(code) => return code,
    };
    match crate::window::run(library, rulebook, lang, super::play::fresh_seed()) {
        Ok(()) => DONE,
        Err(problem) => {
            out::error(&format!("{}\n", problem.message(lang)));
            WRONG_USE
        }
    }
}
