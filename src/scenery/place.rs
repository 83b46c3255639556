//! Which set a moment of a scenario is played on.

use crate::scenario::{Category, Channel, Setting, StoryTime};

/// A set that can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// The customer's living room.
    Home,
    /// A service counter.
    Counter,
    /// A showroom.
    Showroom,
    /// Two halves: the trainee's desk and the caller's kitchen.
    Phone,
    /// A post or a chat, and the person behind it.
    Online,
    /// The back office: nobody but the trainee and the register.
    Office,
    /// Before the door, in front of a camera.
    Press,
    /// The workshop.
    Workshop,
}

impl Place {
    /// All of them.
    pub const ALL: [Self; 8] = [
        Self::Home,
        Self::Counter,
        Self::Showroom,
        Self::Phone,
        Self::Online,
        Self::Office,
        Self::Press,
        Self::Workshop,
    ];
}

/// What the complaint is about, as a thing that can stand in a room.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Goods {
    /// A device that does not work.
    Device,
    /// Something that was sold or sent.
    Parcel,
    /// Time that was lost.
    Waiting,
}

impl Goods {
    /// What a category is about.
    #[must_use]
    pub const fn of(category: Category) -> Self {
        match category {
            Category::ServiceQuality => Self::Waiting,
            Category::SalesDelivery | Category::SalesPrice | Category::SalesPromise => Self::Parcel,
            Category::WarrantyClaim
            | Category::ProductQuality
            | Category::RepairTechnique
            | Category::PartsSupply
            | Category::PartsPrice
            | Category::PartsQuality
            | Category::SalesProduct => Self::Device,
        }
    }
}

/// Whether the customer is to be seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Presence {
    /// In the room.
    Here,
    /// Elsewhere, but pictured: as one imagines a caller, or whoever wrote a post.
    Imagined,
    /// Elsewhere, and only as an outline: one can't see a face on the phone.
    Outline,
    /// Not at all.
    Away,
}

/// What stands on the stage, apart from the customer and the light. Equal sets look the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Set {
    /// Where.
    pub place: Place,
    /// What it is about.
    pub goods: Goods,
    /// Minutes since midnight, in steps of 15: day and night.
    pub minute: u16,
    /// Onlookers, 0 to 3, where they are part of the picture: the comments under a post. 0 elsewhere.
    pub readers: u8,
    /// In an assessment one sees no more than in life.
    pub exam: bool,
    /// In the back office: alone there, telephoning or writing.
    pub alone: bool,
}

impl Set {
    /// The set of a moment.
    #[must_use]
    pub fn of(
        setting: Setting,
        channel: Channel,
        category: Category,
        time: StoryTime,
        audience: u8,
        exam: bool,
    ) -> Self {
        let place = match (setting, channel) {
            (Setting::Office, _) => Place::Office,
            (Setting::Phone, _) | (_, Channel::Phone) => Place::Phone,
            (Setting::Online, _) | (_, Channel::Text) => Place::Online,
            (Setting::Home, _) => Place::Home,
            (Setting::Counter, _) => Place::Counter,
            (Setting::Showroom, _) => Place::Showroom,
            (Setting::Press, _) => Place::Press,
            (Setting::Workshop, _) => Place::Workshop,
        };
        let (hours, minutes) = time.clock();
        let readers = if place == Place::Online { audience.min(3) } else { 0 };
        let minute = u16::try_from(hours * 60 + minutes / 15 * 15).unwrap_or(0);
        // Who telephones or writes from the back office sits there alone.
        let alone = place == Place::Office && channel != Channel::FaceToFace;
        Self { place, goods: Goods::of(category), minute, readers, exam, alone }
    }

    /// Whether the customer is to be seen.
    #[must_use]
    pub const fn presence(self) -> Presence {
        match (self.place, self.exam) {
            _ if self.alone => Presence::Away,
            (Place::Phone | Place::Online, true) => Presence::Outline,
            (Place::Phone | Place::Online, false) => Presence::Imagined,
            _ => Presence::Here,
        }
    }

    /// Whether others can stand around.
    #[must_use]
    pub const fn has_bystanders(self) -> bool {
        !matches!(self.place, Place::Phone | Place::Online | Place::Office)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::Vocabulary as _;

    #[test]
    fn every_setting_face_to_face_is_a_set_of_its_own() {
        let mut places: Vec<Place> = Setting::all()
            .into_iter()
            .map(|setting| {
                let time = StoryTime::parse(0, "10:00").unwrap_or_default();
                Set::of(setting, Channel::FaceToFace, Category::ServiceQuality, time, 2, false).place
            })
            .collect();
        places.sort_by_key(|place| *place as usize);
        assert_eq!(places, Place::ALL);
    }

    #[test]
    fn a_caller_s_face_is_not_seen_in_an_assessment() {
        let set = |setting, channel, exam| {
            Set::of(setting, channel, Category::ServiceQuality, StoryTime::default(), 0, exam).presence()
        };
        assert_eq!(set(Setting::Home, Channel::Phone, true), Presence::Outline);
        assert_eq!(set(Setting::Home, Channel::Phone, false), Presence::Imagined);
        assert_eq!(set(Setting::Home, Channel::FaceToFace, true), Presence::Here);
    }

    #[test]
    fn in_the_back_office_one_sees_who_was_brought_there_and_nobody_else() {
        let set = |channel| {
            Set::of(Setting::Office, channel, Category::ServiceQuality, StoryTime::default(), 0, false).presence()
        };
        assert_eq!(set(Channel::FaceToFace), Presence::Here);
        assert_eq!(set(Channel::Phone), Presence::Away);
        assert_eq!(set(Channel::Text), Presence::Away);
    }

    #[test]
    fn only_a_post_shows_its_readers_in_the_set() {
        let readers = |setting| {
            Set::of(setting, Channel::FaceToFace, Category::ServiceQuality, StoryTime::default(), 9, false).readers
        };
        assert_eq!((readers(Setting::Online), readers(Setting::Counter)), (3, 0));
    }
}
