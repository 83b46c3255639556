//! `heartfirst` alone: the window, where there is one.

use super::{Common, WRONG_USE, out};

#[cfg(feature = "window")]
pub(super) fn run(common: &Common) -> u8 {
    open(common).map_or_else(|code| code, |()| super::DONE)
}

/// Play by itself and print what drawing costs; with a folder, show every screen and keep a picture of each there
#[cfg(feature = "window")]
#[derive(Debug, clap::Args)]
pub(super) struct Tour {
    /// Where the pictures go; made if it is not there
    folder: Option<std::path::PathBuf>,
}

#[cfg(feature = "window")]
impl Tour {
    /// A stranger's first visit: standard settings, and nothing kept.
    pub(super) fn run(self, common: &Common) -> u8 {
        use crate::screens::{Session, Settings};
        use crate::window::Album;

        let opened = common.rulebook().and_then(|rulebook| {
            if let Some(folder) = &self.folder {
                let shown = folder.display();
                std::fs::create_dir_all(folder).map_err(|error| {
                    out::error(&match common.lang() {
                        crate::language::Lang::Zh => format!("文件夹 {shown} 建不了：{error}\n"),
                        crate::language::Lang::En => format!("the folder {shown} cannot be made: {error}\n"),
                    });
                    WRONG_USE
                })?;
            }
            // Always the same order on the screen, so that two tours can be compared.
            let session = Session::new(common.library()?, rulebook, common.lang(), 7)
                .with_settings(Settings { language: common.lang(), ..Settings::default() });
            show(
                common,
                crate::window::Opening { session, folders: Vec::new(), config: None, tour: Some(Album(self.folder)) },
            )
        });
        opened.map_or_else(|code| code, |()| super::DONE)
    }
}

#[cfg(feature = "window")]
fn show(common: &Common, opening: crate::window::Opening) -> Result<(), u8> {
    crate::window::run(opening).map_err(|reason| {
        out::error(&format!("{}\n", reason.message(common.lang())));
        WRONG_USE
    })
}

#[cfg(feature = "window")]
fn open(common: &Common) -> Result<(), u8> {
    use crate::class::caretaker::Caretaker;
    use crate::screens::{Session, Settings};
    use crate::window::{Opening, config_folder, load_settings};

    let book = common.rulebook_source()?;
    let rulebook = common.read_rulebook(&book)?;
    let library = common.library()?;
    // Who keeps the records elsewhere keeps the settings there too.
    let config = common.data.clone().or_else(config_folder);
    let kept = config.as_deref().and_then(load_settings);
    let language = match (&kept, common.lang) {
        (Some(kept), None) => kept.language,
        _ => common.lang(),
    };
    let settings = Settings { language, ..kept.unwrap_or_default() };
    let session = Session::new(library, rulebook, language, super::fresh_seed())
        .with_settings(settings)
        .with_records(common.keeper(&book.text));
    // Without a folder for its journal no class is opened: nothing could be gone on with.
    let session = match common.data.clone().map_or_else(crate::records::default_folder, Ok) {
        Ok(data) => session.with_school(Box::new(Caretaker { data, rules: book.text })),
        Err(_) => session,
    };
    show(common, Opening { session, folders: common.folders(), config, tour: None })
}

#[cfg(not(feature = "window"))]
pub(super) fn run(common: &Common) -> u8 {
    out::error(common.lang().pick(
        "这个程序编译时没带窗口；在终端里练：heartfirst play\n",
        "this program was built without the window; play in the terminal: heartfirst play\n",
    ));
    WRONG_USE
}
