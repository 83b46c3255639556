//! Heart First (先心后事): a role-play simulator that trains people to handle complaints.
//!
//! A scripted customer with a grievance stands in front of the trainee; the trainee chooses what to say; the
//! customer reacts; at the end the trainee sees, sentence by sentence, where the conversation turned, judged by
//! one principle: *handle the emotion first, then the issue* (先处理心情，再处理事情).
//!
//! # The one idea
//!
//! **A conversation is a pure function** of scenario, rulebook, seed and the list of chosen options. The mood at
//! every turn, the transcript, the score and the what-ifs are computed from that list by replaying it
//! ([`roleplay::Roleplay::replay`]). All state is integers; there is no clock, no running generator and no
//! iteration over hash maps in the core, so the same attempt gives the same result on every machine, for ever.
//!
//! **Authors tag what is said; the engine decides whether it was the right time.** No author writes points.
//!
//! # The house
//!
//! Data flows downward through these rooms; a room may use the rooms above it, never one below.
//!
//! | room | what it is for | may not know of |
//! |---|---|---|
//! | [`language`] | the two languages and texts written in them | anything else |
//! | [`source`] | a file somebody wrote: reading it within bounds, where something stands in it, findings in words | what the file means |
//! | [`rulebook`] | what good handling is: moves, faults, dimensions, customer types, gates, caps; numbers and names are data in `assets/rulebook.ron` | scenarios |
//! | [`scenario`] | what a trainer writes: the types behind a RON file, loading, one file per check, the library | playing, screens |
//! | [`roleplay`] | one conversation while it runs; one file per rule | screens, files, time |
//! | [`debrief`] | what it was worth: dimensions, caps, evidence per sentence, ledgers, the replay as JSON | screens, files |
//! | [`audit`] | everything a scenario can become: counts, exact search, what-ifs, proofs, strategies; what real attempts say; the map | screens, files |
//! | [`editor`] | what an editor asks about a scenario while it is typed: completion, hover | files, screens |
//! | [`explain`] | what the codes of findings mean, with examples; data are in `assets/explain.ron` | files, screens |
//! | [`records`] | what is kept: attempts, trainees, progress, exports; the embedded database | screens |
//! | [`face`] | the customer: face, posture and hands as data, as pixels, in words | Bevy, egui widgets |
//! | [`scenery`] | the place around the customer as pixels: sets, light, bystanders | Bevy, egui |
//! | [`sound`] | what one hears, as samples: the room, a knock, a voice that murmurs | sound cards, screens |
//! | [`class`] | a class playing together: room, people, votes; the journal; the small web server and its pages | Bevy, egui |
//! | `screens` | what a person sees, as functions; egui only (feature `screens`) | Bevy, files |
//! | `window` | Bevy: app, states, time, input (feature `window`) | |
//! | [`terminal`] | the same role-play as text, for pipes, remote shells and screen readers | Bevy, egui |
//! | [`cli`] | the command: one file per subcommand | |
//!
//! What is deliberately absent: floats in the core, a score that depends on the seed, points written by authors,
//! and any way for a file to name another file.

pub mod audit;
pub mod class;
pub mod cli;
pub mod debrief;
pub mod editor;
pub mod explain;
pub mod face;
pub mod language;
pub mod records;
pub mod roleplay;
pub mod rulebook;
pub mod scenario;
pub mod scenery;
#[cfg(feature = "screens")]
pub mod screens;
pub mod sound;
pub mod source;
pub mod terminal;
#[cfg(feature = "window")]
pub mod window;
