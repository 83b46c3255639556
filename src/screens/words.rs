//! The words of the screens in both languages, in one place.

use super::settings::Mode;
use crate::debrief::PromiseStatus;
use crate::language::{Lang, Text};
use crate::scenario::{Channel, Pronoun, Quote, Setting, StoryTime};
use crate::sound::Arrival;

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

    /// In both languages, with a value in place of each `{name}`.
    #[must_use]
    pub fn text(self, values: &[(&str, &str)]) -> Text {
        Text::new(self.with(Lang::Zh, values), self.with(Lang::En, values))
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
        $($(#[$doc])* pub(in crate::screens) const $name: Word = Word { zh: $zh, en: $en };)*
        #[cfg(test)]
        const ALL: &[Word] = &[$($name),*];
    };
}

words! {
    BRAND: "先心后事", "Heart First";
    SWITCH: "English", "中文";
    BACK: "案例", "Cases";
    COUNT: "{n} 个案例", "{n} cases";
    COUNT_BROKEN: "{n} 个案例，另有 {m} 个文件读不了", "{n} cases; {m} more cannot be read";
    NO_CASES: "一个案例也没有", "There are no cases";
    LEVEL: "{n} 级", "Level {n}";
    WHO_YOU_ARE: "你是谁", "Who you are";
    BROKEN: "这个文件读不了", "This file cannot be read";
    AT: "第 {line} 行第 {column} 列", "line {line}, column {column}";
    MORE_FINDINGS: "还有 {n} 处要改。", "{n} more things to mend.";
    SHOW_ALL: "在终端里运行 heartfirst check {file}，可以看到全部。", "Run heartfirst check {file} in a terminal to see them all.";

    YOU: "你", "You";
    SENTENCE: "第 {n} 句", "Sentence {n}";
    OPTION_NAME: "{n}：{words}", "{n}: {words}";
    TAKE_BACK: "收回上一句", "Take it back";
    LISTENING: "你在听，没有插话", "You listen and don’t cut in";
    SAYING_NOTHING: "你没有出声", "You say nothing";
    GO_ON: "空格键往下听", "Space goes on";
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
    OTHERS: "换一句，会怎样", "With another sentence";
    STILL: "之后最高", "best after it";
    STILL_AT_LEAST: "之后至少", "at least";
    CLIMB_HERE: "从这句开始升温", "The climb starts here";
    TABLE_WHAT: "变了什么，为什么", "What changed, and why";
    BEFORE_AFTER: "前后", "Before → after";
    NO_CHANGE: "这一句没有改变什么。", "This sentence changed nothing.";
    DIMENSIONS: "八个维度", "Eight dimensions";
    PAR: "细线 60，粗线＝标准走法", "thin: 60, thick: ideal path";
    FACTS: "问到的事实 {n} / {m}", "Facts found {n} / {m}";
    MISSED: "没问到：{fact}", "Not found: {fact}";
    AND: "；", "; ";
    MISSED_AT: "第 {n} 句可以说：“{words}”", "At sentence {n} you could say: “{words}”";
    MISSED_ANYWHERE: "可以说：“{words}”", "You could say: “{words}”";
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
    KEYS: "← → 换一句", "← → another sentence";

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

    PRACTISE: "练习", "Practise";
    SETTINGS: "设置", "Settings";
    BACK_HERE: "返回", "Back";
    STOPPED_HERE: "上次停在这里", "You stopped here";
    YOUR_TURN: "第 {n} 句，轮到你说", "sentence {n}, your turn";
    SAYS: "{who}：“{words}”", "{who}: “{words}”";
    CONTINUE: "接着说", "Continue";
    DROP: "放弃这一次", "Drop it";
    SEARCH: "搜标题、场景、客户的话", "Title, setting, customer’s words";
    LEVELS: "级别", "Level";
    ALL_LEVELS: "全部", "All";
    TYPE_HINT: "客户类型提示", "Type hints";
    NOT_PLAYED: "还没练过", "Not played yet";
    IN_PROGRESS: "练到一半", "In progress";
    DUE_TODAY: "该复习了", "Due for review";
    BEST: "最好 {n}", "Best {n}";
    MINUTES: "约 {n} 分钟", "about {n} min";
    NO_MATCH: "没有符合的案例", "No case matches";
    CLEAR_FILTERS: "清除筛选", "Clear filters";
    NO_CASES_HELP: "在终端里运行 heartfirst new my_case，写一个自己的案例；再用 heartfirst --scenarios 文件夹 打开它。", "Run heartfirst new my_case in a terminal to write a case of your own, then open its folder with heartfirst --scenarios FOLDER.";

    WHERE: "在哪里", "Where";
    YOU_KNOW: "你知道的", "What you know";
    YOU_DECIDE: "你能定的", "What you may decide";
    BEGIN_KNOCK: "敲门", "Knock";
    BEGIN_RING: "接电话", "Answer the phone";
    BEGIN_DOOR: "请进", "The door opens";
    BEGIN_MESSAGE: "打开消息", "Open the message";
    ARRIVE_KNOCK: "笃、笃、笃。门开了。", "Knock, knock, knock. The door opens.";
    ARRIVE_RING: "铃——铃——你拿起电话。", "It rings twice. You pick up.";
    ARRIVE_DOOR: "门开了，有人朝你走过来。", "The door opens; somebody walks up to you.";
    ARRIVE_MESSAGE: "叮。新消息。", "Ping. A new message.";
    GUIDED: "带练", "Guided";
    PRACTICE: "练习", "Practice";
    EXAM: "考试", "Exam";
    GUIDED_NOTE: "每说一句，就看到它起了什么作用，为什么。", "After every sentence you see what it did, and why.";
    PRACTICE_NOTE: "有提示，能看他怎么想，说错了能收回。", "With hints and thoughts, and every sentence can be taken back.";
    EXAM_NOTE: "没有提示，说出去的话收不回来。", "No hints, and what is said is said.";

    NOTES: "笔记", "Notes";
    TALK: "说过的话", "Talk so far";
    NOTHING_SAID: "还没有说过话。", "Nothing has been said yet.";
    HINT: "提示", "Hint";
    THOUGHT: "心里话", "Thought";
    THINKS: "{who}心里想", "{who} thinks";
    LAST_ONE: "上一句", "Last sentence";
    YOU_SAID: "你刚才说", "You just said";
    EARLY: "话没错，说早了。", "Right words, too early.";
    GATE_OPENS: "门开了：这会儿听得进去了。", "The door opens: now it gets through.";
    GATE_SHUTS: "门又关上了。", "The door has closed again.";
    GATE_SHUTS_NEWS: "出了新的事，门又关上了。", "Something new happened; the door has closed again.";
    ONLY_SOOTHING: "光安慰，没办事。", "Comfort, but no help.";
    MADE_GOOD: "及时补回来了。", "Made good in time.";
    FOUND_OUT: "你问出了一件事，记在本子上了。", "You found something out; it is in the notebook.";
    SECONDS: "还有 {n} 秒", "{n} s left";
    TIME_OVER: "时间到了，对方在等你", "Time is up; they are waiting";
    CASE_BROKEN: "案例文件改坏了：{file}，{message} 谈话按上一个能读的版本继续。", "The case file no longer loads: {file}: {message} The conversation goes on with the last version that did.";
    CASE_MOVED_ON: "案例文件改了，你说过的话在新版里接不上。谈话按原来的版本继续，重新开始才用新版。", "The case file has changed so that what you said no longer fits. The conversation goes on as it was; start over for the new version.";

    PAGE_ONE: "1 这一次", "1 Overview";
    PAGE_TWO: "2 逐句看", "2 Sentences";
    TO_SENTENCES: "逐句看", "Sentence by sentence";
    ROOT: "根子在第 {n} 句：{label}。说之前最高能拿 {before}，说完只剩 {after}。", "The root is sentence {n}: {label}. Before it {before} was within reach, after it {after}.";
    BEST_POSSIBLE: "最高还能拿 {n}", "Best possible: {n}";
    NEWS_IS: "消息：{title}", "News: {title}";
    SEE_SENTENCE: "见第 {n} 句", "sentence {n}";
    SEE_SENTENCES: "见第 {n} 句", "sentences {n}";
    COST: "花费", "Cost";
    REVENUE: "每年生意", "Business a year";
    HOURS: "工时", "Working time";
    HOURS_N: "{n} 小时", "{n} h";
    REVIEW: "评价", "Review";
    STARS: "{n} 星", "{n} of 5 stars";
    THIRD_PARTY: "第三方", "Third party";
    INVOLVED: "介入了", "involved";
    NOT_INVOLVED: "没有介入", "not involved";
    YUAN: "{n} 元", "{n} yuan";
    SOURCE: "出处 {code}", "Source {code}";
    GATE_BELOW: "{n} 以下，门能开", "below {n} the door can open";
    LIMITED_BEFORE: "第 {n} 句已经定了调，到这里最高只剩 {best}。", "Sentence {n} had already set the limit: only {best} was left here.";
    SAY_THIS: "改说这句", "Say this instead";
    SAY_THIS_AT: "第 {n} 句改说这个", "Say it at sentence {n}";
    NEXT: "下一个", "Next case";
    NEXT_CASE: "下一个：{title}", "Next: {title}";
    DAY: "第 {day} 天", "day {day}";
    SHORT_AROUSAL: "激动度", "Arousal";
    SHORT_HEARD: "被听", "Heard";
    SHORT_TRUST: "信任", "Trust";
    SHORT_PATIENCE: "耐心", "Patience";

    PROGRESS: "进步", "Progress";
    CLASS: "班级", "Class";
    NAMELESS: "未署名", "No name yet";
    WHO_PRACTISES: "现在是{who}在练，换人", "{who} practises now; change";
    THIS_TIME: "这次不一样的", "What is different this time";

    PATH: "学习之路", "The learning path";
    LESSON: "第 {n} 课", "Lesson {n}";
    LESSON_NAME: "第 {n} 课 {title}：{status}", "Lesson {n}, {title}: {status}";
    LESSON_DONE: "学完", "done";
    LESSON_DUE: "要复习", "review due";
    LESSON_NOW: "正在学", "now";
    LESSON_OPEN: "可以学", "open";
    LESSON_LOCKED: "还没到", "not yet";
    LESSON_EMPTY: "暂无案例", "no case yet";
    PASSED_WHEN: "每个案例 70 分以上、一半 80 分以上，这一课就学完了。", "Every case at 70 or more and half of them at 80 or more: the lesson is done.";
    FIRST_LEARN: "先学完{lessons}，再来这里更稳；想先试试也行。", "Better after {lessons}, though nothing stops you from trying.";
    LESSON_LIST: "第 {n} 课", "lesson {n}";
    NO_CASE_YET: "这一课的案例还没有写好，不挡路。", "The cases of this lesson are not written yet; it stands in nobody’s way.";
    CASE_BEST: "{title}，最好 {n}", "{title}, best {n}";
    CASE_OPEN: "{title}，还没有计分的练习", "{title}, no graded run yet";
    LEVEL_ADVICE: "建议先练到 {n} 级", "Cases up to level {n} are advised";
    LEVEL_ALL: "各级案例都可以练", "Cases of every level are advised";
    ORDER_MASTERED: "“先心后事”已经掌握", "Emotion first: mastered";

    TODAY: "今天这一份", "Today’s dose";
    TODAY_WORD: "今天", "today";
    YESTERDAY: "昨天", "yesterday";
    ANY_DAY: "随时", "any day";
    REVIEW_N: "第 {n} 次复习 · 隔 {gap} 天 · {form}", "review {n} · after {gap} days · {form}";
    REVIEW_ONE: "第 {n} 次复习 · 隔 1 天 · {form}", "review {n} · after 1 day · {form}";
    ONCE_MORE: "再来一次，上次 {last} 分", "once more; {last} last time";
    START_NOW: "开始", "Start";
    DUE_NAME: "{day}：{title}，{note}", "{day}: {title}, {note}";
    MORE_LATER: "往后还有 {n} 个", "{n} more later on";
    NOTHING_DUE: "今天没有到期的复习。接着学：", "No review is due today. Go on with:";
    ALL_QUIET: "今天没有到期的复习，歇一天也好。", "Nothing is due today. A day off is fine too.";
    MISS_RULE: "没到 70 分或踩了红线，间隔退两档。", "Below 70 or over a red line: two steps back.";

    SKILLS: "本领", "Skills";
    SKILLS_RULE: "最近 10 次机会，用对 8 次、跨 3 个案例算掌握", "last ten chances; eight used in time, in three cases, is mastery";
    SKILLS_SHORT: "最近 10 次机会", "last ten chances";
    MASTERED: "掌握", "mastered";
    TIMES_TO_GO: "还差 {n} 次", "{n} to go";
    CASES_TO_GO: "换 {n} 个案例", "{n} more cases";
    CASE_TO_GO: "换 1 个案例", "1 more case";
    SKILL_NAME: "{name}：{n} 次机会用对 {used} 次，{note}", "{name}: {used} of {n} chances used in time, {note}";
    ALL_SKILLS: "全部 {n} 个说法", "All {n}";
    FEWER_SKILLS: "只看前几个", "Fewer";

    TREND: "走势", "Trend";
    TREND_NOTE: "{n} 次练习", "{n} runs";
    TREND_ENDS: "{n} 次练习 · 头 {k} 次 → 近 {k} 次", "{n} runs · first {k} → last {k}";
    TREND_ONE: "{n} 次练习 · 第一次 → 最近一次", "{n} runs · first → last";
    DIAGNOSIS: "摸底 {n}", "first look {n}";
    POINT_NAME: "{day}，{title}：{n} 分", "{day}, {title}: {n}";
    CURVE_OF_TOTALS: "总分走势，{n} 次，最近 {last} 分", "Totals of {n} runs, the latest {last}";
    FIRST_LAST: "{name}：从 {first} 到 {last}", "{name}: from {first} to {last}";

    HABIT: "最费分的习惯", "The habit that costs most";
    HABIT_COST: "这样做平均让激动度多涨 {arousal}，每次少约 {cost} 分。", "Each time arousal rose by {arousal} on average, at about {cost} points.";
    HABIT_COST_ONLY: "每次少约 {cost} 分。", "About {cost} points each time.";
    HABIT_INSTEAD: "那一刻可以先说", "What you could have said there first";
    HABIT_LOOK: "看最近那一句", "See the latest one";
    HABIT_YES: "第 {n} 次：又这样了，看那一句", "Run {n}: it happened; see the sentence";
    HABIT_NO: "第 {n} 次：没有", "Run {n}: it did not happen";
    EARLY_MARK: "早", "!";
    NO_HABIT: "近几次没有老毛病。", "No habit stands out in the last runs.";
    NO_HABIT_NOTE: "同一个问题出现两次以上，这里才会提。", "What goes wrong at least twice is named here.";

    CASES_PLAYED: "练过的案例", "Cases you have played";
    CASES_NOTE: "第一次 → 最近一次", "first → latest";
    TIMES: "{n} 次", "{n} runs";
    ONE_TIME: "1 次", "1 run";
    NEXT_ON: "{day}复习", "review {day}";
    NOT_MASTERED: "还没掌握", "not mastered yet";
    CASE_ROW: "{title}：{runs}，{way}最好 {best}，{note}", "{title}: {runs}, {way}best {best}, {note}";
    WAY: "{first} → {last}，", "{first} → {last}, ";
    UNGRADED: "不计分", "not graded";

    PROGRESS_EMPTY: "练完一个案例，这里就有数。", "Finish one case, and there will be something to see here.";
    PROGRESS_EMPTY_NOTE: "第一次是摸底，只看，不计分。从这一个开始最顺：", "The first run is a first look: shown, not graded. This one makes a good start:";
    NO_RECORDS: "这次的练习没有存档，所以没有进步可看。", "Nothing is being kept this time, so there is no progress to show.";
    NO_RECORDS_NOTE: "练习照样可以做。", "You can practise all the same.";

    CLASS_EMPTY: "还没有人练过。", "Nobody has played yet.";
    CLASS_EMPTY_NOTE: "请每个人先点右上角写下名字和班级，再练一个案例；或者并入别的电脑导出的记录：heartfirst records import 文件", "Ask everybody to write name and class at the top right and to play one case; or take in what other machines exported: heartfirst records import FILE";
    CLASS_NO_RUNS: "{n} 个人，都还没练过。", "{n} people, and nobody has played yet.";
    CLASS_ONE_CASE: "一节课一个案例就够：先一起看简介，再各练各的。", "One case is enough for one lesson: read the briefing together, then everybody plays alone.";
    EVERYBODY: "所有人", "Everybody";
    CLASS_PICK: "班级", "Class";
    CASE_PICK: "案例", "Case";
    ALL_CASES: "全部案例", "all cases";
    RUN_PICK: "哪一次", "Which run";
    RUN_FIRST: "首次", "First";
    RUN_LATEST: "最近", "Latest";
    RUN_BEST: "最好", "Best";
    HIDE_NAMES: "投影时隐去姓名", "Hide names";
    CLASS_NOTE: "{n} 人 · {runs} 次练习", "{n} people · {runs} runs";
    CLASS_NOTE_DAYS: "{n} 人 · {runs} 次练习 · {from}至{to}", "{n} people · {runs} runs · {from} to {to}";
    WHO_STUCK: "谁卡在哪里", "Who is stuck where";
    BY_NUMBER: "按学号排，不按分数", "by number, not by score";
    COLUMN_NUMBER: "号", "No.";
    COLUMN_NAME: "姓名", "Name";
    COLUMN_RUNS: "次数", "Runs";
    COLUMN_TOTAL: "总分", "Total";
    COLUMN_HARD: "红线", "Red lines";
    WHOLE_CLASS: "全班", "Class";
    NO_RUN: "还没练过", "no run yet";
    BELOW_45: "45 以下", "below 45";
    FROM_80: "80 以上", "80 and more";
    ROW_NAME: "{who}：{cells}；总分 {total}，{hard} 次红线", "{who}: {cells}; total {total}, {hard} red lines";
    ROW_NONE: "{who}：还没练过", "{who}: no run yet";
    CELL_HEAD: "{who} · {dimension} {n}", "{who} · {dimension} {n}";
    CELL_HINT: "点一个人，看他练了什么；← → 换维度。", "Choose a person to see what they played; ← → for another dimension.";
    SEE_RUN: "{title} {n}", "{title} {n}";
    FIRST_WRONG: "第一句错在哪里", "Which sentence went wrong first";
    FIRST_RUNS: "各人首次", "everybody’s first run";
    WRONG_PLACE: "{title} · 第 {n} 句", "{title} · sentence {n}";
    OF_PEOPLE: "{n} / {m} 人", "{n} of {m}";
    NOTHING_WRONG: "各人的第一次都没有说错的话。", "Nobody said anything wrong in their first run.";
    MORE_WRONG: "另有 {n} 句，各有人栽过。", "{n} more sentences caught somebody.";
    ITEM: "这一题怎么选的", "How this node was answered";
    ITEM_PLACE: "{title} · 第 {n} 句", "{title} · sentence {n}";
    ITEM_BEFORE: "上一题", "Previous node";
    ITEM_AFTER: "下一题", "Next node";
    ITEM_COUNT: "{n} / {m}", "{n} / {m}";
    OPTION_TOOK: "{verdict}：{words}，{n} 人选，占 {share}%", "{verdict}: {words}; chosen by {n}, {share} %";
    HEADS: "{n} 人", "{n}";
    TOTAL_AFTER: "末分 {n}", "total {n}";
    TOO_FEW: "人数太少，还分不出这一题好不好（强、弱两组各要 5 人）。", "Too few people to tell whether this node is a good one (five in each of the top and bottom groups).";
    DISCRIMINATES: "区分度 {n}，{words}。", "Discrimination {n}: {words}.";
    DISCRIMINATION_GOOD: "分得出强弱，好题", "tells the strong from the weak";
    DISCRIMINATION_FAIR: "还行", "fair";
    DISCRIMINATION_POOR: "分不出强弱，讲评时问问为什么", "tells little; ask the class why";
    VERDICT_BEST: "最好", "best";
    VERDICT_FAIR: "可以", "fair";
    VERDICT_WEAK: "弱", "weak";
    VERDICT_WRONG: "错", "wrong";
    CLASS_TRAVEL: "并入别的电脑：heartfirst records import 文件　导出：heartfirst records export", "Take in other machines: heartfirst records import FILE　Hand on: heartfirst records export";

    PEOPLE: "谁在练", "Who practises";
    PEOPLE_NOTE: "没有密码，只存在这台电脑上", "no password; kept on this computer only";
    PEOPLE_HERE: "这台电脑上的人", "People on this computer";
    PRACTISES_NOW: "正在练", "practising now";
    SIT_DOWN: "换成{who}来练", "Let {who} practise";
    NEW_CARD: "新来的人", "Somebody new";
    NEW_CARD_NOTE: "写个名字就能练；学号和班级可以不填，班级报告会用到。", "A name is enough. Number and class may stay empty; the class report uses them.";
    OWN_CARD: "{who}的卡片", "{who}’s card";
    CARD_NAME: "名字", "Name";
    CARD_NUMBER: "学号（可不填）", "Number (optional)";
    CARD_CLASS: "班级（可不填）", "Class (optional)";
    ADD_AND_START: "加进来，开始练", "Add and start";
    ADD_OFF: "先写名字", "A name first";
    KEEP_CARD: "保存", "Save";
    KEPT_CARD: "已保存", "Saved";
    LEAVE_HINT: "要删除某人的全部记录，或把两个人合并：heartfirst records trainees delete 名字、merge 名字 名字", "To delete somebody with everything, or to make one of two: heartfirst records trainees delete NAME, merge NAME NAME";
    CARD_OF: "{name}，{more}", "{name}, {more}";

    SAVED_AT_ONCE: "改了就生效，自动保存", "Changes hold at once and are kept";
    SEE_WELL: "看得清", "Reading";
    UI_LANGUAGE: "界面语言", "Language";
    UI_LANGUAGE_NOTE: "客户说的话也一起换", "of the screens and of what people say";
    TEXT_SIZE: "文字大小", "Text size";
    TEXT_SIZE_NOTE: "按 Ctrl 加减号也行", "also with Ctrl and plus or minus";
    HIGH_CONTRAST: "高对比度", "High contrast";
    COLOUR_BLIND: "色觉友好的线条", "Lines for every colour vision";
    COLOUR_BLIND_NOTE: "线形和形状始终不同", "dashes and shapes always differ";
    LESS_MOTION: "少一点动画", "Less motion";
    LESS_MOTION_NOTE: "人物只眨眼，曲线和话直接出现", "people only blink; words and curves appear at once";
    CUES: "写出动作", "Write out signs";
    CUES_NOTE: "例：（看了一眼表）", "such as: (looks at the watch)";
    HOW_TO_PLAY: "怎么练", "How to play";
    MODE: "难度", "Difficulty";
    MODE_NOTE: "只管看见多少，规则都一样", "how much you are shown; the rules stay the same";
    PUT_AWAY: "收起", "Put away";
    TIMER: "每句限时（秒）", "Seconds for a sentence";
    TIMER_NOTE: "到点不替你选；能沉默的地方算沉默", "never chooses for you; silence only where it is an answer";
    OFF: "不限", "Off";
    YOUR_NAME: "你的名字", "Your name";
    YOUR_NAME_NOTE: "可以不填", "may be left empty";
    SOUND_AND_WINDOW: "声音与窗口", "Sound and window";
    VOLUME: "音量", "Volume";
    VOLUME_NOTE: "按 M 静音", "M mutes";
    FULL_SCREEN: "全屏", "Full screen";
    FULL_SCREEN_NOTE: "按 F11 也行", "also with F11";
    FRAME_CAP: "每秒最多几帧", "Most frames a second";
    FRAME_CAP_NOTE: "没在看的时候每秒 4 帧", "4 while you look elsewhere";
    LOOKS_LIKE: "现在看起来", "How it looks now";
    SAMPLE_LINE: "给个准数。", "Give me a number.";
    SAMPLE_CUE: "（看了一眼表）", "(looks at the watch)";
    STAYS_HERE: "练习记录只存在这台电脑上。你不导出，谁也拿不到。", "Records stay on this computer. Nobody gets them unless you export them.";
    RESET: "恢复默认", "Reset to defaults";

    STEP_LOOK: "语言和字号", "Language and size";
    STEP_TRY: "试一句", "Try a sentence";
    STEP_NAME: "你的名字", "Your name";
    SKIP_ALL: "跳过，直接练", "Skip, just practise";
    LOOK_HEAD: "先选语言和字号", "Language and text size first";
    LOOK_LEAD: "以后在设置里随时能改。", "Both can be changed in the settings at any time.";
    TRY_HEAD: "你先说哪一句？", "Which would you say first?";
    TRY_LEAD: "两句都客气。看他的脸，就知道差在哪里。", "Both are polite. His face shows the difference.";
    TRY_LINE: "可算来了。三天了，我妈对着黑屏坐了三天。", "Finally. Three days. My mother has sat in front of a black screen for three days.";
    TRY_GOOD: "三天没电视，老人家干坐着，您看着心里肯定也不好受。", "Three days without it, and your mother just sitting there. That can’t be easy to watch.";
    TRY_WEAK: "您别急，我先看看机器，是什么毛病马上就知道。", "Please don’t worry, I’ll look at the set and we’ll know in a minute.";
    TRY_GOOD_REPLY: "……是啊。进来吧，我跟你说说那天晚上。", "…It isn’t. Come in, I’ll tell you about that night.";
    TRY_WEAK_REPLY: "我急？三天了，轮到你叫我别急？", "Worry? Three days, and now you tell me not to worry?";
    TRY_LESSON: "先处理心情，再处理事情", "The feeling first, then the issue";
    TRY_LESSON_TEXT: "心里那道门没开，道理进不去。这里练的就是：什么时候说什么话。说错了没关系，随时能从那一句再来。", "While the door inside is shut, no reason gets through. What you practise here is when to say what. A slip costs nothing: you can go on again from any sentence.";
    NAME_HEAD: "怎么称呼你？", "What shall we call you?";
    NAME_LEAD: "名字只存在这台电脑上，可以不填。", "The name stays on this computer and may be left empty.";
    NEXT_STEP: "下一步", "Next";
    NEXT_STEP_OFF: "下一步（先选一句）", "Next (choose a sentence first)";
    BACK_STEP: "上一步", "Back";
    START: "开始练习", "Start practising";

    WITH_CLASS: "和全班一起", "With a class";
    TEACH_NOTE: "一块大屏，人人投票", "one screen, everybody votes";
    TEACH_CLASS: "班级名称（可不填）", "Name of the class (optional)";
    TEACH_CLASS_NOTE: "各自的练习会存在这个班下面。", "What people play on their own is kept under it.";
    TEACH_KNOWN: "用{class}", "Use {class}";
    TEACH_WHERE: "在哪个地址上开", "Where to open it";
    TEACH_WHERE_NOTE: "只在课堂开着的时候监听这个地址，关了就停。手机要和这台电脑连同一个网络。", "It listens on this address only while the class is open. Phones must be on the same network as this computer.";
    TEACH_ALONE: "只在这台电脑上，举牌投票", "This computer only, with raised cards";
    TEACH_ALONE_NOTE: "不监听网络：大家举牌，你把张数打进来。", "It does not listen on the network: the class raises cards, and you type how many.";
    TEACH_NO_NETWORK: "这台电脑没有连上网络。可以开手机热点再找一遍；没有网络也能上课。", "This computer is on no network. Turn on a phone’s hotspot and look again; a class needs none.";
    TEACH_REFRESH: "再找一遍", "Look again";
    TEACH_NAMES: "请大家写名字", "Ask for names";
    TEACH_NAMES_ON: "昵称也行。", "A nickname will do.";
    TEACH_NAMES_OFF: "不问名字，也不存名字。", "No names are asked for, and none are kept.";
    TEACH_COUNTDOWN: "每次投票的时间", "Time for each vote";
    SECONDS_N: "{n} 秒", "{n} s";
    TEACH_OPEN: "开课", "Open the class";
    TEACH_LEFT: "有一堂课中断在第 {n} 句之后：《{title}》，{people} 人。", "A class was interrupted after sentence {n}: {title}, {people} people.";
    TEACH_LEFT_AT_START: "有一堂课刚开就中断了：《{title}》，{people} 人。", "A class was interrupted before its first sentence: {title}, {people} people.";
    TEACH_GO_ON: "接着上", "Go on with it";
    TEACH_SEE: "看全班", "See the class";
    TEACH_SHUT: "课堂已关闭，端口已释放。", "The class is shut, and its port is free.";
    TEACH_KEPT: "{n} 次各自练习已存档，新增 {people} 人。", "{n} conversations people played on their own are in the records, {people} people are new there.";
    TEACH_KEPT_ONE: "1 次各自练习已存档，新增 {people} 人。", "One conversation somebody played on their own is in the records; people new there: {people}.";
    TEACH_KEPT_ALREADY: "各自练习早已存档，没有新的。", "What people played on their own was in the records already.";
    TEACH_NOTHING_OWN: "没有人各自练过，没有要存档的练习。", "Nobody played on their own, so there was nothing for the records.";
    TEACH_NO_RECORDS: "这次不存档，各自练习只留在课堂日志里。", "No records are kept this time: what people played on their own is in the journal of the class only.";
    TEACH_JOURNAL: "全班的谈话、票数和离场卡在课堂日志里：heartfirst class --report", "The class’s conversation, its votes and exit cards are in the journal: heartfirst class --report";
    TEACH_UNKEPT: "各自练习没能存档：{why}。课堂日志里都有，接着上这堂课再关一次就行。", "What people played on their own could not be kept: {why}. The journal has all of it; go on with the class and close it once more.";
    TEACH_CAN_GO_ON: "课没有上完，下面可以接着上。", "It did not come to its end; you can go on with it below.";

    HERE_IN: "等大家进来", "Come in";
    HERE_VOTING: "第 {n} 句：安静地选", "Sentence {n}: decide in silence";
    HERE_CLOSED: "第 {n} 句：投票结束", "Sentence {n}: the vote is closed";
    HERE_REVEALED: "第 {n} 句：全班的选择", "Sentence {n}: how the class split";
    HERE_PLAYED: "第 {n} 句：说出口之后", "Sentence {n}: after it was said";
    HERE_WHAT_IF: "第 {n} 句：如果说的是另一句", "Sentence {n}: what if";
    HERE_DEBRIEF: "复盘", "Looking back";
    HERE_CARDS: "离场卡", "Exit cards";
    HERE_ENDED: "下课", "The class is over";
    HERE_OWN: "各练各的", "On your own";
    HERE_SHOWN: "一位同学的谈话", "Somebody’s conversation";
    ARRIVED: "到了 {n} 人", "{n} here";
    VOTED: "已投 {n} / {m}", "{n} of {m} voted";
    VOTES: "已投 {n} 票", "{n} votes";
    HANDED_IN: "交了 {n} 张", "{n} handed in";
    PLAYING_OWN: "在练 {n}，练完 {m}", "{n} playing, {m} done";
    LOBBY_YOU: "你是：{you}", "You are: {you}";
    SCAN: "连同一个无线网，扫码，或打开", "On the same network, scan the code or open";
    TYPE_CODE: "输入教室码", "and type the room code";
    QR_NAME: "二维码：扫码进入", "QR code to join";
    NO_NET: "没有网络：举牌投票，A、B、C、D 各是一句。", "No network: raise your cards. A, B, C and D are one sentence each.";
    OWN_HEAD: "自己练一遍", "Now on your own";
    OWN_LEAD: "同一个案例，每人一遍，按自己的节奏，在自己的手机上。", "The same case, once each, at your own pace, on your own phone.";
    WHOLE_SAID: "全班：{words}", "The class: {words}";
    MINORITY: "选 {letters} 的先说，请两位：你听到了什么，让这一句对你合适？", "Two who chose {letters} speak first: what did you hear that made it right for you?";
    OR: "、", " or ";
    SHARE: "{n} 人 · {share}%", "{n} · {share}%";
    WAS_SAID: "说出口的这一句", "What was said";
    SAID_SIDE: "说出口的", "What was said";
    IF_SIDE: "如果", "What if";
    SAID_WORDS: "说：{words}", "Said: {words}";
    TALK_FIRST: "先讨论", "Let’s talk";
    TALK_LEAD: "手机先放下，说给旁边的人听", "Phones down; say it to your neighbour";
    TAB_CURVE: "1 曲线", "1 The curve";
    TAB_SPLITS: "2 逐句", "2 Sentence by sentence";
    MOST_WRONG: "多数人第一次选错，在第 {n} 句。", "The first sentence that went wrong for most: sentence {n}.";
    NONE_WRONG: "没有哪一句让多数人选错。", "No sentence went wrong for most.";
    NOT_FINISHED: "这段谈话没有谈完，不评分。", "The conversation was not finished; there is no score.";
    NOTHING_SAID_YET: "还没有说过一句话。", "Nothing has been said yet.";
    ENDING_IS: "结局：{title}", "Ending: {title}";
    SIGN_SAID: "说了", "said";
    SIGN_WRONG: "出错", "went wrong";
    SPLIT_ROW: "{letter}：{words}，{n} 票{signs}", "{letter}: {words}, {n} votes{signs}";
    CARDS_HEAD: "一句我会说的，一句不再说的", "One sentence I will say, one I will drop";
    CARDS_EMPTY: "在手机上写，写完就出现在这里，不带名字。", "Write on your phone; it appears here, without a name.";
    CARDS_BY_MOUTH: "轮流说：一句我会说的，一句不再说的。", "In turn, aloud: one sentence you will say, one you will drop.";
    DROPPED: "不再说：{words}", "Dropped: {words}";
    FAREWELL: "下课。下次见。", "The class is over. See you.";
    FAREWELL_OWN: "关闭课堂时，{n} 次各自练习存进档案。", "When the class is shut, {n} conversations people played on their own go into the records.";
    FAREWELL_OWN_ONE: "关闭课堂时，1 次各自练习存进档案。", "When the class is shut, one conversation somebody played on their own goes into the records.";

    DO_BEGIN: "开始第 1 句", "Begin";
    DO_CLOSE: "结束投票", "Close the vote";
    DO_REVEAL: "亮出分布", "Reveal the split";
    DO_PLAY: "播多数人的选择", "Play the majority";
    DO_NEXT: "下一句", "Next sentence";
    DO_BACK: "回到说出口的那句", "Back to what was said";
    DO_TAKE_DOWN: "从大屏撤下", "Take it off the wall";
    DO_SPLITS: "逐句看", "Sentence by sentence";
    DO_CARDS: "发离场卡", "Exit cards";
    DO_END: "下课", "End the class";
    DO_GO_ON: "继续", "Go on";
    DO_SHUT_OWN: "收回练习", "End practice";
    DO_UNDO: "退一步", "Back";
    DO_WHAT_IF: "如果", "What if";
    DO_OWN: "各练各的", "On their own";
    DO_HAND: "举牌计数", "Count cards";
    DO_MORE: "加 10 秒", "10 s more";
    DO_REMOTE: "手机遥控", "By phone";
    DO_SHUT: "关闭课堂", "Close";
    HAND_HEAD: "举牌计数", "Raised cards";
    HAND_LEAD: "每一句有几张牌？Tab 换格，回车记入。", "How many cards for each sentence? Tab goes on, Enter counts them.";
    HAND_OF: "{letter} 的张数", "Cards for {letter}";
    HAND_DONE: "记入", "Count them";
    REMOTE_HEAD: "用自己的手机带课", "Drive the class from your phone";
    REMOTE_WARNING: "别让它留在大屏上：谁扫了，谁就能控制课堂。按任意键收起。", "Don’t leave it on the wall: whoever scans it drives the class. Any key puts it away.";
    REMOTE_ALONE: "课堂只开在这台电脑上，手机连不上。", "The class is on this computer only; no phone can reach it.";
    REMOTE_QR: "二维码：老师遥控", "QR code for the trainer’s phone";
    SHUT_HEAD: "关闭课堂？", "Close the class?";
    SHUT_LEAD: "大家的手机会断开。各自练习存进档案，全班的谈话和票数留在课堂日志里。", "All phones are let go. What people played on their own goes into the records; the class’s conversation and votes stay in the journal.";
    SHUT_LATER: "课没有上完：以后可以接着上。", "It has not come to its end: you can go on with it later.";
    SHUT_YES: "关闭", "Close it";
    SHUT_NO: "接着上", "Keep it open";
}

/// The setting and the channel, as the second line of a card.
pub(in crate::screens) const fn mode(mode: Mode) -> Word {
    match mode {
        Mode::Guided => GUIDED,
        Mode::Practice => PRACTICE,
        Mode::Exam => EXAM,
    }
}

/// Where one is, in a few words.
pub(in crate::screens) fn place(setting: Setting, channel: Channel, lang: Lang) -> String {
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
pub(in crate::screens) const fn left(pronoun: Pronoun, channel: Channel) -> Word {
    match (channel, pronoun) {
        (Channel::FaceToFace, Pronoun::He) => OVER_LEFT,
        (Channel::FaceToFace, Pronoun::She) => OVER_LEFT_SHE,
        (Channel::Phone, Pronoun::He) => OVER_HUNG_UP,
        (Channel::Phone, Pronoun::She) => OVER_HUNG_UP_SHE,
        (Channel::Text, Pronoun::He) => OVER_SILENT,
        (Channel::Text, Pronoun::She) => OVER_SILENT_SHE,
    }
}

/// What begins a conversation, on the button.
pub(in crate::screens) const fn begin(arrival: Arrival) -> Word {
    match arrival {
        Arrival::Knock => BEGIN_KNOCK,
        Arrival::Ring => BEGIN_RING,
        Arrival::Door => BEGIN_DOOR,
        Arrival::Message => BEGIN_MESSAGE,
    }
}

/// How a conversation begins in a place, in words.
pub(in crate::screens) const fn arrival(setting: Setting, channel: Channel) -> Word {
    match Arrival::of(setting, channel) {
        Arrival::Knock => ARRIVE_KNOCK,
        Arrival::Ring => ARRIVE_RING,
        Arrival::Door => ARRIVE_DOOR,
        Arrival::Message => ARRIVE_MESSAGE,
    }
}

/// The shortest name of a meter.
pub(in crate::screens) const fn short_meter(index: usize) -> Word {
    match index {
        0 => SHORT_AROUSAL,
        1 => SHORT_HEARD,
        2 => SHORT_TRUST,
        _ => SHORT_PATIENCE,
    }
}

/// What became of a promise.
pub(in crate::screens) const fn promise(status: PromiseStatus) -> Word {
    match status {
        PromiseStatus::Kept => KEPT,
        PromiseStatus::Late => LATE,
        PromiseStatus::Missed => BROKEN_PROMISE,
        PromiseStatus::Open => OPEN_PROMISE,
    }
}

/// “day 2, 18:00” in the story.
pub(in crate::screens) fn when(time: StoryTime, lang: Lang) -> String {
    let (hours, minutes) = time.clock();
    WHEN.with(lang, &[("day", &time.day().to_string()), ("time", &format!("{hours:02}:{minutes:02}"))])
}

/// “day 2” in the story.
pub(in crate::screens) fn day(time: StoryTime, lang: Lang) -> String {
    DAY.with(lang, &[("day", &time.day().to_string())])
}

/// A date such as `2026-11-20` as people write it; nothing if it is none.
pub(in crate::screens) fn date(iso: &str, lang: Lang) -> Option<String> {
    const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    let mut parts = iso.split('-').map(|part| part.parse::<usize>().ok());
    let (_, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let name = MONTHS.get(month.checked_sub(1)?)?;
    Some(match lang {
        Lang::Zh => format!("{month}月{day}日"),
        Lang::En => format!("{day} {name}"),
    })
}

/// “30–50 yuan at most”.
pub(in crate::screens) fn amount(quote: &Quote, lang: Lang) -> String {
    let range = quote.up_to.map_or_else(|| quote.amount.to_string(), |high| format!("{}–{high}", quote.amount));
    match (lang, quote.ceiling) {
        (Lang::Zh, true) => format!("{range} 元封顶"),
        (Lang::Zh, false) => format!("{range} 元"),
        (Lang::En, true) => format!("{range} yuan at most"),
        (Lang::En, false) => format!("{range} yuan"),
    }
}

/// A change with its sign; the minus is as wide as the plus.
pub(in crate::screens) fn signed(change: i32) -> String {
    match change {
        0 => "·".to_owned(),
        1.. => format!("+{change}"),
        _ => format!("−{}", change.unsigned_abs()),
    }
}

/// The place one comes back to, on the way back.
pub(in crate::screens) const fn home(screen: super::Screen) -> Word {
    match screen {
        super::Screen::Progress => PROGRESS,
        super::Screen::Class => CLASS,
        _ => BACK,
    }
}

/// The shortest name of a dimension, by its index; `D1` to `D8` where even that has no room.
pub(in crate::screens) const fn short_dimension(index: usize, lang: Lang) -> &'static str {
    const ZH: [&str; 8] = ["心情", "互动", "倾听", "程序", "结果", "诚信", "权限", "收尾"];
    const EN: [&str; 8] = ["Feeling", "Respect", "Listen", "Process", "Result", "Honesty", "Limits", "Closing"];
    match lang {
        Lang::Zh => ZH[index],
        Lang::En => EN[index],
    }
}

/// The letter of a family's chip.
pub(in crate::screens) const fn family_mark(index: usize, lang: Lang) -> &'static str {
    const ZH: [&str; 5] = ["心", "问", "程", "案", "收"];
    const EN: [&str; 5] = ["E", "Q", "P", "S", "C"];
    match lang {
        Lang::Zh => ZH[index],
        Lang::En => EN[index],
    }
}

/// Every word of the screens in a language.
#[cfg(test)]
pub(in crate::screens) fn every_word(lang: Lang) -> Vec<String> {
    let mut all: Vec<String> = ALL.iter().map(|word| word.get(lang).to_owned()).collect();
    all.extend((0..5).map(|index| family_mark(index, lang).to_owned()));
    all.extend([signed(-1), signed(1), "→ ← ×/+0123456789%中文English".to_owned()]);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_is_written_as_people_write_it() {
        assert_eq!(date("2026-11-20", Lang::Zh).unwrap(), "11月20日");
        assert_eq!(date("2026-11-08", Lang::En).unwrap(), "8 Nov");
        assert_eq!(date("yesterday", Lang::En), None);
    }

    #[test]
    fn every_word_is_there_in_both_languages_and_has_the_same_places_to_fill() {
        let places = |words: &str| {
            let mut places: Vec<String> =
                words.split('{').skip(1).filter_map(|part| Some(part.split_once('}')?.0.to_owned())).collect();
            places.sort();
            places
        };
        for word in ALL {
            assert!(!word.zh.is_empty() && !word.en.is_empty(), "{word:?}");
            assert_eq!(places(word.zh), places(word.en), "{word:?}");
        }
    }
}
