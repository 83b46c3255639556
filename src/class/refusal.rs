//! What a room does not do, and why, in words for who asked.

use crate::language::Text;

/// Why a command changed nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// Only somebody else may do this.
    NotYours,
    /// The room does not know them, or not any more.
    Unknown,
    /// Too many people.
    Full,
    /// No name was given.
    NameMissing,
    /// The name is too long.
    NameTooLong,
    /// Somebody else has that name.
    NameTaken,
    /// The vote is not open.
    NotOpen,
    /// The class is at another moment.
    OtherMoment,
    /// There is no such option.
    NoOption,
    /// The class talks.
    Paused,
    /// Nobody has voted, so there is no majority.
    NoVotes,
    /// It makes no sense now.
    NotNow,
    /// There is nothing to take back.
    NothingToUndo,
    /// Conversations of one's own are not open.
    OwnShut,
    /// The case is none of this class.
    NoCase,
    /// The conversation is at another turn.
    OtherTurn,
    /// No such person, or no conversation of theirs.
    NoPerson,
    /// Nothing is written on the card.
    CardEmpty,
    /// A sentence is too long.
    CardTooLong,
    /// A number is out of range.
    OutOfRange,
}

impl Refusal {
    /// Its name for programs.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::NotYours => "not_yours",
            Self::Unknown => "unknown",
            Self::Full => "full",
            Self::NameMissing => "name_missing",
            Self::NameTooLong => "name_too_long",
            Self::NameTaken => "name_taken",
            Self::NotOpen => "not_open",
            Self::OtherMoment => "other_moment",
            Self::NoOption => "no_option",
            Self::Paused => "paused",
            Self::NoVotes => "no_votes",
            Self::NotNow => "not_now",
            Self::NothingToUndo => "nothing_to_undo",
            Self::OwnShut => "own_shut",
            Self::NoCase => "no_case",
            Self::OtherTurn => "other_turn",
            Self::NoPerson => "no_person",
            Self::CardEmpty => "card_empty",
            Self::CardTooLong => "card_too_long",
            Self::OutOfRange => "out_of_range",
        }
    }

    /// What happened, and what to do.
    #[must_use]
    pub fn message(self) -> Text {
        let (zh, en) = match self {
            Self::NotYours => ("这一步由老师来做", "Only the trainer can do this"),
            Self::Unknown => (
                "教室里没有你了：请重新输入教室码进来",
                "The room does not know you any more: join again with the code",
            ),
            Self::Full => ("教室满了，请告诉老师", "The room is full; tell the trainer"),
            Self::NameMissing => ("请写一个名字，昵称也行", "Write a name; a nickname will do"),
            Self::NameTooLong => ("名字太长了，最多 24 个字", "The name is too long: 24 characters at most"),
            Self::NameTaken => {
                ("已经有人用这个名字了，加一个字区分一下", "Somebody has that name already; add a letter to yours")
            }
            Self::NotOpen => ("这一轮投票已经结束", "The vote is closed"),
            Self::OtherMoment => ("班里已经到下一步了，请看屏幕", "The class has moved on; look at the screen"),
            Self::NoOption => ("没有这个选项", "There is no such option"),
            Self::Paused => ("老师暂停了，先讨论", "The trainer has paused: talk first"),
            Self::NoVotes => (
                "还没有人投票，没有多数：请指定播放哪一句",
                "Nobody has voted, so there is no majority: name the sentence",
            ),
            Self::NotNow => ("现在还不能这样做", "Not at this moment"),
            Self::NothingToUndo => ("没有可以退回的一步", "There is no step to take back"),
            Self::OwnShut => ("老师还没有开放各自练习", "The trainer has not opened practice on your own yet"),
            Self::NoCase => {
                ("这堂课没有开放这个案例，请从列表里选", "That case is not open in this class; choose one of the list")
            }
            Self::OtherTurn => ("谈话已经到别的地方了，请看屏幕", "The conversation is elsewhere; look at the screen"),
            Self::NoPerson => ("没有这个人，或者他还没有开始", "No such person, or they have not begun"),
            Self::CardEmpty => ("写一句再交", "Write a sentence before you hand it in"),
            Self::CardTooLong => ("一句话就好，最多 200 个字", "One sentence will do: 200 characters at most"),
            Self::OutOfRange => ("数字超出了范围", "The number is out of range"),
        };
        Text::new(zh, en)
    }
}
