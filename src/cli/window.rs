//! `heartfirst` alone: the window, where there is one.

use super::{Common, WRONG_USE, out};

#[cfg(feature = "window")]
pub(super) fn run(common: &Common) -> u8 {
    let opened = common.rulebook().and_then(|rulebook| {
        let library = common.library()?;
        crate::window::run(library, rulebook, common.lang(), super::fresh_seed()).map_err(|reason| {
            out::error(&format!("{}\n", reason.message(common.lang())));
            WRONG_USE
        })
    });
    opened.map_or_else(|code| code, |()| super::DONE)
}

#[cfg(not(feature = "window"))]
pub(super) fn run(common: &Common) -> u8 {
    out::error(common.lang().pick(
        "这个程序编译时没带窗口；在终端里练：heartfirst play\n",
        "this program was built without the window; play in the terminal: heartfirst play\n",
    ));
    WRONG_USE
}
