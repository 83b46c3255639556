//! stub
use super::Intent;
use crate::debrief::Judge;
use crate::language::Lang;
use crate::roleplay::Replay;
use egui::Ui;
/// stub
#[derive(Clone, Debug)]
pub struct DebriefView {}
impl DebriefView {
    /// stub
    #[must_use]
    pub fn new(_j: &Judge<'_>, _r: &Replay, _n: usize, _l: Lang) -> Self { Self {} }
}
/// stub
pub fn debrief_ui(_ui: &mut Ui, _lang: Lang, _view: &DebriefView) -> Option<Intent> { None }
