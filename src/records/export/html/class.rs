//! A class as a page.

use super::{heat, page};
use crate::language::Lang;
use crate::records::class::ClassReport;
use crate::rulebook::{Act, Rulebook};
use crate::scenario::Verdict;
use maud::{Markup, html};
use std::collections::BTreeMap;

/// What the page shows.
#[derive(Clone, Copy, Debug)]
pub struct ClassPage<'a> {
    /// What is known.
    pub report: &'a ClassReport,
    /// For names of dimensions and faults.
    pub rulebook: &'a Rulebook,
    /// Titles of the cases by id.
    pub titles: &'a BTreeMap<String, String>,
    /// Numbers instead of names, for a wall.
    pub hide_names: bool,
}

/// The page.
#[must_use]
pub fn class_page(it: ClassPage<'_>, lang: Lang) -> String {
    let title = if it.report.class.is_empty() { lang.pick("所有人", "Everybody") } else { &it.report.class };
    page(title, lang, &body(it, title, lang))
}

/// What a verdict is called.
pub(crate) const fn verdict(verdict: Verdict, lang: Lang) -> &'static str {
    match verdict {
        Verdict::Best => lang.pick("最好", "best"),
        Verdict::Fair => lang.pick("可以", "fair"),
        Verdict::Weak => lang.pick("弱", "weak"),
        Verdict::Wrong => lang.pick("错", "wrong"),
    }
}

/// What a discrimination means.
pub(crate) const fn discriminates(hundredths: i32, lang: Lang) -> &'static str {
    match hundredths {
        31.. => lang.pick("分得出高低", "tells the strong from the weak"),
        20..31 => lang.pick("还行", "fair"),
        _ => lang.pick("分不出高低，讲评时问问为什么", "tells little: ask the class why"),
    }
}

fn body(it: ClassPage<'_>, title: &str, lang: Lang) -> Markup {
    let report = it.report;
    let case = |id: &str| it.titles.get(id).cloned().unwrap_or_else(|| id.to_owned());
    html! {
        h1 { (title) }
        p.soft {
            (report.people.len()) (lang.pick(" 人 · ", " people · ")) (report.runs) (lang.pick(" 次练习", " runs"))
            @if let Some((from, to)) = report.days { " · " (from) " – " (to) }
            @if let Some(id) = &report.scenario { " · " (case(id)) }
        }
        h2 { (lang.pick("谁卡在哪里", "Who is stuck where")) }
        table {
            thead { tr {
                th { (lang.pick("号", "no.")) } th { (lang.pick("姓名", "name")) } th.n { (lang.pick("次数", "runs")) }
                @for (dimension, _) in it.rulebook.dimensions.iter() { th style="text-align:center" { (dimension.name()) } }
                th.n { (lang.pick("总分", "total")) } th.n { (lang.pick("红线", "red lines")) }
            } }
            tbody {
                @for (index, person) in report.people.iter().enumerate() {
                    tr {
                        td.soft { @if person.trainee.number.is_empty() || it.hide_names { (index + 1) } @else { (person.trainee.number) } }
                        td { @if it.hide_names { "—" } @else { (person.trainee.shown(lang)) } }
                        td.n { (person.runs) }
                        @match &person.dimensions {
                            Some(dimensions) => { @for value in dimensions { (heat(*value)) } },
                            None => { td colspan="8" .soft { (lang.pick("还没练过", "no run yet")) } },
                        }
                        td.n { @if let Some(total) = person.total { b { (total) } } }
                        td.n { @if person.hard > 0 { "✕ " (person.hard) } }
                    }
                }
                @if let Some(dimensions) = &report.dimensions {
                    tr {
                        td {} td { b { (lang.pick("全班", "class")) } } td.n { (report.runs) }
                        @for (index, value) in dimensions.iter().enumerate() {
                            td.heat style="border:1.5px solid #26242b" { @if report.lowest == Some(index) { "▾" } (value) }
                        }
                        td.n { @if let Some(total) = report.total { b { (total) } } }
                        td.n { (report.hard) }
                    }
                }
            }
        }
        p.why {
            @for (dimension, rule) in it.rulebook.dimensions.iter() { (dimension.name()) " " (rule.name.get(lang)) "　" }
        }
        @if !report.wrong.is_empty() {
            h2 { (lang.pick("第一句错在哪里（各人首次）", "Which sentence went wrong first (everybody’s first run)")) }
            table.lines { tbody {
                @for wrong in &report.wrong {
                    tr {
                        td.short { (case(&wrong.scenario)) br; span.soft { (lang.pick("第 ", "sentence ")) (wrong.turn) (lang.pick(" 句", "")) } }
                        td.wide { "“" (wrong.words.get(lang)) "”" br; span.tag.bad { (it.rulebook.act_name(wrong.act).get(lang)) @if matches!(wrong.act, Act::Move(_)) { (lang.pick("（太早）", " (too early)")) } } }
                        td.n { (wrong.people) "/" (wrong.of) }
                    }
                }
            } }
        }
        @if !report.items.is_empty() {
            h2 { (lang.pick("每一题怎么选的（各人首次）", "How each node was answered (everybody’s first run)")) }
            @for item in &report.items {
                @let has_groups = item.options.iter().any(|option| option.groups.is_some());
                div.card.item {
                    p.soft { (case(&item.scenario)) " · " (lang.pick("第 ", "sentence ")) (item.turn) (lang.pick(" 句", "")) @if !item.title.get(lang).is_empty() { " · " (item.title.get(lang)) } }
                    p { (item.line.get(lang)) }
                    table.lines {
                        thead { tr { th {} th {} th.n { (lang.pick("选的人", "people")) } @if has_groups { th.n { (lang.pick("高分组", "top quarter")) } th.n { (lang.pick("低分组", "bottom quarter")) } } th.n { (lang.pick("末分", "final total")) } } }
                        tbody {
                            @for option in &item.options {
                                tr {
                                    td.short { (verdict(option.verdict, lang)) }
                                    td.wide { (option.words.get(lang)) }
                                    td.n { (option.people) }
                                    @if has_groups {
                                        td.n { @if let Some((high, _)) = option.groups { (high) "%" } }
                                        td.n { @if let Some((_, low)) = option.groups { (low) "%" } }
                                    }
                                    td.n { @if let Some(total) = option.total { (total) } }
                                }
                            }
                        }
                    }
                    @if let Some(value) = item.discrimination {
                        p.why { (lang.pick("区分度 ", "Discrimination ")) (hundredths(value)) (lang.pick("：", ": ")) (discriminates(value, lang)) }
                    }
                }
            }
        }
    }
}

/// Hundredths as people read them: `0.59`, `−0.05`.
pub(crate) fn hundredths(value: i32) -> String {
    format!("{}{}.{:02}", if value < 0 { "−" } else { "" }, value.abs() / 100, value.abs() % 100)
}
