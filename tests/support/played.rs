//! A conversation that was played, in the terms in which the rules speak.

use heartfirst::debrief::{Judge, Score};
use heartfirst::roleplay::{Event, Replay, State, Timing};
use heartfirst::rulebook::{Act, Dimension};
use heartfirst::source::Vocabulary as _;

pub struct Played {
    pub replay: Replay,
    /// The state where it stands now.
    pub now: State,
    /// The score of that state.
    pub score: Score,
    pub json: serde_json::Value,
    /// The id of the ending.
    pub ending: String,
}

impl Played {
    pub fn new(judge: &Judge<'_>, replay: Replay) -> Self {
        let roleplay = judge.roleplay();
        let now = replay.now(&roleplay);
        let score = judge.score(&now);
        let ending = roleplay.scenario.endings[score.ending].id.clone();
        let json = heartfirst::debrief::json(judge, &replay);
        Self { replay, now, score, json, ending }
    }

    /// Arousal, heard, trust and patience after a response, counted from 1; before the first one at 0.
    pub fn mood(&self, turn: usize) -> [i32; 4] {
        let state = if turn == 0 { self.replay.start } else { self.replay.turns[turn - 1].after };
        [state.mood.arousal, state.mood.heard, state.mood.trust, state.mood.patience]
    }

    /// The moods after every response.
    pub fn moods(&self) -> Vec<[i32; 4]> {
        (1..=self.replay.turns.len()).map(|turn| self.mood(turn)).collect()
    }

    /// Arousal, heard, trust and patience in which a response was made.
    pub fn mood_before(&self, turn: usize) -> [i32; 4] {
        let mood = self.replay.turns[turn - 1].before.mood;
        [mood.arousal, mood.heard, mood.trust, mood.patience]
    }

    /// Whether the emotion gate was open after a response.
    pub fn gate(&self, turn: usize) -> bool {
        self.replay.turns[turn - 1].after.gate_open
    }

    /// What happened in a turn.
    pub fn events(&self, turn: usize) -> &[Event] {
        &self.replay.turns[turn - 1].events
    }

    /// The tiers of the early events booked in a turn.
    pub fn early(&self, turn: usize) -> Vec<u8> {
        let tier = |event: &Event| match event {
            Event::Early(tier) => Some(tier.number()),
            _ => None,
        };
        self.events(turn).iter().filter_map(tier).collect()
    }

    /// The D1 points that came back in a turn.
    pub fn recovered(&self, turn: usize) -> Vec<i32> {
        let points = |event: &Event| match event {
            Event::Recovered(points) => Some(*points),
            _ => None,
        };
        self.events(turn).iter().filter_map(points).collect()
    }

    pub fn saw(&self, turn: usize, event: Event) -> bool {
        self.events(turn).contains(&event)
    }

    /// The timing of each act of a turn.
    pub fn timings(&self, turn: usize) -> Vec<Timing> {
        let timing = |event: &Event| match event {
            Event::Acted { timing, .. } => Some(*timing),
            _ => None,
        };
        self.events(turn).iter().filter_map(timing).collect()
    }

    /// Points of a dimension after a response, without the adjustments of the end.
    pub fn points(&self, turn: usize, dimension: Dimension) -> i32 {
        let state = if turn == 0 { self.replay.start } else { self.replay.turns[turn - 1].after };
        state.earned[dimension.index()]
    }

    /// Points of a dimension that one response earned or cost.
    pub fn gained(&self, turn: usize, dimension: Dimension) -> i32 {
        self.points(turn, dimension) - self.points(turn - 1, dimension)
    }

    /// The names of all faults booked, by responses and by the story, in order.
    pub fn faults(&self) -> Vec<&'static str> {
        let booked = |event: &Event| match event {
            Event::Acted { act: Act::Fault(fault), .. } => Some(fault.name()),
            _ => None,
        };
        let turns = self.replay.turns.iter().flat_map(|turn| turn.events.iter().chain(&turn.entered));
        self.replay.opening.iter().chain(turns).filter_map(booked).collect()
    }

    /// The ids of the nodes visited, in order.
    pub fn nodes(&self) -> Vec<String> {
        let turns = self.json["turns"].as_array().unwrap();
        turns.iter().map(|turn| turn["node"].as_str().unwrap().to_owned()).collect()
    }

    /// The turn, counted from 1, in which a node was first answered.
    pub fn turn_at(&self, node: &str) -> usize {
        1 + self.nodes().iter().position(|id| id == node).unwrap_or_else(|| panic!("never at {node}"))
    }

    /// The ids of the facts found.
    pub fn facts(&self) -> Vec<&str> {
        self.json["facts"]["found"].as_array().unwrap().iter().map(|fact| fact.as_str().unwrap()).collect()
    }
}
