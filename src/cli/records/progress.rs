//! `records progress`.

use super::super::{Common, out};
use crate::language::Lang;
use crate::records::Moment;
use crate::records::progress::{LessonStatus, Progress as Computed};
use crate::rulebook::{Dimension, Rulebook};

/// How far you are: lessons, skills, what is due, trend, habit.
#[derive(Debug, clap::Args)]
pub(super) struct Progress {
    /// As JSON
    #[arg(long)]
    json: bool,
}

impl Progress {
    pub(super) fn run(&self, common: &Common) -> Result<(), u8> {
        let store = common.records()?;
        let rulebook = common.rulebook()?;
        let whom = common.whom(&store)?;
        let progress = common.or_refuse(store.progress(whom.id, &common.library()?))?;
        if self.json {
            out::print(&format!("{:#}\n", as_json(&progress, &rulebook)));
        } else {
            out::print(&as_text(&progress, &rulebook, common.lang()));
        }
        Ok(())
    }
}

fn as_text(progress: &Computed, rulebook: &Rulebook, lang: Lang) -> String {
    let mut text = String::new();
    let mut say = |line: String| {
        text += &line;
        text.push('\n');
    };
    let runs = progress.trend.points.len();
    if runs == 0 {
        say(lang
            .pick("还没有练过。heartfirst play 列出案例。", "No run yet. heartfirst play lists the cases.")
            .to_owned());
        return text;
    }
    say(lang.pick("学习之路", "The learning path").to_owned());
    for (lesson, status, cases) in &progress.lessons {
        let mark = match status {
            LessonStatus::Done => "✓",
            LessonStatus::Due => "!",
            LessonStatus::Now => ">",
            LessonStatus::Open => "o",
            LessonStatus::Locked => "·",
            LessonStatus::Empty => " ",
        };
        let cases: Vec<String> = cases
            .iter()
            .map(|case| case.best.map_or_else(|| format!("{} –", case.id), |best| format!("{} {best}", case.id)))
            .collect();
        let stands = crate::records::export::html::lesson_status(*status, lang);
        say(format!("{mark} L{:<2} {}（{stands}）  {}", lesson.number, lesson.title().get(lang), cases.join("  ")));
    }
    say(match lang {
        Lang::Zh => format!("\n建议练到第 {} 级", progress.open_level),
        Lang::En => format!("\nCases up to level {} are advised", progress.open_level),
    });
    if progress.order_mastered {
        say(lang.pick("“先心后事”已经掌握", "Emotion first: mastered").to_owned());
    }
    if let Some(due) = &progress.today {
        say(match lang {
            Lang::Zh => {
                format!(
                    "今天这一份：{}（第 {} 次复习，隔 {} 天；{}）",
                    due.case.title.get(lang),
                    due.number,
                    due.gap,
                    due.form.words().get(lang)
                )
            }
            Lang::En => format!(
                "Today: {} (review {}, {} days; {})",
                due.case.title.get(lang),
                due.number,
                due.gap,
                due.form.words().get(lang)
            ),
        });
    }
    for due in progress.later.iter().take(5) {
        let day = due.day.short(lang);
        let title = due.case.title.get(lang);
        say(match (due.number, lang) {
            (0, Lang::Zh) => format!("{day}起：{title}，再来一次，上次 {} 分", due.last),
            (0, Lang::En) => format!("From {day}: {title}, once more, last {}", due.last),
            (number, Lang::Zh) => format!("{day}：{title}，第 {number} 次复习"),
            (number, Lang::En) => format!("{day}: {title}, review {number}"),
        });
    }
    say(lang.pick("\n本领（最近 10 次机会）", "\nSkills (last ten opportunities)").to_owned());
    for skill in &progress.skills {
        let boxes: String = skill.last.iter().map(|used| if *used { '■' } else { '□' }).collect();
        let name = rulebook.moves[skill.act].name.get(lang);
        let note = if skill.mastered { lang.pick("  掌握", "  mastered") } else { "" };
        say(format!("{boxes:<10} {:>2}/{:<2} {name}{note}", skill.used(), skill.last.len()));
    }
    say(lang.pick("\n走势", "\nTrend").to_owned());
    let totals: Vec<String> =
        progress.trend.points.iter().rev().take(20).rev().map(|it| it.total.to_string()).collect();
    say(match lang {
        Lang::Zh => format!("{runs} 次练习，总分：{}（第一次是摸底，不计分）", totals.join(" ")),
        Lang::En => format!("{runs} runs, totals: {} (the very first is a diagnosis, not graded)", totals.join(" ")),
    });
    if let Some(dimensions) = &progress.trend.dimensions {
        for ((_, rule), (first, last)) in rulebook.dimensions.iter().zip(dimensions) {
            let change = i32::from(*last) - i32::from(*first);
            say(format!("{first:>3} → {last:>3} {change:>+4}  {}", rule.name.get(lang)));
        }
    }
    if let Some(habit) = &progress.habit {
        say(format!("\n{}{}", lang.pick("最费分的习惯：", "The most costly habit: "), habit.words(rulebook).get(lang)));
        let places: Vec<String> = habit.places.iter().map(|(attempt, turn)| format!("#{}:{turn}", attempt.0)).collect();
        say(match lang {
            Lang::Zh => format!("看这几句（练习号:第几句）：{}", places.join(" ")),
            Lang::En => format!("Look at (conversation:sentence): {}", places.join(" ")),
        });
    }
    text
}

fn as_json(progress: &Computed, rulebook: &Rulebook) -> serde_json::Value {
    let due = |it: &crate::records::progress::Due| {
        serde_json::json!({
            "scenario": it.case.id, "day": it.day.to_string(), "review": it.number, "gap": it.gap, "last": it.last,
            "form": it.form.name(),
        })
    };
    let dimensions = progress.trend.dimensions.map(|all| {
        Dimension::ALL
            .iter()
            .zip(all)
            .map(|(it, (first, last))| (it.name().to_owned(), serde_json::json!([first, last])))
            .collect::<serde_json::Map<_, _>>()
    });
    serde_json::json!({
        "made": Moment::now().to_string(),
        "open_level": progress.open_level,
        "order_mastered": progress.order_mastered,
        "lessons": progress.lessons.iter().map(|(lesson, status, cases)| serde_json::json!({
            "lesson": lesson.number, "status": status,
            "cases": cases.iter().map(|it| serde_json::json!({ "scenario": it.id, "best": it.best, "due": it.due })).collect::<Vec<_>>(),
        })).collect::<Vec<_>>(),
        "today": progress.today.as_ref().map(due),
        "later": progress.later.iter().map(due).collect::<Vec<_>>(),
        "skills": progress.skills.iter().map(|it| serde_json::json!({
            "move": it.act, "last": it.last, "used": it.used(), "cases": it.cases, "mastered": it.mastered,
        })).collect::<Vec<_>>(),
        "runs": progress.trend.points.iter().map(|it| serde_json::json!({
            "day": it.day.to_string(), "scenario": it.scenario, "total": it.total, "diagnosis": it.diagnosis,
        })).collect::<Vec<_>>(),
        "dimensions": dimensions,
        "habit": progress.habit.as_ref().map(|it| serde_json::json!({
            "act": it.act, "runs": it.runs, "words": it.words(rulebook), "arousal": it.arousal, "cost": it.cost,
            "places": it.places.iter().map(|(attempt, turn)| [attempt.0, i64::try_from(*turn).unwrap_or(0)]).collect::<Vec<_>>(),
        })),
    })
}
