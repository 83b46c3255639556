// The trainer’s page: drives the class, also from a phone or by a presenter remote.
"use strict";

const trainer = (() => {
  const { $, text, make, post, listen, countdown, pick, speak, words } = line;
  const token = window.location.hash.slice(1);
  const left = countdown($("left"));
  const watching = [];
  let stage = null;
  let tally = null;
  let peek = false;
  let asking = false;

  const NEXT = {
    begin: ["开始第 1 句", "Begin"], close: ["结束投票", "Close the vote"], reveal: ["亮出分布", "Reveal the split"],
    play: ["播多数人的选择", "Play the majority"], next: ["下一句", "Next sentence"], back: ["回到说出口的那句", "Back to what was said"],
    debrief: ["复盘", "Look back"], cards: ["发离场卡", "Exit cards"], end: ["下课", "End the class"],
    go_on: ["继续", "Go on"], shut_own: ["收回练习", "End practice"],
  };
  const PHASE = {
    lobby: ["等大家进来", "People come in"], voting: ["正在投票", "The vote is open"], closed: ["投票结束", "The vote is closed"],
    revealed: ["分布亮出来了：先请两位少数派说", "The split is on the wall: two of the minority first"], played: ["说出口之后", "After it was said"],
    what_if: ["如果说的是另一句", "What if"], debrief: ["复盘", "Looking back"], cards: ["离场卡", "Exit cards"], ended: ["下课了", "The class is over"],
  };

  async function ask(command) {
    // One step at a time: a remote that bounces must not skip the reveal.
    if (asking) return null;
    asking = true;
    const answer = await post("/api/do", command, token);
    asking = false;
    const lost = answer.error && answer.error.kind === "offline";
    // A step may be taken twice by mistake, so it is not asked again by itself.
    text($("problem"), lost ? pick("没有收到回音。连上后先看停在哪一步，再按。", "No answer. Once the line is back, see which step it is at before you press again.") : words(answer.error));
    return answer;
  }

  function show() {
    text($("language"), pick("English", "中文"));
    $("language").lang = pick("en", "zh-CN");
    if (!stage) return;
    const { phase } = stage;
    text($("title"), stage.title);
    document.title = pick("老师 · ", "Trainer · ") + stage.title;
    text($("code"), stage.code);
    text($("address"), parts.short(stage.address));
    $("way").hidden = phase !== "lobby";
    text($("way"), pick("投影没开时，让大家打开 ", "If the wall is dark, people open ") + parts.short(stage.address) + pick("，教室码 ", ", room code ") + stage.code);
    text($("status"), heading());
    const next = stage.shown ? ["从大屏撤下", "Take it off the wall"] : NEXT[stage.next];
    $("forward").disabled = !next;
    text($("forward"), next ? pick(...next) : pick("课堂已结束", "The class is over"));
    text($("pause"), stage.paused ? pick("▶ 继续", "▶ Go on") : pick("‖ 先讨论", "‖ Let’s talk"));
    $("pause").setAttribute("aria-pressed", String(stage.paused));
    const voting = phase === "voting";
    $("pause").hidden = phase === "ended";
    $("undo").hidden = phase === "lobby";
    $("more").hidden = !voting;
    $("endless").hidden = !voting || !tally || tally.left_ms === null;
    $("what-if").hidden = phase !== "played" && phase !== "what_if";
    $("debrief").hidden = !(phase === "lobby" || phase === "played" || phase === "what_if") || stage.turn < 1;
    $("cards").hidden = phase === "cards" || phase === "ended";
    $("end").hidden = phase === "ended";
    counted();
    pages();
    sentence();
    lookedAt();
    for (const watch of watching) watch(stage, tally);
  }

  function heading() {
    const name = pick(...PHASE[stage.phase]);
    const at = ["lobby", "debrief", "cards", "ended"].includes(stage.phase) ? name : pick("第 " + stage.turn + " 句 · ", "Sentence " + stage.turn + " · ") + name;
    return stage.own ? pick("各练各的", "Everybody on their own") : stage.paused ? pick("暂停：先讨论", "Paused: let’s talk") : at;
  }

  function counted() {
    if (!tally) return;
    const { voted, people, here, cards } = tally;
    // Raised cards are counted as well.
    const voteWords = voted > people ? pick("已投 " + voted + " 票", voted + " votes") : pick("已投 " + voted + " / " + people, voted + " of " + people + " voted");
    const hereWords = pick("在线 " + here, here + " here");
    const words = {
      debrief: "",
      lobby: pick("到了 " + people + " 人", people + " joined"),
      cards: pick("交卡 " + cards + " / " + people, cards + " of " + people + " cards"),
      ended: pick("交卡 " + cards + " / " + people, cards + " of " + people + " cards"),
    };
    const told = stage.own ? "" : words[stage.phase] ?? voteWords;
    text($("tally"), [told, hereWords].filter(Boolean).join(pick("，", ", ")));
    text($("trouble"), tally.trouble);
    left(stage.phase === "voting" ? tally.left_ms : null, !stage.paused);
  }

  // The sentence at hand, and what could be said.
  function sentence() {
    const on = stage.options.length > 0 && !["debrief", "cards", "ended"].includes(stage.phase);
    $("said").hidden = !on;
    if (!on) return;
    const seen = stage.what_if || stage.played;
    text($("before"), seen ? pick("说：", "Said: ") + seen.said : stage.before ? stage.before.reply : "");
    text($("line"), seen ? seen.reply + (seen.over ? "\n" + seen.over : "") : stage.line);
    const open = ["voting", "closed", "revealed"].includes(stage.phase);
    parts.options($("options"), stage.options, [stage.moment, line.lang], (option, position) => {
      const item = make("li");
      const button = make("button");
      button.type = "button";
      button.addEventListener("click", () => ask({ do: stage.played ? "what_if" : "play", option: position }));
      item.append(button);
      return item;
    });
    const split = stage.split || (peek && tally ? tally.split : null);
    const played = stage.played ? stage.played.position : null;
    parts.mark($("options"), { split, played, asked: stage.what_if ? stage.what_if.position : null });
    [...$("options").children].forEach((item, position) => {
      const button = item.querySelector("button");
      const { letter } = stage.options[position];
      button.hidden = position === played || stage.paused || (!open && !stage.played);
      text(button, open ? pick("播 " + letter, "Play " + letter) : pick("如果 " + letter, "What if " + letter));
    });
    $("peek").hidden = Boolean(stage.split);
    $("peek").setAttribute("aria-pressed", String(peek));
    hand(open);
  }

  // What the wall shows of the debrief.
  function pages() {
    const on = stage.phase === "debrief" && !stage.own && !stage.shown;
    $("pages").hidden = !on;
    if (!on) return;
    const all = lookback.pages(stage.debrief);
    const at = Math.min(stage.page, all.length - 1);
    $("page-back").disabled = at === 0;
    $("page-on").disabled = at === all.length - 1;
    text($("page"), pick("大屏 ", "Wall ") + (at + 1) + " / " + all.length + " · " + lookback.page(all[at]));
  }

  function turn(step) {
    const at = Math.min(stage.page, lookback.pages(stage.debrief).length - 1);
    ask({ do: "page", page: Math.max(0, at + step) });
  }

  // Raised cards, typed as counts.
  function hand(open) {
    $("hand-box").hidden = !open;
    if (!open) return;
    parts.fill($("hand"), [stage.moment, stage.options.length], () => [
      ...stage.options.map((option, position) => {
        const label = make("label", option.letter);
        const input = make("input");
        input.type = "number";
        input.min = 0;
        input.max = 999;
        input.inputMode = "numeric";
        input.value = tally && tally.hand[position] ? tally.hand[position] : "";
        label.append(input);
        return label;
      }),
      Object.assign(make("button", pick("记入", "Count them")), { type: "submit" }),
    ]);
  }

  function lookedAt() {
    const look = stage.debrief;
    $("look").hidden = !look;
    if (!look) return;
    parts.fill($("look"), [stage.version],
      make("h2", lookback.headline(look)), () => lookback.result(look), () => curve.draw(look, window.innerWidth > 600), () => curve.legend(),
      () => lookback.advice(look), () => lookback.missed(look), () => lookback.sentences(look, true), () => items(look.items));
  }

  // How everybody answered on their own; verdicts are for the trainer alone.
  function items(list) {
    if (!list.length) return null;
    const box = make("div", null, "stack");
    box.append(make("h3", pick("各人怎么选的", "How they chose on their own")));
    const several = new Set(list.map((item) => item.case)).size > 1;
    for (const item of list) {
      const sheet = make("div", null, "sheet");
      const table = make("table", null, "items");
      const caption = make("caption", (several ? item.case + pick("，", ", ") : "") + pick("第 " + item.turn + " 句：", "Sentence " + item.turn + ": ") + item.line, "strong");
      const body = make("tbody");
      for (const option of item.options) {
        const row = make("tr");
        row.append(make("td", lookback.verdict(option.verdict), "verdict"), make("td", option.words),
          make("td", pick(option.people + " 人", option.people), "count"),
          make("td", option.total === null || option.total === undefined ? "" : pick("末分 ", "score ") + option.total, "count"));
        body.append(row);
      }
      table.append(caption, body);
      sheet.append(table);
      box.append(sheet);
    }
    return box;
  }

  const stream = listen(token, {
    state(value) { stage = value; show(); },
    tally(value) { tally = value; show(); },
    people(value) { for (const watch of watching) if (watch.people) watch.people(value); },
    connected(on) { $("offline").hidden = on; },
    bye() { text($("problem"), pick("这个链接打不开课堂。从开课堂的那台电脑上再打开一次。", "This link opens no class. Open it again from the machine that holds it.")); },
  });

  const pause = () => ask({ do: "pause", on: !(stage && stage.paused) });
  const on = (id, act) => $(id).addEventListener("click", act);
  on("forward", () => ask({ do: "forward" }));
  on("pause", pause);
  on("undo", () => ask({ do: "undo" }));
  on("more", () => ask({ do: "countdown", seconds: 20 }));
  on("endless", () => ask({ do: "countdown", seconds: 0 }));
  on("what-if", () => ask({ do: "what_if" }));
  on("debrief", () => ask({ do: "debrief" }));
  on("cards", () => ask({ do: "cards" }));
  on("page-back", () => turn(-1));
  on("page-on", () => turn(1));
  on("peek", () => { peek = !peek; show(); });
  parts.twice($("end"), { zh: "真的下课？再点一次", en: "Really end it? Once more" }, () => ask({ do: "end" }));
  $("hand").addEventListener("submit", (event) => {
    event.preventDefault();
    const counts = [...$("hand").querySelectorAll("input")].map((input) => Math.min(999, Math.max(0, Math.trunc(Number(input.value)) || 0)));
    ask({ do: "hand", moment: stage.moment, counts });
  });

  // A presenter remote sends PageDown, PageUp, and b or . for a black screen.
  document.addEventListener("keydown", (event) => {
    if (event.repeat || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea")) return;
    if (event.key === "PageDown") ask({ do: "forward" });
    else if (event.key === "PageUp") ask({ do: "undo" });
    else if (event.key === "." || event.key === "b" || event.key === "B") pause();
    // Space presses the button that has the focus, if one has it.
    else if (event.key === " " && !event.target.closest("button, summary, a")) ask({ do: "forward" });
    else return;
    event.preventDefault();
  });
  on("language", () => { speak(line.lang === "zh" ? "en" : "zh"); stream.again(); show(); });
  speak(line.lang);
  return { ask, watch(watcher) { watching.push(watcher); show(); } };
})();
