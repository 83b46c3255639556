//! When something happened: UTC in milliseconds, with the offset that clocks on the wall had there and then.

use jiff::civil::{Date, date};
use jiff::tz::{Offset, TimeZone};
use jiff::{Timestamp, ToSpan as _, Zoned};
use std::fmt;

/// A moment and the offset of the place it happened in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Moment {
    /// Milliseconds since 1970 in UTC, within the years 1 to 9998.
    pub ms: i64,
    /// Seconds east of UTC, less than a day.
    pub offset: i32,
}

/// A local calendar day, counted from 1970-01-01.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Day(pub i32);

impl Moment {
    const EARLIEST: i64 = -62_135_596_800_000;
    const LATEST: i64 = 253_370_764_800_000;
    const FARTHEST: i32 = 25 * 3_600;

    /// A moment; what no calendar holds becomes the nearest that one does.
    #[must_use]
    pub fn new(ms: i64, offset: i32) -> Self {
        Self {
            ms: ms.clamp(Self::EARLIEST, Self::LATEST),
            offset: offset.clamp(-Self::FARTHEST + 3_600, Self::FARTHEST - 3_600),
        }
    }

    /// Now, by the clock and the time zone of this machine.
    #[must_use]
    pub fn now() -> Self {
        let now = Zoned::now();
        Self::new(now.timestamp().as_millisecond(), now.offset().seconds())
    }

    /// Reads what [`fmt::Display`] writes, and any other RFC 3339 time.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let at: Timestamp = text.parse().ok()?;
        let offset = jiff::fmt::temporal::Pieces::parse(text).ok()?.to_numeric_offset().unwrap_or(Offset::UTC);
        Some(Self::new(at.as_millisecond(), offset.seconds()))
    }

    /// The local day.
    #[must_use]
    pub fn day(self) -> Day {
        let seconds = self.ms.div_euclid(1_000) + i64::from(self.offset);
        Day(i32::try_from(seconds.div_euclid(86_400)).unwrap_or_default())
    }

    fn zoned(self) -> Zoned {
        let at = Timestamp::from_millisecond(self.ms).unwrap_or(Timestamp::UNIX_EPOCH);
        at.to_zoned(TimeZone::fixed(Offset::from_seconds(self.offset).unwrap_or(Offset::UTC)))
    }

    /// The local date and time to the minute, as `2026-11-20 14:05`.
    #[must_use]
    pub fn minute(self) -> String {
        self.zoned().strftime("%Y-%m-%d %H:%M").to_string()
    }

    /// The moment in UTC, as `2026-11-20T06:05:00.123Z`.
    #[must_use]
    pub fn utc(self) -> String {
        let at = Timestamp::from_millisecond(self.ms).unwrap_or(Timestamp::UNIX_EPOCH);
        format!("{at:.3}")
    }
}

impl fmt::Display for Moment {
    /// RFC 3339 with milliseconds and offset, as `2026-11-20T14:05:00.123+08:00`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.zoned().strftime("%Y-%m-%dT%H:%M:%S.%3f%:z"))
    }
}

impl Day {
    /// The calendar date.
    #[must_use]
    pub fn date(self) -> Date {
        date(1970, 1, 1).saturating_add(self.0.days())
    }

    /// So many days later.
    #[must_use]
    pub const fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Month and day as a person says them: “11月20日”, “20 Nov”.
    #[must_use]
    pub fn short(self, lang: crate::language::Lang) -> String {
        let date = self.date();
        match lang {
            crate::language::Lang::Zh => format!("{}月{}日", date.month(), date.day()),
            crate::language::Lang::En => date.strftime("%-d %b").to_string(),
        }
    }
}

impl fmt::Display for Day {
    /// ISO 8601, as `2026-11-20`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.date())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_with_its_offset_and_read_again() {
        let moment = Moment::new(1_795_154_700_123, 8 * 3_600);
        assert_eq!(moment.to_string(), "2026-11-20T14:05:00.123+08:00");
        assert_eq!(Moment::parse(&moment.to_string()), Some(moment));
        assert_eq!(moment.utc(), "2026-11-20T06:05:00.123Z");
        assert_eq!(moment.minute(), "2026-11-20 14:05");
        assert_eq!(Moment::parse("2026-11-20T06:05:00Z").map(|moment| moment.offset), Some(0));
        assert_eq!(Moment::parse("yesterday"), None);
    }

    #[test]
    fn the_day_is_the_local_one() {
        let late = Moment::parse("2026-11-20T23:30:00-05:00").unwrap();
        assert_eq!(late.day().to_string(), "2026-11-20");
        assert_eq!(Moment::new(late.ms, 0).day().to_string(), "2026-11-21");
        assert_eq!(late.day().plus(14).to_string(), "2026-12-04");
    }

    #[test]
    fn no_moment_is_beyond_the_calendar() {
        for ms in [i64::MIN, -1, 0, i64::MAX] {
            for offset in [i32::MIN, -1, 0, i32::MAX] {
                let moment = Moment::new(ms, offset);
                assert_eq!(Moment::parse(&moment.to_string()).unwrap().ms, moment.ms, "{moment}");
                assert!(!moment.day().to_string().is_empty());
            }
        }
    }
}
