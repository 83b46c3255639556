//! The words of the screens in both languages, in one place.

use crate::debrief::PromiseStatus;
use crate::language::Lang;
use crate::scenario::{Channel, Pronoun, Quote, Setting, StoryTime};

/// Something the program says.
#[derive(Clone, Copy, Debug)]
pub struct Word {
    zh: &'static str,
    en: &'static str,
}

impl Word {
    /// In a language.
    #[must_use]
    pub const fn get(self, lang: Lang) -> &'static str {
        lang.pick(self.zh, self.en)
    }

    /// With a value in place of each `{name}`.
    #[must_use]
    pub fn with(self, lang: Lang, values: &[(&str, &str)]) -> String {
        values
            .iter()
            .fold(self.get(lang).to_owned(), |words, (name, value)| words.replace(&format!("{{{name}}}"), value))
    }
}

macro_rules! words {
    ($($(#[$doc:meta])* $name:ident: $zh:literal, $en:literal;)*) => {
        $($(#[$doc])* pub(super) const $name: Word = Word { zh: $zh, en: $en };)*
        #[cfg(test)]
        const ALL: &[Word] = &[$($name),*];
    };
}

words! {
    BRAND: "先心后事", "Heart First";
    SWITCH: "English", "中文";
    BACK: "案例", "Cases";
    CASES: "选一个案例", "Choose a case";
    CASES_LEAD: "先处理心情，再处理事情。挑一个，和对面的人谈一谈。", "The feeling first, then the issue. Pick one, and talk with the person in front of you.";
    COUNT: "{n} 个案例", "{n} cases";
    COUNT_BROKEN: "{n} 个案例，另有 {m} 个文件读不了", "{n} cases; {m} more cannot be read";
    NO_CASES: "一个案例也没有。", "There are no cases.";
    LEVEL: "{n} 级", "Level {n}";
    YOU_ARE: "你是{who}", "You are {who}";
    BROKEN: "这个文件读不了", "This file cannot be read";
    AT: "第 {line} 行第 {column} 列", "line {line}, column {column}";
    MORE_FINDINGS: "还有 {n} 处要改。", "{n} more things to mend.";
    SHOW_ALL: "在终端里运行 heartfirst check {file}，可以看到全部。", "Run heartfirst check {file} in a terminal to see them all.";

    BEFOREHAND: "事先知道的", "What you know beforehand";
    YOU: "你", "You";
    YOU_SAY: "你怎么说？", "What do you say?";
    SENTENCE: "第 {n} 句", "Sentence {n}";
    OPTION_NAME: "{n}：{words}", "{n}: {words}";
    TAKE_BACK: "收回上一句", "Take it back";
    OVER: "这次谈话结束了", "The conversation is over";
    OVER_LEFT: "他走了", "He has left";
    OVER_LEFT_SHE: "她走了", "She has left";
    OVER_HUNG_UP: "他挂了电话", "He hung up";
    OVER_HUNG_UP_SHE: "她挂了电话", "She hung up";
    OVER_SILENT: "他不再回了", "He stopped answering";
    OVER_SILENT_SHE: "她不再回了", "She stopped answering";
    OVER_LEAD: "看看每一句都起了什么作用。", "See what each sentence did.";
    SEE_DEBRIEF: "看复盘", "See the debrief";
    NOTEBOOK: "记事本", "Notebook";
    HEARD_OF: "问出来的", "Found out";
    NOTHING_YET: "还没问出什么。", "Nothing found out yet.";
    PROMISES: "答应的", "Promised";
    AMOUNTS: "说过的数", "Amounts named";
    AUTHORITY: "你能定的", "Yours to decide";
    DUE: "{what}，{when} 之前", "{what}, by {when}";
    ON: "{what}，{when}", "{what}, {when}";
    WHEN: "第 {day} 天 {time}", "day {day}, {time}";

    DEBRIEF: "复盘", "Debrief";
    TOTAL: "总分", "Total";
    OF_100: "/ 100", "/ 100";
    LIMITED: "封顶 {limit}：{why}", "Limited to {limit}: {why}";
    ALSO_LIMITED: "另外还有", "Besides";
    WITHOUT_CAP: "没有封顶的话是 {n} 分。", "Without the limit it would be {n}.";
    ENDING: "结局", "How it ended";
    BUSINESS: "代价", "What it cost";
    TURNED: "转折在第 {n} 句：{label}。", "It turned at sentence {n}: {label}.";
    NEVER_CLIMBED: "一路没有升温。", "It never climbed.";
    CLOSEST: "一路没有升温。最接近的一次在第 {n} 句。", "It never climbed. The closest call was sentence {n}.";
    CURVE: "每一句之后，{who}的心情", "How {who} felt after each sentence";
    FLAG: "第 {n} 句：从这句开始升温", "Sentence {n}: the climb starts here";
    GATE_SHUT: "门关着", "Closed";
    GATE_OPEN: "门开着，可以谈事情", "Open: the issue can be discussed";
    GATE_OPEN_SHORT: "门开着", "Open";
    GATE_SHUT_AGAIN: "门又关上了，先处理心情", "Closed again: the feeling first";
    GATE_SHUT_LONG: "门关着，先处理心情", "Closed: the feeling first";
    AXIS: "句", "No.";
    MARK_OK: "时候对", "well timed";
    MARK_EARLY: "说早了", "too early";
    MARK_FAULT: "失误", "fault";
    MARK_HARD: "红线", "red line";
    MARK_NEWS: "新消息", "news";
    SAID_BY_YOU: "你说", "You said";
    RATHER: "为什么", "Why";
    OTHERS: "换成别的句子，对方会是这样", "What the other sentences would have left";
    STILL: "之后最高还能拿 {n}", "best total from there {n}";
    STILL_AT_LEAST: "之后至少还能拿 {n}", "at least {n} from there";
    CLIMB_HERE: "从这句开始升温", "The climb starts here";
    TABLE_WHAT: "变了什么，为什么", "What changed, and why";
    BEFORE_AFTER: "前后", "Before → after";
    NO_CHANGE: "这一句没有改变什么。", "This sentence changed nothing.";
    DIMENSIONS: "八个维度", "Eight dimensions";
    PAR: "细线 60，粗线是标准走法", "thin line 60, thick line: the ideal path";
    FACTS: "问到的事实 {n} / {m}", "Facts found {n} / {m}";
    MISSED: "没问到：{fact}", "Not found: {fact}";
    AND: "；", "; ";
    MISSED_AT: "第 {n} 句可以说：“{words}”", "At sentence {n} you could say: “{words}”";
    MISSED_ANYWHERE: "可以说：“{words}”", "You could say: “{words}”";
    ADVICE: "下次可以", "Next time";
    INSTEAD: "“{words}”", "“{words}”";
    PROMISE_LEDGER: "承诺台账", "Promise ledger";
    QUOTE_LEDGER: "报价台账", "Quote ledger";
    NO_PROMISES: "没有作出承诺。", "No promise was made.";
    NO_QUOTES: "没有说过金额。", "No amount was named.";
    KEPT: "守住", "kept";
    LATE: "晚了", "late";
    BROKEN_PROMISE: "没守住", "missed";
    OPEN_PROMISE: "还没到时间", "still open";
    BY_STORY: "不是你说的", "not said by you";
    AGAIN: "从头再来", "Start over";
    AGAIN_FROM: "从第 {n} 句再来", "Again from sentence {n}";
    KEYS: "← → 换一句", "← → other sentence";

    TIMING_EARLY: "太早", "too early";
    TIMING_VOID: "无效", "void";
    TIMING_REPEATED: "说过了", "repeated";
    TIMING_OK: "时候对", "well timed";
    FAULT_MAJOR: "重", "major";

    AT_COUNTER: "服务柜台", "service counter";
    AT_HOME: "上门", "at their home";
    AT_SHOWROOM: "展厅", "showroom";
    ON_PHONE: "电话", "phone";
    ONLINE: "网上", "online";
    AT_OFFICE: "办公室", "office";
    AT_PRESS: "媒体上门", "the press at the door";
    AT_WORKSHOP: "维修车间", "workshop";
    FACE_TO_FACE: "面对面", "face to face";
    BY_PHONE: "通话", "by phone";
    IN_WRITING: "文字", "in writing";

}

/// The setting and the channel, as the second line of a card.
pub(super) fn place(setting: Setting, channel: Channel, lang: Lang) -> String {
    let setting_word = match setting {
        Setting::Home => AT_HOME,
        Setting::Counter => AT_COUNTER,
        Setting::Showroom => AT_SHOWROOM,
        Setting::Phone => ON_PHONE,
        Setting::Online => ONLINE,
        Setting::Office => AT_OFFICE,
        Setting::Press => AT_PRESS,
        Setting::Workshop => AT_WORKSHOP,
    };
    let channel_word = match channel {
        Channel::FaceToFace => FACE_TO_FACE,
        Channel::Phone => BY_PHONE,
        Channel::Text => IN_WRITING,
    };
    if setting == Setting::Phone && channel == Channel::Phone {
        return setting_word.get(lang).to_owned();
    }
    format!("{} · {}", setting_word.get(lang), channel_word.get(lang))
}

/// How a walk-out is told.
pub(super) const fn left(pronoun: Pronoun, channel: Channel) -> Word {
    match (channel, pronoun) {
        (Channel::FaceToFace, Pronoun::He) => OVER_LEFT,
        (Channel::FaceToFace, Pronoun::She) => OVER_LEFT_SHE,
        (Channel::Phone, Pronoun::He) => OVER_HUNG_UP,
        (Channel::Phone, Pronoun::She) => OVER_HUNG_UP_SHE,
        (Channel::Text, Pronoun::He) => OVER_SILENT,
        (Channel::Text, Pronoun::She) => OVER_SILENT_SHE,
    }
}

/// What became of a promise.
pub(super) const fn promise(status: PromiseStatus) -> Word {
    match status {
        PromiseStatus::Kept => KEPT,
        PromiseStatus::Late => LATE,
        PromiseStatus::Missed => BROKEN_PROMISE,
        PromiseStatus::Open => OPEN_PROMISE,
    }
}

/// “day 2, 18:00” in the story.
pub(super) fn when(time: StoryTime, lang: Lang) -> String {
    let (hours, minutes) = time.clock();
    WHEN.with(lang, &[("day", &time.day().to_string()), ("time", &format!("{hours:02}:{minutes:02}"))])
}

/// “30–50 yuan at most”.
pub(super) fn amount(quote: &Quote, lang: Lang) -> String {
    let range = quote.up_to.map_or_else(|| quote.amount.to_string(), |high| format!("{}–{high}", quote.amount));
    match (lang, quote.ceiling) {
        (Lang::Zh, true) => format!("{range} 元封顶"),
        (Lang::Zh, false) => format!("{range} 元"),
        (Lang::En, true) => format!("{range} yuan at most"),
        (Lang::En, false) => format!("{range} yuan"),
    }
}

/// A change with its sign; the minus is as wide as the plus.
pub(super) fn signed(change: i32) -> String {
    match change {
        0 => "·".to_owned(),
        1.. => format!("+{change}"),
        _ => format!("−{}", change.unsigned_abs()),
    }
}

/// The letter of a family's chip.
pub(super) const fn family_mark(index: usize, lang: Lang) -> &'static str {
    const ZH: [&str; 5] = ["心", "问", "程", "案", "收"];
    const EN: [&str; 5] = ["E", "Q", "P", "S", "C"];
    match lang {
        Lang::Zh => ZH[index],
        Lang::En => EN[index],
    }
}

/// Every word of the screens in a language.
#[cfg(test)]
pub(super) fn every_word(lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = ALL.iter().map(|word| word.get(lang).to_owned()).collect();
    all.extend((0..5).map(|index| family_mark(index, lang).to_owned()));
    all.extend([signed(-1), signed(1), "→ ← ●○▲✓×0123456789".to_owned()]);
    all
}
