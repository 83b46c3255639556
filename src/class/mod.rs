//! A class playing together: room, people, votes; the journal; the small web server and its pages.
//!
//! [`Room`] is all of a class and pure: [`Room::apply`] is the one way to change it, [`view`] says what each page is
//! told of it. [`journal`] keeps everything that was done, [`server`] brings room, journal and pages together on
//! threads of its own. The pages are in `assets/class/` and in the program.
//!
//! # The protocol
//!
//! HTTP/1.1 on the local network. Whoever asks names the server by one of its own addresses (`Host`), and a `POST`
//! comes from one of its own pages (`Origin`); anything else is refused. Answers are JSON unless said otherwise. A
//! refusal is `{"error":{"kind":"not_open","zh":"…","en":"…"}}` with a status of 400 and more; `zh` and `en` are for
//! people, `kind` is for pages ([`Refusal::name`], and `malformed`, `too_long`, `unknown`, `wrong_code`, `too_many`,
//! `foreign`, `nothing`, `not_kept`).
//!
//! | request | what it does |
//! |---|---|
//! | `GET /`, `/trainer#TOKEN`, `/wall#TOKEN` | the pages of participant, trainer, projection; the link on the QR code is `/#CODE` |
//! | `GET /api/class` | `{"names":true,"epoch":"…"}`: whether names are asked for |
//! | `POST /api/join` `{"code","name","number","lang","key"}` | `{"person":3,"token":"3.…"}`; a wrong code is answered slowly |
//! | `POST /api/do` with a command ([`Command`]) | `{"ok":true}` once it is on the disk; a participant is also told `"you"` |
//! | `GET /events?lang=zh` | a stream of events |
//! | `GET /picture/NAME.png` | a picture that an event has named |
//!
//! `/api/do` and `/events` want `Authorization: Bearer TOKEN`. A token is the role: trainer, wall (looks only) or one
//! person. It is in the fragment of a link or in the storage of a page, so that no server and no log ever sees it.
//! 401 means that the token opens nothing (any more): back to the form.
//!
//! `key` is optional: a random text of 16 to 64 characters of `[A-Za-z0-9_-]` that a page makes once and keeps until it
//! has its token. Whoever asks with the same key is the same person and gets the same token again, also after the
//! program was killed, so that a join whose answer was lost does not leave the name taken; what was typed last (name,
//! number, language) counts. With another key, or none, a taken name stays taken. Somebody who was sent out is not let
//! back in by their key: they come in anew, as somebody new. Only a keyed hash of the key is ever written down.
//!
//! ## Commands
//!
//! Of a participant:
//!
//! ```json
//! {"do":"vote","moment":3,"option":1}
//! {"do":"speak","lang":"en"}
//! {"do":"start","run":1,"case":"its_fine"}
//! {"do":"say","run":1,"turn":0,"option":2}
//! {"do":"exit","say":"…","drop":"…"}
//! ```
//!
//! `option` is a position on the screen from 0; `moment`, `run` and `turn` say what was looked at, so that a message
//! that comes late or twice does no harm. `start` and `say` are conversations of one's own; `case` is one of `cases`,
//! without it the class's. A conversation of one's own is not taken back sentence by sentence: the next `run` is one tap
//! away, and so a message that comes late can never say again what was taken back.
//!
//! Of the trainer: `forward` (what naturally comes next, named in the trainer’s `next`), `open`, `close`, `reveal`,
//! `play` and `what_if` (both with `option`, or without for majority and runner-up), `undo`, `pause` and `own` and
//! `hide_names` (`on`), `countdown` (`seconds` from now, 0 for none), `hand` (`moment`, `counts` by position), `show`
//! (`person`, `turn`; without `person` it is taken down), `debrief`, `page` (`page` from 0: what the projection shows of
//! the debrief, `not_now` anywhere else), `cards`, `end`, `remove` (`person`).
//!
//! ## Events
//!
//! A stream begins with `state` (unless `Last-Event-ID` is the current one), then `you` or `tally` and `people`, and
//! goes on with whichever changes. A slow page gets the latest and misses what was between. `bye` ends it: `why` is
//! `unknown` (sent out) or `elsewhere` (the same person has too many streams).
//!
//! `state`, in the language that was asked for:
//!
//! | field | what it is |
//! |---|---|
//! | `version`, `phase`, `paused`, `own` | `phase`: `lobby`, `voting`, `closed`, `revealed`, `played`, `what_if`, `debrief`, `cards`, `ended`; `own`: conversations of one’s own are open |
//! | `class`, `title`, `you`, `premise`, `authority` | the class’s name; the case and who one is in it |
//! | `customer` | `name`; `looks`: the face in words; `picture`: a path, or null where one sees nobody (portrait 208 × 208 for participants, stage 1280 × 720 for wall and trainer) |
//! | `turn`, `moment` | number of the sentence from 1; what to vote on |
//! | `place`, `before`, `line` | stage direction; `said` and `reply` of the sentence before, while the next is chosen; what the customer says now |
//! | `options` | `letter`, `words`, in the order of every screen of the class |
//! | `split` | votes by position, once revealed; null before |
//! | `minority` | while `revealed`: the positions that lost, with votes |
//! | `played` | from `played` on: `position`, `said`, `reply`, `over` (words, if the conversation is over) |
//! | `what_if` | while `what_if`: `position`, `said`, `reply`, `customer`, `over` |
//! | `debrief` | from `debrief` on: see below; null before |
//!
//! `you` (participant): `person`, `name`, `moment`, `vote` (position or null), `left_ms` (until the vote closes, or
//! null), `runs` (conversations of one’s own so far: the next one is `runs + 1`), `cases` (while they are open: `id`,
//! `title`, `level`, `you` of each, the class’s first; else null), `own` (the current one, while they are open: `run`,
//! `case` (its id), `title`, `turn`, `customer`, `place`, `before`, `line`, `options`, `over`, `notebook` with `facts`, `promises`,
//! `amounts`, and `debrief` once it is over), `card` (`say`, `drop`, or null).
//!
//! The states of `wall` and `trainer` also have `code`, `address`, `qr` (`side`, `path` of an SVG), `page` (of the
//! debrief, from 0; 0 again whenever the debrief is entered; it may be beyond the last one), `shown` (a conversation
//! brought to the wall: `title` of its case, `turns` with `line`, `said`, `reply`, `arousal`; `of` how many, `customer`, `over`); the trainer’s
//! has `hides_names`, `asks_names`, `over`, `cases` (as in `you`, always), `next` (`begin`, `close`, `reveal`, `play`, `next`, `back`, `debrief`, `cards`,
//! `end`, `go_on`, `shut_own`, or null).
//!
//! `tally` (wall, trainer): `voted`, `people`, `here`, `cards` (handed in), `own` (`playing`,
//! `finished`, while conversations of one’s own are open), `left_ms`; for the trainer also `split`,
//! `hand`, `trouble` (words if something cannot be kept); for the wall, from `cards` on, `sentences` (the `say` and `drop`
//! of cards, without a name).
//!
//! `people` (trainer): `list` of `id`, `name`, `number`, `here`, `vote` (a letter or null), `own` (`run`, `title` of the case, `turn`, `over`,
//! `total`, `stuck`, `red`: the name of a dimension), `card`; `finished` (conversations of one’s own that are over),
//! `dimensions` (their means: `name`, `value`), `red` (below this a value is red).
//!
//! A `debrief`: `result` (null if it is not over: `total`, `grade`, `limits` with `limit` and `why`, `ending` with `title`,
//! `scene`, `consequence`, `kind`, `dimensions`, `advice` with `name`, `value`, `rule`, `say`), `climb` (the sentence from 1
//! where it turned), `start` (arousal, heard, trust, patience), `turns` (`line`, `said`, `reply`, `why`, `verdict`, `acts`
//! with `name` and `timing`, `mood`, `gate`), `missed` (facts). The class’s has also `splits` (for each turn the options:
//! `letter`, `words`, `votes`, `played`, `verdict`, `wrong`, `why`), `first_wrong` (the first sentence, from 1, that went
//! wrong for most), `items` (how people answered on their own, case by case, the class’s first: `case` (its title), `title`, `line`, `turn`, `people`, `options`,
//! `discrimination`).

pub mod address;
mod apply;
mod ballot;
pub mod caretaker;
mod case;
mod code;
mod command;
pub mod journal;
mod keys;
mod lesson;
mod look;
mod own;
mod person;
mod phase;
mod qr;
mod record;
mod refusal;
mod report;
mod room;
mod seen;
pub mod server;
pub mod view;

pub use apply::Done;
pub use ballot::{Ballot, MOST_CARDS};
pub use case::Case;
pub use code::Code;
pub use command::{Command, Who};
pub use keys::{Keys, Role};
pub use lesson::{Lesson, Remote, School};
pub use look::{Frame, Look};
pub use own::{MOST_RUNS, OwnRun, RunNumber};
pub use person::{Card, LONGEST_NAME, LONGEST_SENTENCE, Person};
pub use phase::Phase;
pub use qr::Squares;
pub use record::{lines, record};
pub use refusal::Refusal;
pub use report::{report, report_text};
pub use room::{LONGEST_COUNTDOWN, MOST_CASES, MOST_PAGES, MOST_PEOPLE, MomentId, PersonId, Room, Setup};
pub use seen::Seen;
