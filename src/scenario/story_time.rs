//! Time in the story, which has nothing to do with any clock.

use serde::Serialize;
use std::fmt;

/// A moment of the story: minutes from the midnight before day 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct StoryTime(pub u32);

impl StoryTime {
    /// From a day and a time of day such as `"18:05"`.
    #[must_use]
    pub fn parse(day: u16, at: &str) -> Option<Self> {
        let (hours, minutes) = at.split_once(':')?;
        let number = |digits: &str| (digits.len() == 2).then(|| digits.parse::<u32>().ok())?;
        let (hours, minutes) = (number(hours)?, number(minutes)?);
        (hours < 24 && minutes < 60).then(|| Self(u32::from(day) * 1_440 + hours * 60 + minutes))
    }

    /// The day, from 0.
    #[must_use]
    pub const fn day(self) -> u32 {
        self.0 / 1_440
    }

    /// Hours and minutes of the day.
    #[must_use]
    pub const fn clock(self) -> (u32, u32) {
        (self.0 % 1_440 / 60, self.0 % 60)
    }
}

impl fmt::Display for StoryTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (hours, minutes) = self.clock();
        write!(f, "{} {hours:02}:{minutes:02}", self.day())
    }
}

impl Serialize for StoryTime {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        use serde::ser::SerializeStruct as _;
        let (hours, minutes) = self.clock();
        let mut time = serializer.serialize_struct("StoryTime", 2)?;
        time.serialize_field("day", &self.day())?;
        time.serialize_field("at", &format!("{hours:02}:{minutes:02}"))?;
        time.end()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn story_time_is_a_day_and_a_clock() {
        let time = StoryTime::parse(2, "18:05").unwrap();
        assert_eq!((time.day(), time.clock()), (2, (18, 5)));
        assert!(StoryTime::parse(0, "24:00").is_none());
        assert!(StoryTime::parse(0, "9:00").is_none());
        assert!(StoryTime::parse(0, "nine").is_none());
    }
}
