//! What the projection shows at one moment, as plain data. Before the reveal there is no split in it.

use crate::class::view::{self, MOST_SENTENCES, Next, class_debrief, letter, next, turn_number};
use crate::class::{Lesson, MomentId, Phase, Remote, Room, Squares};
use crate::debrief::Judge;
use crate::language::Lang;
use crate::roleplay::{Roleplay, State, TurnRecord};
use crate::rulebook::{Dimension, Mood};
use crate::screens::backdrop::Backdrop;
use crate::screens::chart::ChartView;
use crate::screens::debrief::{Analysis, headline};
use crate::screens::intent::Panel;
use crate::screens::portrait::Likeness;
use crate::screens::session::read;
use crate::screens::words;
use crate::source::Vocabulary as _;
use serde_json::Value;

/// Everything the projection shows.
#[derive(Clone, Debug)]
pub struct LessonView {
    pub(super) title: String,
    pub(super) status: String,
    pub(super) tally: String,
    /// Seconds left of the vote.
    pub(super) left: Option<u64>,
    pub(super) is_paused: bool,
    pub(super) scene: Scene,
    pub(super) door: Way,
    pub(super) can: Can,
    pub(super) panel: Option<Sheet>,
    /// What was not done, and why; or what cannot be kept.
    pub(super) refused: Option<String>,
    /// For a stage that nobody else draws.
    pub(super) backdrop: Backdrop,
    pub(super) likeness: Likeness,
    pub(super) is_seen: bool,
}

/// What of the session is shown beside the room.
pub(in crate::screens) struct Looks<'a> {
    pub panel: Option<Panel>,
    pub refused: Option<&'a crate::language::Text>,
    pub analysis: Option<&'a Analysis>,
}

/// What fills the wall.
#[derive(Clone, Debug)]
pub(super) enum Scene {
    /// People come in, or everybody plays alone.
    Lobby { head: String, you: String, lead: String },
    /// The customer speaks; below, what one could say.
    Stage(Box<Acted>),
    /// What was said beside what could have been.
    Versus(Box<[Side; 2]>),
    /// Somebody's own conversation: line, said, reply of every turn.
    Shown(Vec<[String; 3]>),
    /// Looking back.
    Look(Box<LookView>),
    /// What people take home: to say, to drop.
    Cards { head: String, notes: Vec<String>, cards: Vec<(String, String)> },
}

/// The stage at one moment.
#[derive(Clone, Debug)]
pub(super) struct Acted {
    pub who: String,
    /// How the customer took the sentence before, while the next is chosen.
    pub before: String,
    pub line: String,
    /// What the class said, and whether that was the end.
    pub said: Option<(String, Option<String>)>,
    pub options: Vec<Choice>,
    pub prompt: Option<String>,
    pub heat: i32,
}

/// A sentence one could say.
#[derive(Clone, Debug)]
pub(super) struct Choice {
    pub letter: char,
    pub words: String,
    /// Votes and their share in percent, once revealed.
    pub split: Option<(u32, u32)>,
    pub is_played: bool,
}

/// One of two sentences side by side.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub said: String,
    pub who: String,
    pub reply: String,
    pub over: Option<String>,
    pub backdrop: Backdrop,
    pub likeness: Likeness,
    pub is_seen: bool,
}

/// The class's conversation as it is looked back on.
#[derive(Clone, Debug)]
pub(super) struct LookView {
    pub page: usize,
    pub headline: String,
    pub lead: String,
    pub curve_title: String,
    /// Nothing where nothing was said.
    pub chart: Option<ChartView>,
    pub result: Option<ResultView>,
    pub turns: Vec<TurnView>,
}

/// What the conversation was worth.
#[derive(Clone, Debug)]
pub(super) struct ResultView {
    pub total: i32,
    pub grade: String,
    pub limit: Option<String>,
    pub ending: String,
    pub consequence: String,
    pub bars: Vec<(String, i32)>,
}

/// A sentence of the class, with how it split.
#[derive(Clone, Debug)]
pub(super) struct TurnView {
    pub line: String,
    pub why: String,
    /// The first that went wrong for most.
    pub is_first_wrong: bool,
    pub rows: Vec<SplitRow>,
}

/// One of the sentences, with its votes.
#[derive(Clone, Debug)]
pub(super) struct SplitRow {
    pub letter: String,
    pub words: String,
    pub votes: u64,
    /// In percent.
    pub share: u64,
    pub is_played: bool,
    pub is_wrong: bool,
    /// All of it in words.
    pub told: String,
}

/// How one comes in.
#[derive(Clone, Debug)]
pub(super) struct Way {
    pub address: String,
    pub code: String,
    pub squares: Option<Squares>,
    /// Nobody else can reach this machine.
    pub is_alone: bool,
    /// What loses its place when a sentence is on the stage.
    pub is_small: bool,
}

/// What the trainer can do now.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Can {
    /// What comes next; nothing once the class is over.
    pub next: Option<words::Word>,
    pub undo: bool,
    pub pause: bool,
    pub what_if: bool,
    /// By digits: play a sentence, or ask what if.
    pub choose: bool,
    pub hand: bool,
    pub countdown: bool,
    /// Everybody plays alone now.
    pub own: bool,
    pub own_possible: bool,
    pub options: usize,
}

/// What lies over the stage.
#[derive(Clone, Debug)]
pub(super) enum Sheet {
    /// Counting raised cards: the moment, and what was counted.
    Hand(MomentId, Vec<u16>),
    /// The trainer's phone.
    Remote(Remote, bool),
    /// Closing; whether the class has come to its end.
    Shut(bool),
}

impl LessonView {
    /// The class as it is now; nothing if it cannot be looked at.
    pub(in crate::screens) fn new(lesson: &dyn Lesson, looks: &Looks<'_>, lang: Lang) -> Option<Self> {
        let (door, open_on, now, trouble) = (lesson.door(), lesson.open_on(), lesson.now(), lesson.trouble());
        let is_alone = open_on.iter().all(|address| address.starts_with("127.") || address.starts_with("[::1]"));
        let remote = (looks.panel == Some(Panel::Remote)).then(|| lesson.remote());
        let refused = looks.refused.or(trouble.as_ref()).map(|text| text.get(lang).to_owned());
        read(lesson, |room| {
            let scenario = room.case().scenario();
            let seen = room.seen();
            let (backdrop, likeness) = picture(room, &seen.state, seen.mood);
            let phase = room.phase();
            let is_voting = phase == Phase::Voting && !room.is_own_open();
            let scene = scene(room, looks, is_alone, lang);
            let panel = looks.panel.map(|panel| match panel {
                Panel::Hand => hand(room),
                Panel::Remote => Sheet::Remote(remote.clone().unwrap_or_default(), is_alone),
                Panel::Shut => Sheet::Shut(phase == Phase::Ended),
            });
            Self {
                title: scenario.title.get(lang).to_owned(),
                status: status(room, lang),
                tally: tally(room, lang),
                left: room.left_ms(now).filter(|_| is_voting).map(|left| left.div_ceil(1_000)),
                is_paused: room.is_paused(),
                door: Way {
                    address: door.address.trim_start_matches("http://").to_owned(),
                    code: room.setup().code.to_string(),
                    squares: door.squares.clone(),
                    is_alone,
                    is_small: matches!(scene, Scene::Stage(_)),
                },
                scene,
                can: can(room, page(room)),
                panel,
                refused: refused.clone(),
                is_seen: backdrop.shows_somebody(),
                backdrop,
                likeness,
            }
        })
    }
}

fn picture(room: &Room, state: &State, mood: Mood) -> (Backdrop, Likeness) {
    let scenario = room.case().scenario();
    let mut then = *state;
    then.mood = mood;
    (Backdrop::of(scenario, &then, false), Likeness::of(scenario, mood))
}

/// Pages of the debrief on this wall: the curve, and every sentence. The pages of browsers have more.
pub(in crate::screens) const PAGES: usize = 2;

/// The page of the debrief that is looked at.
pub(in crate::screens) fn page(room: &Room) -> usize {
    usize::from(room.page()).min(PAGES - 1)
}

fn status(room: &Room, lang: Lang) -> String {
    let word = match room.phase() {
        _ if room.shown().is_some() => words::HERE_SHOWN,
        _ if room.is_own_open() => words::HERE_OWN,
        Phase::Lobby => words::HERE_IN,
        Phase::Voting => words::HERE_VOTING,
        Phase::Closed => words::HERE_CLOSED,
        Phase::Revealed => words::HERE_REVEALED,
        Phase::Played => words::HERE_PLAYED,
        Phase::WhatIf(_) => words::HERE_WHAT_IF,
        Phase::Debrief => words::HERE_DEBRIEF,
        Phase::Cards => words::HERE_CARDS,
        Phase::Ended => words::HERE_ENDED,
    };
    word.with(lang, &[("n", &turn_number(room).to_string())])
}

fn tally(room: &Room, lang: Lang) -> String {
    let say = |word: words::Word, n: usize, m: usize| word.with(lang, &[("n", &n.to_string()), ("m", &m.to_string())]);
    if room.is_own_open() {
        let (playing, finished) = room.own_tally();
        return say(words::PLAYING_OWN, playing, finished);
    }
    let people = room.head_count();
    match room.phase() {
        Phase::Lobby => say(words::ARRIVED, people, 0),
        Phase::Voting | Phase::Closed => {
            let voted = room.vote_count() as usize;
            // Raised cards are counted as well: then there may be more votes than phones.
            if voted > people { say(words::VOTES, voted, 0) } else { say(words::VOTED, voted, people) }
        }
        Phase::Cards => say(words::HANDED_IN, room.card_count(), 0),
        _ => String::new(),
    }
}

fn can(room: &Room, page: usize) -> Can {
    let phase = room.phase();
    let plain = !room.is_paused() && room.shown().is_none() && !room.is_own_open();
    let next = next(room).map(|next| match next {
        Next::Begin => words::DO_BEGIN,
        Next::Close => words::DO_CLOSE,
        Next::Reveal => words::DO_REVEAL,
        Next::Play => words::DO_PLAY,
        Next::Sentence => words::DO_NEXT,
        Next::Back if room.shown().is_some() => words::DO_TAKE_DOWN,
        Next::Back => words::DO_BACK,
        Next::Debrief => words::DEBRIEF,
        Next::Cards if page == 0 => words::DO_SPLITS,
        Next::Cards => words::DO_CARDS,
        Next::End => words::DO_END,
        Next::GoOn => words::DO_GO_ON,
        Next::ShutOwn => words::DO_SHUT_OWN,
    });
    Can {
        next,
        undo: phase != Phase::Lobby,
        pause: phase != Phase::Ended,
        what_if: plain && matches!(phase, Phase::Played | Phase::WhatIf(_)),
        choose: plain && matches!(phase, Phase::Revealed | Phase::Played | Phase::WhatIf(_)),
        hand: plain && matches!(phase, Phase::Voting | Phase::Closed | Phase::Revealed),
        countdown: plain && phase == Phase::Voting,
        own: room.is_own_open(),
        own_possible: phase != Phase::Ended && room.shown().is_none(),
        options: room.choices().1.len(),
    }
}

fn hand(room: &Room) -> Sheet {
    let (_, order) = room.choices();
    let counted = room.ballot().map(crate::class::Ballot::hand).unwrap_or_default();
    let counts = order.iter().map(|index| counted.get(*index).copied().unwrap_or(0)).collect();
    Sheet::Hand(room.ballot().map_or(MomentId(0), |ballot| ballot.moment), counts)
}

fn scene(room: &Room, looks: &Looks<'_>, is_alone: bool, lang: Lang) -> Scene {
    let scenario = room.case().scenario();
    if let Some((own, upto)) = room.shown() {
        // Perhaps of another case than the class's.
        let roleplay = own.case.roleplay();
        let said = upto.map_or(own.replay.turns.len(), |turn| usize::from(turn) + 1);
        let exchange = |turn: &TurnRecord| {
            [
                roleplay.moment(&turn.before, own.replay.seed).line.get(lang).to_owned(),
                words::SAID_WORDS.with(lang, &[("words", roleplay.words(&turn.before, turn.response).get(lang))]),
                roleplay.reply(&turn.before, turn.response).get(lang).to_owned(),
            ]
        };
        return Scene::Shown(own.replay.turns.iter().take(said).map(exchange).collect());
    }
    let you = words::LOBBY_YOU.with(lang, &[("you", scenario.you.get(lang))]);
    if room.is_own_open() {
        let lead = words::OWN_LEAD.get(lang).to_owned();
        return Scene::Lobby { head: words::OWN_HEAD.get(lang).to_owned(), you, lead };
    }
    match room.phase() {
        Phase::Lobby => {
            Scene::Lobby { head: scenario.title.get(lang).to_owned(), you, lead: scenario.premise.get(lang).to_owned() }
        }
        Phase::WhatIf(option) => versus(room, usize::from(option), lang),
        Phase::Debrief => Scene::Look(Box::new(look(room, looks, lang))),
        Phase::Cards | Phase::Ended => cards(room, is_alone, lang),
        Phase::Voting | Phase::Closed | Phase::Revealed | Phase::Played => Scene::Stage(Box::new(acted(room, lang))),
    }
}

fn over(state: &State, lang: Lang) -> Option<String> {
    state.over?;
    Some(view::over(state).get(lang).to_owned())
}

fn acted(room: &Room, lang: Lang) -> Acted {
    let scenario = room.case().scenario();
    let roleplay = room.case().roleplay();
    let seen = room.seen();
    let (state, order) = room.choices();
    let phase = room.phase();
    let last = room.replay().turns.last();
    let played = last.filter(|_| phase == Phase::Played);
    let is_revealed = matches!(phase, Phase::Revealed | Phase::Played);
    let split = if is_revealed { room.split() } else { Vec::new() };
    let total: u32 = split.iter().sum();
    let options = order
        .iter()
        .enumerate()
        .map(|(position, index)| Choice {
            letter: letter(position),
            words: roleplay.words(&state, *index).get(lang).to_owned(),
            split: split.get(position).map(|votes| (*votes, (100 * votes + total / 2).checked_div(total).unwrap_or(0))),
            is_played: played.is_some_and(|turn| turn.response == *index),
        })
        .collect();
    let minority: Vec<String> = if phase == Phase::Revealed {
        room.ranking().into_iter().skip(1).map(|position| letter(position).to_string()).collect()
    } else {
        Vec::new()
    };
    let letters = minority.join(words::OR.get(lang));
    Acted {
        who: scenario.customer.address.get(lang).to_owned(),
        before: last
            .filter(|_| matches!(phase, Phase::Voting | Phase::Closed))
            .map(|turn| roleplay.reply(&turn.before, turn.response).get(lang).to_owned())
            .unwrap_or_default(),
        line: seen.words.get(lang).to_owned(),
        said: played.map(|turn| {
            let said = roleplay.words(&turn.before, turn.response).get(lang);
            (words::WHOLE_SAID.with(lang, &[("words", said)]), over(&room.state(), lang))
        }),
        options,
        prompt: (!minority.is_empty()).then(|| words::MINORITY.with(lang, &[("letters", &letters)])),
        heat: seen.mood.arousal,
    }
}

fn versus(room: &Room, option: usize, lang: Lang) -> Scene {
    let roleplay = room.case().roleplay();
    let Some(turn) = room.replay().turns.last() else { return Scene::Stage(Box::new(acted(room, lang))) };
    let mut other = room.replay().clone();
    other.turns.pop();
    let next = roleplay.play(&mut other, turn.before, option);
    let then = other.turns.last().map_or(turn.after, |then| then.after);
    let left = side(room, &roleplay, turn, turn.response, turn.after.mood, over(&room.state(), lang), lang);
    let right = side(room, &roleplay, turn, option, then.mood, over(&next, lang), lang);
    Scene::Versus(Box::new([left, right]))
}

fn side(
    room: &Room,
    roleplay: &Roleplay<'_>,
    turn: &TurnRecord,
    response: usize,
    mood: Mood,
    over: Option<String>,
    lang: Lang,
) -> Side {
    let (backdrop, likeness) = picture(room, &turn.before, mood);
    let said = roleplay.words(&turn.before, response).get(lang);
    Side {
        said: words::SAID_WORDS.with(lang, &[("words", said)]),
        who: roleplay.scenario.customer.address.get(lang).to_owned(),
        reply: roleplay.reply(&turn.before, response).get(lang).to_owned(),
        over,
        is_seen: backdrop.shows_somebody(),
        backdrop,
        likeness,
    }
}

fn cards(room: &Room, is_alone: bool, lang: Lang) -> Scene {
    let cards: Vec<(String, String)> = room
        .people()
        .filter_map(|(_, person)| person.card.as_ref())
        .take(MOST_SENTENCES)
        .map(|card| (card.say.clone(), card.drop.clone()))
        .collect();
    let mut notes = Vec::new();
    if room.phase() == Phase::Ended {
        let own = room.people().flat_map(|(_, person)| &person.own).filter(|run| !run.replay.turns.is_empty()).count();
        match own {
            0 => {}
            1 => notes.push(words::FAREWELL_OWN_ONE.get(lang).to_owned()),
            _ => notes.push(words::FAREWELL_OWN.with(lang, &[("n", &own.to_string())])),
        }
        notes.push(words::TEACH_JOURNAL.get(lang).to_owned());
    } else if cards.is_empty() {
        let word = if is_alone { words::CARDS_BY_MOUTH } else { words::CARDS_EMPTY };
        notes.push(word.get(lang).to_owned());
    }
    let head = if room.phase() == Phase::Ended { words::FAREWELL } else { words::CARDS_HEAD };
    Scene::Cards { head: head.get(lang).to_owned(), notes, cards }
}

fn look(room: &Room, looks: &Looks<'_>, lang: Lang) -> LookView {
    let case = room.case();
    let judge = Judge::new(case.roleplay());
    let roleplay = judge.roleplay();
    let replay = room.replay();
    let end = replay.now(&roleplay);
    let told = class_debrief(room, lang);
    let first_wrong = told["first_wrong"].as_u64();
    let lead = match first_wrong {
        Some(turn) => words::MOST_WRONG.with(lang, &[("n", &turn.to_string())]),
        None => words::NONE_WRONG.get(lang).to_owned(),
    };
    let has_said = !replay.turns.is_empty();
    let analysis = looks.analysis.filter(|_| has_said);
    let result = end.over.map(|_| {
        let score = judge.score(&end);
        let ending = &case.scenario().endings[score.ending];
        let lowest = score.caps.iter().min_by_key(|cap| cap.limit);
        ResultView {
            total: score.total,
            grade: judge.grade(score.total).name.get(lang).to_owned(),
            limit: lowest.map(|cap| {
                let why = cap.why.words(case.scenario().customer.pronoun);
                words::LIMITED.with(lang, &[("limit", &cap.limit.to_string()), ("why", why.get(lang))])
            }),
            ending: words::ENDING_IS.with(lang, &[("title", ending.title.get(lang))]),
            consequence: ending.consequence.get(lang).to_owned(),
            bars: Dimension::ALL
                .iter()
                .map(|dimension| {
                    let name = case.rulebook().dimensions[*dimension].name.get(lang).to_owned();
                    (name, score.dimensions[dimension.index()])
                })
                .collect(),
        }
    });
    LookView {
        page: page(room),
        headline: if has_said {
            headline(&roleplay, replay, lang)
        } else {
            words::NOTHING_SAID_YET.get(lang).to_owned()
        },
        lead: if has_said { lead } else { String::new() },
        curve_title: words::CURVE.with(lang, &[("who", case.scenario().customer.address.get(lang))]),
        chart: analysis.map(|analysis| ChartView::new(&judge, replay, &analysis.still(), analysis.root, lang)),
        result,
        turns: splits(&told, first_wrong, lang),
    }
}

fn splits(told: &Value, first_wrong: Option<u64>, lang: Lang) -> Vec<TurnView> {
    let list = |value: &Value| value.as_array().cloned().unwrap_or_default();
    let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    list(&told["splits"])
        .iter()
        .zip(list(&told["turns"]))
        .zip(1_u64..)
        .map(|((split, turn), number)| {
            let split = list(split);
            let total: u64 = split.iter().filter_map(|option| option["votes"].as_u64()).sum();
            let row = |option: &Value| {
                let (is_played, is_wrong) = (option["played"] == true, option["wrong"] == true);
                let votes = option["votes"].as_u64().unwrap_or(0);
                let (letter, said) = (text(&option["letter"]), text(&option["words"]));
                let mut signs = String::new();
                for (holds, word) in [(is_played, words::SIGN_SAID), (is_wrong, words::SIGN_WRONG)] {
                    if holds {
                        signs += lang.pick("，", ", ");
                        signs += word.get(lang);
                    }
                }
                let values = [("letter", &*letter), ("words", &*said), ("n", &*votes.to_string()), ("signs", &*signs)];
                let told = words::SPLIT_ROW.with(lang, &values);
                let share = (100 * votes + total / 2).checked_div(total).unwrap_or(0);
                SplitRow { letter, words: said, votes, share, is_played, is_wrong, told }
            };
            TurnView {
                line: text(&turn["line"]),
                why: text(&turn["why"]),
                is_first_wrong: first_wrong == Some(number),
                rows: split.iter().map(row).collect(),
            }
        })
        .collect()
}
