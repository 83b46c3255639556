//! A trainee's progress as a page.

use super::{curve, heat, page};
use crate::language::Lang;
use crate::records::progress::{LessonStatus, Progress};
use crate::records::{Day, Trainee};
use crate::rulebook::Rulebook;
use maud::{Markup, html};

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct TraineePage<'a> {
    /// Whose.
    pub trainee: &'a Trainee,
    /// What the runs come to.
    pub progress: &'a Progress,
    /// For names of moves and dimensions.
    pub rulebook: &'a Rulebook,
    /// The day it is made.
    pub today: Day,
}

/// The page.
#[must_use]
pub fn trainee_page(it: TraineePage<'_>, lang: Lang) -> String {
    let title = format!("{} · {}", it.trainee.shown(lang), lang.pick("进步", "Progress"));
    page(&title, lang, &body(it, lang))
}

/// How a lesson stands, in a word.
pub(crate) fn status(status: LessonStatus, lang: Lang) -> &'static str {
    match status {
        LessonStatus::Done => lang.pick("学完", "done"),
        LessonStatus::Due => lang.pick("要复习", "review due"),
        LessonStatus::Now => lang.pick("正在学", "now"),
        LessonStatus::Open => lang.pick("可以学", "open"),
        LessonStatus::Locked => lang.pick("还没到", "not yet"),
        LessonStatus::Empty => lang.pick("暂无案例", "no case yet"),
    }
}

fn body(it: TraineePage<'_>, lang: Lang) -> Markup {
    let progress = it.progress;
    html! {
        h1 { (it.trainee.shown(lang)) }
        p.soft {
            @for more in [&it.trainee.number, &it.trainee.class] { @if !more.is_empty() { (more) " · " } }
            (it.today) " · " (progress.trend.points.len()) (lang.pick(" 次练习", " runs"))
        }
        @if let Some(habit) = &progress.habit {
            div.card {
                p.soft { (lang.pick("最费分的习惯", "The most costly habit")) }
                p.say { (habit.words(it.rulebook).get(lang)) }
                p.why { (lang.pick("平均让激动度多涨 ", "It raised arousal by ")) (habit.arousal) (lang.pick("，总分少大约 ", " on average and cost about ")) (habit.cost) (lang.pick(" 分。", " points.")) }
            }
        }
        @if !progress.trend.points.is_empty() {
            h2 { (lang.pick("走势", "Trend")) }
            (curve::totals(&progress.trend, lang))
        }
        @if let Some(dimensions) = &progress.trend.dimensions {
            table { thead { tr { th { } th { (lang.pick("头几次", "first runs")) } th { (lang.pick("近几次", "latest runs")) } th.n { } } } tbody {
                @for ((_, rule), (first, last)) in it.rulebook.dimensions.iter().zip(dimensions) {
                    tr { td style="width:55%" { (rule.name.get(lang)) } (heat(*first)) (heat(*last)) td.n { (format!("{:+}", i32::from(*last) - i32::from(*first))) } }
                }
            } }
        }
        h2 { (lang.pick("学习之路", "The learning path")) }
        table.lines { tbody {
            @for (lesson, stands, cases) in &progress.lessons {
                tr {
                    td { "L" (lesson.number) }
                    td { (lesson.title().get(lang)) }
                    td.short { (status(*stands, lang)) }
                    td { @for case in cases { span.tag { (title(progress, case.id, lang)) " " @match case.best { Some(best) => (best), None => "–" } } } }
                }
            }
        } }
        h2 { (lang.pick("本领", "Skills")) }
        p.why { (lang.pick("最近 10 次机会，用对 8 次、涉及 3 个案例算掌握。", "Of the last ten opportunities eight used in time, in three cases: mastered.")) }
        table.lines { tbody {
            @for skill in &progress.skills {
                tr {
                    td { (it.rulebook.moves[skill.act].name.get(lang)) }
                    td.boxes { @for used in &skill.last { span.used[*used] {} } }
                    td.n { (skill.used()) "/" (skill.last.len()) }
                    td { @if skill.mastered { (lang.pick("掌握", "mastered")) } }
                }
            }
        } }
        h2 { (lang.pick("接下来", "What is due")) }
        table.lines { tbody {
            @for due in progress.today.iter().chain(&progress.later) {
                tr {
                    td { @if due.day <= it.today { (lang.pick("今天", "today")) } @else { (due.day.short(lang)) } }
                    td { (due.case.title.get(lang)) }
                    td { @if due.number > 0 { (lang.pick("第 ", "review ")) (due.number) (lang.pick(" 次复习", "")) } @else { (lang.pick("再来一次", "once more")) } }
                    td.n { (due.last) }
                }
            }
        } }
    }
}

fn title<'a>(progress: &'a Progress, id: &'a str, lang: Lang) -> &'a str {
    progress.cases.iter().find(|it| it.case.id == id).map_or(id, |it| it.case.title.get(lang))
}
