//! The assessment sheet on paper: marks, both conversations, signatures.

use super::{attempt, page};
use crate::debrief::Judge;
use crate::language::Lang;
use crate::records::sheet::{AREAS, Marks, must_talk, result, suggested, sum};
use crate::records::{Moment, Run, Trainee};
use crate::roleplay::Attempt;
use maud::html;

/// A sheet for a candidate. Marks that are not given yet are left blank for a pen. Each conversation comes with
/// the judge of the texts it was played on and the hash of its scenario.
#[must_use]
pub fn sheet_page(
    candidate: &Trainee,
    date: Moment,
    cases: &[(&Judge<'_>, &Run, String)],
    observers: [Option<Marks>; 2],
    agreed: Option<Marks>,
    lang: Lang,
) -> String {
    let outcomes: Vec<_> = cases.iter().map(|(_, run, _)| run.outcome.clone()).collect();
    let suggested = suggested(&outcomes);
    let mark = |marks: Option<Marks>, area: usize| marks.map_or_else(String::new, |marks| marks[area].to_string());
    let title = lang.pick("综合能力考核表", "Comprehensive ability assessment");
    let body = html! {
        div.sheet {
            h1 { (title) }
            table { tbody {
                tr { th { (lang.pick("姓名", "Candidate")) } td { (candidate.shown(lang)) " " (candidate.number) } th { (lang.pick("班级", "Class")) } td { (candidate.class) } th { (lang.pick("日期", "Date")) } td { (date.day()) } }
                @for (index, (judge, run, hash)) in cases.iter().enumerate() {
                    tr {
                        th { (lang.pick("模拟案例 ", "Simulated case ")) (index + 1) }
                        td colspan="3" { (judge.roleplay().scenario.title.get(lang)) " (" (run.scenario) ", " (hash) ")" }
                        td colspan="2" { (run.outcome.total) (lang.pick(" 分；红线 ", " points; red lines ")) (run.outcome.hard) (lang.pick("，重失误 ", ", major faults ")) (run.outcome.major) }
                    }
                }
            } }
            h2 { (lang.pick("评分", "Marks")) }
            table {
                thead { tr {
                    th { (lang.pick("项目", "Area")) } th.n { (lang.pick("满分", "Points")) } th.n { (lang.pick("程序参考", "Simulator")) }
                    th.n { (lang.pick("考官一", "Observer 1")) } th.n { (lang.pick("考官二", "Observer 2")) } th.n { (lang.pick("商定", "Agreed")) }
                } }
                tbody {
                    @for (index, (zh, en, points, _)) in AREAS.iter().enumerate() {
                        tr {
                            td { (index + 1) " " (lang.pick(zh, en)) } td.n { (points) }
                            td.n { @if let Some(points) = suggested[index] { (points) } }
                            td.n { (mark(observers[0], index)) } td.n { (mark(observers[1], index)) } td.n { (mark(agreed, index)) }
                        }
                    }
                    tr {
                        th { (lang.pick("合计", "Sum")) } th.n { "100" } td {}
                        @for marks in [observers[0], observers[1], agreed] { td.n { b { @if let Some(marks) = marks { (sum(&marks)) } } } }
                    }
                }
            }
            @if let [Some(one), Some(other)] = &observers { @if must_talk(one, other) {
                p { b { (lang.pick("两位考官相差超过 10 分，先商量再定分。", "The observers differ by more than ten points: talk before you agree.")) } }
            } }
            p {
                b { (lang.pick("结果：", "Result: ")) }
                @match agreed {
                    Some(agreed) => { (result(&agreed, &outcomes).words().get(lang)) },
                    None if outcomes.iter().any(|outcome| outcome.hard > 0) => { (lang.pick("模拟案例里踩了红线，不能合格。", "A red line in a simulated case: it cannot be passed.")) },
                    None => { "____________" },
                }
            }
            p.why { (lang.pick("合格：总分 70、第一项至少 12、两个模拟案例都没有红线。优秀：90 且没有重失误。", "Pass: 70 points, at least 12 in the first area, no red line in either case. Distinction: 90 and no major fault.")) }
            h2 { (lang.pick("两个长处", "Two strengths")) } p { "1 ______________________________" } p { "2 ______________________________" }
            h2 { (lang.pick("下一步练什么", "Two next steps")) } p { "1 ______________________________" } p { "2 ______________________________" }
            div.sign { div { (lang.pick("考官一签名", "Observer 1")) } div { (lang.pick("考官二签名", "Observer 2")) } div { (lang.pick("学员签名", "Candidate")) } }
        }
        @for (judge, run, _) in cases {
            @let choices = Attempt { seed: run.seed, choices: run.choices.clone() };
            @if let Ok(replay) = judge.roleplay().replay(&choices) {
                div style="break-before: page; margin-top: 48px" { (attempt::body(judge, &replay, candidate, run.started, lang)) }
            }
        }
    };
    page(&format!("{title} · {}", candidate.shown(lang)), lang, &body)
}
