//! `heartfirst` alone: the window, where there is one.

use super::{Common, WRONG_USE, out};
use crate::language::Lang;

#[cfg(not(feature = "window"))]
pub(super) fn run(common: &Common) -> u8 {
    out::error(&match common.lang() {
        Lang::Zh => "这个程序编译时没带窗口；在终端里练：heartfirst play\n".to_owned(),
        Lang::En => "this program was built without the window; play in the terminal: heartfirst play\n".to_owned(),
    });
    WRONG_USE
}
