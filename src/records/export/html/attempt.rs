//! One conversation as a page: the verdict, the curve, sentence by sentence, ledgers.

use super::{curve, heat, page};
use crate::debrief::{Judge, PromiseStatus, climb, evidence, ledgers, missed_facts};
use crate::language::Lang;
use crate::records::{Moment, Trainee};
use crate::roleplay::{Replay, Timing};
use crate::rulebook::{Act, Dimension};
use crate::source::Vocabulary as _;
use maud::{Markup, html};

/// A conversation that came to its end, as a page.
#[must_use]
pub fn attempt_page(judge: &Judge<'_>, replay: &Replay, trainee: &Trainee, started: Moment, lang: Lang) -> String {
    let title = judge.roleplay().scenario.title.get(lang);
    page(&format!("{title} · {}", trainee.shown(lang)), lang, &body(judge, replay, trainee, started, lang))
}

/// The same as part of a larger page.
pub(super) fn body(judge: &Judge<'_>, replay: &Replay, trainee: &Trainee, started: Moment, lang: Lang) -> Markup {
    let roleplay = judge.roleplay();
    let scenario = roleplay.scenario;
    let now = replay.now(&roleplay);
    let score = judge.score(&now);
    let ending = &scenario.endings[score.ending];
    let turned = climb(replay);
    let books = ledgers(&roleplay, replay);
    let missed = missed_facts(judge, replay);
    html! {
        h1 { (scenario.title.get(lang)) }
        p.soft {
            (trainee.shown(lang))
            @for more in [&trainee.number, &trainee.class] { @if !more.is_empty() { " · " (more) } }
            " · " (started.minute())
        }
        div.card.row {
            div { span.big { (score.total) } }
            div {
                p.say { (ending.title.get(lang)) " · " (judge.grade(score.total).name.get(lang)) }
                p { (ending.scene.get(lang)) }
                p.why { (ending.consequence.get(lang)) }
                @for cap in &score.caps {
                    p.why { (lang.pick("封顶 ", "Limited to ")) (cap.limit) (lang.pick("：", ": ")) (cap.why.words(scenario.customer.pronoun).get(lang)) }
                }
            }
        }
        h2 { (lang.pick("曲线", "The curve")) }
        (curve::conversation(replay, turned, lang))
        @if let Some(turn) = turned {
            p.why { (lang.pick("底色标出的那一句，谈话从这里开始升温：第 ", "Shaded: where it began to climb, sentence ")) (turn + 1) (lang.pick(" 句。", ".")) }
        }
        h2 { (lang.pick("八个维度", "Eight dimensions")) }
        table { tbody {
            @for (dimension, rule) in roleplay.rulebook.dimensions.iter() {
                tr { td style="width:60%" { (rule.name.get(lang)) } (heat(u8::try_from(score.dimensions[dimension.index()]).unwrap_or(0))) td.soft { (rule.weight) "%" } }
            }
        } }
        h2 { (lang.pick("一句一句看", "Sentence by sentence")) }
        @for (index, turn) in replay.turns.iter().enumerate() {
            @let (acts, _) = evidence(turn);
            @let response = turn.response(&roleplay);
            div.card {
                p.soft { (scenario.customer.address.get(lang)) (lang.pick("：", ": ")) (roleplay.moment(&turn.before, replay.seed).line.get(lang)) }
                p.say { (index + 1) ". " (roleplay.words(&turn.before, turn.response).get(lang)) }
                p {
                    @for act in &acts {
                        @let (class, timing) = match act.timing {
                            Timing::Ok => ("tag good", ""),
                            Timing::Repeated => ("tag", lang.pick("（说过了）", " (again)")),
                            Timing::Early(_) => ("tag bad", lang.pick("（太早）", " (too early)")),
                            Timing::Fault => ("tag bad", lang.pick("（失误）", " (fault)")),
                        };
                        span class=(class) { (roleplay.rulebook.act_name(act.act).get(lang)) (timing) }
                    }
                }
                p.reply { (roleplay.reply(&turn.before, turn.response).get(lang)) }
                @if !response.why.get(lang).is_empty() { p.why { (response.why.get(lang)) } }
            }
        }
        @if !missed.is_empty() {
            h2 { (lang.pick("没问出来的", "What stayed hidden")) }
            @for fact in &missed { p { "· " (scenario.facts[fact.fact].text.get(lang)) } }
        }
        @if !books.promises.is_empty() {
            div.keep {
                h2 { (lang.pick("承诺台账", "Promises")) }
                table.lines { tbody {
                    @for entry in &books.promises {
                        tr { td { (entry.promise.what.get(lang)) } td { (status(entry.status, lang)) } }
                    }
                } }
            }
        }
        @if !books.quotes.is_empty() {
            div.keep {
                h2 { (lang.pick("报价台账", "Amounts")) }
                table.lines { tbody {
                    @for entry in &books.quotes {
                        tr {
                            td { (entry.quote.what.get(lang)) }
                            td.n { "¥" (entry.quote.amount) @if let Some(up_to) = entry.quote.up_to { "–" (up_to) } }
                        }
                    }
                } }
            }
        }
        @let faults: Vec<_> = replay.turns.iter().flat_map(|turn| evidence(turn).0).filter_map(|it| match it.act { Act::Fault(fault) => Some(fault), Act::Move(_) => None }).collect();
        @if !faults.is_empty() {
            h2 { (lang.pick("失误", "Faults")) }
            @for fault in faults { p { "· " b { (roleplay.rulebook.faults[fault].name.get(lang)) } " " (roleplay.rulebook.faults[fault].definition.get(lang)) } }
        }
        @let mut lowest: Vec<Dimension> = Dimension::ALL.to_vec();
        @let () = lowest.sort_by_key(|it| score.dimensions[it.index()]);
        div.keep {
            h2 { (lang.pick("下次", "Next time")) }
            @for dimension in lowest.iter().take(2) {
                @let advice = &roleplay.rulebook.dimensions[*dimension].advice;
                p { (advice.rule.get(lang)) " " span.say { "“" (advice.say.get(lang)) "”" } }
            }
        }
    }
}

fn status(status: PromiseStatus, lang: Lang) -> &'static str {
    match status {
        PromiseStatus::Kept => lang.pick("做到了", "kept"),
        PromiseStatus::Late => lang.pick("晚了才做到", "kept late"),
        PromiseStatus::Missed => lang.pick("没做到", "missed"),
        PromiseStatus::Open => lang.pick("还没到时候", "not due yet"),
    }
}
