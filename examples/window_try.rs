fn main() -> std::process::ExitCode {
    use heartfirst::{language::Lang, rulebook::Rulebook, scenario::Library, window};
    let lang = if std::env::args().nth(1).as_deref() == Some("en") { Lang::En } else { Lang::Zh };
    let folders: Vec<std::path::PathBuf> = std::env::args().skip(2).map(Into::into).collect();
    match window::run(Library::open(&folders), Rulebook::embedded(), lang, 7) {
        Ok(()) => std::process::ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("{}", problem.message(lang));
            std::process::ExitCode::from(2)
        }
    }
}
