// Looking back on a conversation: what it was worth, and what each sentence did.
"use strict";

const lookback = (() => {
  const { make, pick } = line;

  const TIMING = { ok: ["", ""], early: ["太早：", "Too early: "], void: ["无效：", "Void: "], repeated: ["重复：", "Again: "], fault: ["! 失误：", "! Fault: "] };
  const VERDICT = { best: ["★ 最好", "★ Best"], ok: ["○ 可以", "○ All right"], weak: ["– 弱", "– Weak"], wrong: ["✕ 错", "✕ Wrong"] };
  const verdict = (name) => (VERDICT[name] ? pick(...VERDICT[name]) : name);

  // Total, grade, what limits it, how it ended.
  function result(look) {
    if (!look.result) return make("p", pick("这段谈话没有谈完，不评分。", "The conversation was not finished; there is no score."), "soft");
    const box = make("div", null, "stack");
    const score = make("p", null, "score");
    score.append(make("b", look.result.total), make("span", " / 100", "soft"), make("span", look.result.grade, "grade"));
    box.append(score);
    for (const limit of look.result.limits.slice(0, 1)) {
      box.append(make("p", pick("封顶 " + limit.limit + "：", "Limited to " + limit.limit + ": ") + limit.why));
    }
    const { ending } = look.result;
    box.append(make("h3", pick("结局：", "Ending: ") + ending.title), make("p", ending.consequence));
    return box;
  }

  // One sentence in words first; the curve proves it.
  function headline(look) {
    const whole = "splits" in look;
    if (look.first_wrong) {
      return pick("多数人第一次选错，在第 " + look.first_wrong + " 句。", "The first sentence that went wrong for most: sentence " + look.first_wrong + ".");
    }
    if (look.climb) return pick("转折在第 " + look.climb + " 句。", "It turned at sentence " + look.climb + ".");
    if (!look.turns.length) return pick("还没有说过一句话。", "Nothing has been said yet.");
    return whole ? pick("没有哪一句让多数人选错。", "No sentence went wrong for most.") : pick("一路没有升温。", "It never climbed.");
  }

  function dimensions(list, red) {
    const box = make("div", null, "dims");
    for (const { name, value } of list) {
      box.append(make("span", name), parts.gauge(value, value < red), make("span", value, "count"));
    }
    return box;
  }

  function advice(look) {
    if (!look.result || !look.result.advice.length) return null;
    const box = make("ul", null, "stack");
    for (const { name, value, rule, say } of look.result.advice) {
      const item = make("li", null, "panel stack");
      item.append(make("h3", rule), make("p", say), make("p", name + " " + value, "soft small"));
      box.append(item);
    }
    return box;
  }

  function missed(look) {
    if (!look.missed.length) return null;
    const box = make("div", null, "stack");
    box.append(make("h3", pick("没问到的", "Not found")));
    const list = make("ul");
    for (const fact of look.missed) list.append(make("li", "· " + fact));
    box.append(list);
    return box;
  }

  function chips(acts) {
    const box = make("p", null, "chips");
    for (const { name, timing } of acts) {
      const [zh, en] = TIMING[timing] || ["", ""];
      box.append(make("span", pick(zh, en) + name, "chip " + timing));
    }
    return box;
  }

  const mood = (values) => values.map((value, index) => curve.name(index) + " " + value).join(pick(" · ", " · "));

  // Every sentence, to be opened: what was said, what came of it, why.
  function sentences(look, open) {
    const box = make("ol", null, "stack");
    look.turns.forEach((turn, at) => {
      const number = at + 1;
      const item = make("li");
      const details = make("details", null, "sentence");
      details.open = open && (number === look.first_wrong || number === look.climb);
      details.classList.toggle("turned", number === look.first_wrong || number === look.climb);
      const summary = make("summary");
      const faults = turn.acts.some((act) => act.timing === "fault");
      const early = turn.acts.some((act) => act.timing === "early" || act.timing === "void");
      const sign = faults ? pick("▲ 失误", "▲ Fault") : early ? pick("○ 太早", "○ Too early") : pick("● 时候对", "● Well timed");
      const head = make("span");
      head.append(make("b", pick("第 " + number + " 句 ", "Sentence " + number + " ")), make("span", sign, faults ? "flagged" : "soft"));
      summary.append(head);
      const body = make("div", null, "stack");
      body.append(
        make("p", turn.line, "reply"), parts.words(pick("说的是", "Said"), turn.said, "say"),
        make("p", turn.reply, "reply"), chips(turn.acts), make("p", turn.why), make("p", mood(turn.mood), "soft small"),
      );
      if (look.splits) body.append(split(look.splits[at]));
      details.append(summary, body);
      item.append(details);
      box.append(item);
    });
    return box;
  }

  // The pages of a wall, one after the other: the trainer’s page turns them without seeing them.
  const MOST_PAGES = 16;
  const CHAPTERS = { curve: ["曲线", "The curve"], sentences: ["逐句", "Sentence by sentence"], own: ["各人", "On their own"] };

  function pages(look) {
    const cut = (kind, count, most) => {
      const each = Math.max(2, Math.ceil(count / most));
      const all = [];
      for (let from = 0; from < count; from += each) all.push({ kind, from, to: Math.min(count, from + each) });
      return all;
    };
    const first = [{ kind: "curve", from: 0, to: 0 }, ...cut("sentences", look.turns.length, 9)];
    return [...first, ...cut("own", look.items.length, MOST_PAGES - first.length)];
  }

  const chapter = (kind) => pick(...CHAPTERS[kind]);

  // What is on a page, in words.
  function page({ kind, from, to }) {
    if (kind !== "sentences") return chapter(kind);
    return from + 1 === to ? pick("第 " + to + " 句", "Sentence " + to) : pick("第 " + (from + 1) + "–" + to + " 句", "Sentences " + (from + 1) + "–" + to);
  }

  // The beginning of a sentence; in English up to a whole word.
  function shorten(words, most) {
    const cut = words.slice(0, most);
    return pick(cut + "……", cut.replace(/\s+\S*$/, "") + "…");
  }

  // How the class split at one sentence, now that it is played.
  function split(list, brief) {
    const total = list.reduce((sum, option) => sum + option.votes, 0);
    const box = make("ul", null, "picked");
    for (const option of list) {
      const item = make("li", null, option.played ? "on" : "");
      const share = total ? Math.round((100 * option.votes) / total) : 0;
      const words = brief && option.words.length > brief ? shorten(option.words, brief) : option.words;
      const signs = [option.played ? pick("▶ 说了", "▶ said") : "", option.wrong ? pick("▲ 出错", "▲ went wrong") : ""];
      item.append(make("span", option.letter, "letter"), make("span", words), parts.gauge(share, option.wrong));
      item.append(make("span", option.votes, "count"), make("span", signs.filter(Boolean).join(" "), option.wrong ? "flagged" : ""));
      box.append(item);
    }
    return box;
  }

  return { pages, page, chapter, shorten, result, headline, dimensions, advice, missed, sentences, split, verdict, chips };
})();
