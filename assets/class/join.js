// The page of a participant.
"use strict";
(() => {
  const { $, text, make, post, listen, countdown, picture, pick, speak, stored, words } = line;
  let token = stored("token");
  let stream = null;
  let stage = null;
  let you = null;
  let asking = false;
  // What got no answer is asked again when the line is back: everything a participant asks may come twice.
  let unsent = null;
  // A vote that was changed while the one before was on its way.
  let changed = null;
  let paused = "";
  let key = null;
  let knocking = false;
  let retry = null;
  const left = countdown($("left"), $("time"));

  const own = () => (you && stage && stage.own ? you.own : null);
  const mine = () => (you && you.moment === stage.moment ? you.vote : null);

  function show() {
    $("join").hidden = token !== null;
    $("class").hidden = token === null;
    text($("language"), pick("English", "中文"));
    $("language").lang = pick("en", "zh-CN");
    if (!stage || token === null) return;
    const title = own() ? own().title : stage.title;
    text($("title"), title);
    document.title = title + " · " + pick("先心后事", "Heart First");
    $("paused").hidden = !stage.paused;
    left(you && stage.phase === "voting" && !stage.own ? you.left_ms : null, !stage.paused);
    if (stage.own) alone(); else together();
  }

  // One’s own conversation, at one’s own pace.
  function alone() {
    const run = own();
    heading(run ? (run.over ? pick("你这一遍", "Your conversation") : pick("自己练 · 第 " + (run.turn + 1) + " 句", "On your own · sentence " + (run.turn + 1)))
      : pick("自己练一遍", "On your own"));
    const choice = (you && you.cases) || [];
    const rests = !run || Boolean(run.over);
    role(!run && choice.length < 2);
    if (run) scene(run.customer, run.place); else $("scene").hidden = true;
    const said = [];
    if (run && run.before) said.push(["say", pick("你", "You"), run.before.said], ["reply", run.customer.name, run.before.reply]);
    if (run && run.line) said.push(["reply line", run.customer.name, run.line]);
    if (run && run.over) said.push(["strong", "", run.over]);
    talk(said);
    choices(run ? run.options : [], run ? "own" + run.run + "-" + run.turn : null, { mine: null }, Boolean(run));
    text($("vote"), "");
    notebook(run && !run.over ? run.notebook : null);
    const look = run && run.debrief;
    lookAt(look, look ? ["own", run.run] : null);
    $("card").hidden = true;
    $("begin").hidden = !rests || (!run && choice.length > 1);
    text($("begin"), run ? pick("从头再来", "Start again") : pick("开始", "Begin"));
    cases(rests && choice.length > 1 ? choice : [], run);
  }

  // Where there are several cases, everybody takes the one they like.
  function cases(list, run) {
    $("cases").hidden = !list.length;
    if (!list.length) return;
    parts.fill($("cases"), [list, run && run.case],
      make("h3", run ? pick("换一个案例", "Another case") : pick("选一个案例", "Choose a case")),
      () => list.map((it) => card(it, Boolean(run && run.case === it.id))));
  }

  function card(it, isDone) {
    const button = make("button", null, "case");
    button.type = "button";
    const level = make("span", null, "level small");
    const pips = make("span", null, "pips");
    pips.setAttribute("aria-hidden", "true");
    for (let at = 0; at < 5; at += 1) pips.append(make("i", null, at < it.level ? "on" : ""));
    level.append(pips, make("span", pick(it.level + " 级", "Level " + it.level) + (isDone ? pick(" · ✓ 刚练过", " · ✓ just played") : "")));
    button.append(make("b", it.title), level, make("span", it.you, "soft small"));
    button.addEventListener("click", () => start(it.id));
    return button;
  }

  function start(id) {
    const asked = { do: "start", run: you.runs + 1 };
    ask(id ? { ...asked, case: id } : asked);
    $("status").focus();
  }

  // The class’s conversation.
  function together() {
    const { phase } = stage;
    const looking = phase === "debrief" || phase === "cards" || phase === "ended";
    heading(status());
    role(phase === "lobby");
    if (phase === "lobby" || looking) $("scene").hidden = true;
    else scene((stage.what_if || stage).customer, stage.place);
    talk(looking || phase === "lobby" ? [] : spoken());
    const seen = looking || phase === "lobby" ? [] : stage.options;
    choices(seen, stage.moment, {
      mine: mine(), split: stage.split, played: stage.played ? stage.played.position : null, asked: stage.what_if ? stage.what_if.position : null,
    }, phase === "voting" && !stage.paused);
    text($("vote"), phase === "voting" && mine() !== null
      ? pick("你选了 " + stage.options[mine()].letter + "，结束前可以改。", "You chose " + stage.options[mine()].letter + "; you may change it until the vote closes.") : "");
    notebook(null);
    lookAt(phase === "debrief" ? stage.debrief : null, phase === "debrief" ? ["class", stage.version] : null);
    exitCard(phase);
    $("begin").hidden = true;
    $("cases").hidden = true;
  }

  function status() {
    switch (stage.phase) {
      case "lobby": return pick((you && you.name ? you.name + "，" : "") + "你进来了", (you && you.name ? you.name + ", you" : "You") + " are in");
      case "voting": return pick("第 " + stage.turn + " 句：你会怎么说？", "Sentence " + stage.turn + ": what would you say?");
      case "closed": return pick("选好了，看大屏", "The vote is closed. Look at the wall");
      case "revealed": return pick("全班的选择", "How the class split");
      case "played": return pick("说出口之后", "After it was said");
      case "what_if": return pick("如果说的是另一句", "What if it had been another sentence");
      case "debrief": return pick("复盘", "Looking back");
      case "cards": return pick("离场卡", "Exit card");
      default: return pick("下课了", "The class is over");
    }
  }

  function spoken() {
    const who = stage.customer.name;
    const us = pick("全班", "The class");
    if (stage.what_if) {
      const said = [["say", pick("如果说", "What if"), stage.what_if.said], ["reply line", who, stage.what_if.reply]];
      return stage.what_if.over ? [...said, ["strong", "", stage.what_if.over]] : said;
    }
    if (stage.played) {
      const said = [["say", us, stage.played.said], ["reply line", who, stage.played.reply]];
      return stage.played.over ? [...said, ["strong", "", stage.played.over]] : said;
    }
    const before = stage.before ? [["say", us, stage.before.said], ["reply", who, stage.before.reply]] : [];
    return [...before, ["reply line", who, stage.line]];
  }

  // A new heading is news: it is said once, with what the customer says.
  function heading(words) {
    const pause = stage.paused && !stage.own ? $("paused").textContent : "";
    const isNew = $("status").textContent !== words;
    if (!isNew && paused === pause) return;
    paused = pause;
    if (isNew) {
      text($("status"), words);
      // What was refused at the sentence before is past.
      if (!unsent) text($("problem"), "");
      // What has happened stands above the sentences; who has scrolled down to choose is brought back to it.
      if (stage.phase !== "closed") window.scrollTo(0, 0);
    }
    const run = own();
    const heard = run ? run.line || run.over : stage.own || stage.phase === "lobby" ? "" : stage.played ? stage.played.reply : stage.phase === "voting" ? stage.line : "";
    const ended = (it) => (/[。？！….?!]$/.test(it) ? it : it + pick("。", "."));
    text($("announce"), [words, pause, isNew ? heard : ""].filter(Boolean).map(ended).join(pick("", " ")));
  }

  function role(on) {
    $("role").hidden = !on;
    if (!on) return;
    const wait = stage.own ? "" : stage.phase === "lobby" ? pick("等老师开始。可以先看看你是谁。", "Wait for the trainer to begin. Meanwhile, see who you are.") : "";
    parts.fill($("role"), [stage.title, wait],
      make("h3", stage.you), make("p", stage.premise),
      stage.authority ? make("p", pick("你能定的：", "What you may decide: ") + stage.authority, "soft") : null,
      wait ? make("p", wait, "strong") : null);
  }

  function scene(customer, place) {
    $("scene").hidden = false;
    picture($("picture"), customer);
    // On the telephone of the back office, or in writing: one hears or reads, and sees nobody.
    $("nobody").toggleAttribute("hidden", Boolean(customer.picture));
    text($("speaker"), customer.name);
    text($("place"), customer.picture ? place : [place, customer.looks].filter(Boolean).join(" "));
  }

  function talk(said) {
    parts.fill($("talk"), said, ...said.filter(([, , it]) => it).map(([kind, who, it]) => (who ? parts.words(who, it, kind) : make("p", it, kind))));
  }

  function choices(list, moment, marks, open) {
    const box = $("options");
    box.hidden = !list.length;
    const held = box.contains(document.activeElement);
    const made = parts.options(box, list, moment, (option, position) => {
      const button = make("button");
      button.type = "button";
      button.addEventListener("click", () => choose(position));
      return button;
    });
    // Who has just pressed one of the last sentences goes on with the new ones.
    if (made && held) $("status").focus();
    for (const [position, button] of [...box.children].entries()) {
      button.setAttribute("aria-disabled", String(!open));
      if (stage.own) button.removeAttribute("aria-pressed");
      else button.setAttribute("aria-pressed", String(marks.mine === position));
    }
    parts.mark(box, marks);
  }

  function choose(option) {
    const run = own();
    if (run) return ask({ do: "say", run: run.run, turn: run.turn, option });
    if (stage.phase !== "voting" || stage.paused || stage.own) return undefined;
    return ask({ do: "vote", moment: stage.moment, option });
  }

  function notebook(book) {
    $("notebook").hidden = !book;
    if (!book) return;
    const part = (name, list) => {
      if (!list.length) return null;
      const box = make("div");
      const items = make("ul");
      for (const it of list) items.append(make("li", it));
      box.append(make("h3", name), items);
      return box;
    };
    const all = [part(pick("听到的", "Heard"), book.facts), part(pick("答应的", "Promised"), book.promises), part(pick("报过的数", "Amounts named"), book.amounts)];
    parts.fill($("notes"), book, ...(all.some(Boolean) ? all : [make("p", pick("还没有记下什么。", "Nothing written down yet."), "soft")]));
  }

  function lookAt(look, key) {
    $("look").hidden = !look;
    if (!look) { $("look").dataset.shown = ""; return; }
    parts.fill($("look"), key,
      make("h3", lookback.headline(look)),
      () => { const box = make("div", null, "panel stack"); box.append(lookback.result(look)); return box; },
      () => { const box = make("figure", null, "panel"); box.append(curve.draw(look, false), curve.legend()); return box; },
      () => lookback.advice(look),
      () => (look.result ? lookback.dimensions(look.result.dimensions, 60) : null),
      () => lookback.missed(look),
      make("h3", pick("逐句看", "Sentence by sentence")),
      () => lookback.sentences(look, false));
  }

  function exitCard(phase) {
    const open = phase === "cards";
    $("card").hidden = !open;
    const kept = you && you.card;
    if (phase === "ended") {
      $("role").hidden = false;
      parts.fill($("role"), ["ended", kept],
        kept && kept.say ? make("p", pick("你会说：", "You will say: ") + kept.say) : null,
        kept && kept.drop ? make("p", pick("不再说：", "You will drop: ") + kept.drop) : null,
        make("p", pick("谢谢。这个页面可以关了。", "Thank you. You may close this page."), "strong"));
    }
    if (!open) return;
    if (kept && !$("card").dataset.filled) {
      $("say").value = kept.say;
      $("drop").value = kept.drop;
    }
    $("card").dataset.filled = "1";
    text($("handed"), kept ? pick("✓ 交上去了，下课前还可以改。", "✓ Handed in; you may change it until the class ends.") : "");
    text($("hand-in"), kept ? pick("改交这一张", "Hand in again") : pick("交卡", "Hand in"));
  }

  async function ask(command) {
    if (asking) {
      // A second tap while the first is on its way is the same tap; another choice is another choice.
      if (command.do === "vote") changed = command;
      return;
    }
    asking = true;
    const answer = await post("/api/do", command, token);
    asking = false;
    const refused = answer.error;
    unsent = refused && refused.kind === "offline" ? changed || command : null;
    text($("problem"), unsent ? waits(unsent) : words(refused));
    // The line of events may be alive although this request was lost.
    if (unsent) setTimeout(again, 2000);
    if (refused && refused.kind === "unknown") return leave();
    if (answer.you) you = answer.you;
    show();
    const next = changed;
    changed = null;
    if (next && !unsent) await ask(next);
  }

  // That something has not arrived yet.
  function waits(command) {
    if (command.do === "vote") {
      const letter = String.fromCharCode(65 + command.option);
      return pick("你选的 " + letter + " 还没送到，连上后自动送出。", "Your choice " + letter + " has not arrived yet; it goes as soon as the line is back.");
    }
    return pick("还没送到，连上后自动送出。", "Not sent yet; it goes as soon as the line is back.");
  }

  function again() {
    if (unsent && !asking) ask(unsent);
  }

  function connected(on) {
    $("offline").hidden = on;
    if (on) again();
  }

  function leave() {
    token = null;
    stage = null;
    you = null;
    unsent = null;
    changed = null;
    stored("token", null);
    if (stream) stream.close();
    stream = null;
    text($("title"), pick("先心后事", "Heart First"));
    text($("refused"), "");
    $("offline").hidden = true;
    begin();
  }

  function enter() {
    stream = listen(token, {
      state(value) { stage = value; show(); },
      you(value) { you = value; show(); },
      connected,
      bye(reason) {
        if (reason.why === "unknown") leave();
        else text($("problem"), pick("这个课堂在别的页面打开了；要在这里继续，请刷新。", "This class is open on another page; reload to go on here."));
      },
    });
  }

  async function begin() {
    show();
    if (token !== null) return enter();
    const code = window.location.hash.slice(1, 13).replace(/[^0-9a-z]/gi, "");
    if (code) $("code").value = code;
    try {
      const known = await (await fetch("/api/class", { cache: "no-store" })).json();
      $("names").hidden = !known.names;
    } catch (error) {
      // The form says so when it is sent.
    }
    return undefined;
  }

  // Made once and kept until one is in: asked again with it, whoever is already in is the same person. A page of a local
  // network has no better source than this one.
  function ownKey() {
    key = key || stored("key");
    if (!key) key = [...crypto.getRandomValues(new Uint8Array(24))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    stored("key", key);
    return key;
  }

  async function knock() {
    if (token !== null || knocking) return;
    clearTimeout(retry);
    retry = null;
    knocking = true;
    const named = !$("names").hidden;
    const answer = await post("/api/join", {
      code: $("code").value, name: named ? $("name").value : "", number: named ? $("number").value : "", lang: line.lang, key: ownKey(),
    });
    knocking = false;
    if (answer.error && answer.error.kind === "offline") {
      text($("refused"), pick("还没收到回音，正在再试……", "No answer yet; trying again…"));
      retry = setTimeout(knock, 2000);
      return;
    }
    text($("refused"), words(answer.error));
    if (!answer.token) {
      const kind = answer.error ? answer.error.kind : "";
      $(kind.startsWith("name") ? "name" : "code").focus();
      return;
    }
    token = answer.token;
    stored("token", token);
    stored("key", null);
    key = null;
    show();
    enter();
    $("status").focus();
  }

  $("join").addEventListener("submit", (event) => {
    event.preventDefault();
    knock();
  });
  window.addEventListener("online", () => { if (retry) knock(); });

  $("card").addEventListener("submit", (event) => {
    event.preventDefault();
    ask({ do: "exit", say: $("say").value, drop: $("drop").value });
  });

  $("begin").addEventListener("click", () => start(own() ? own().case : null));

  $("language").addEventListener("click", () => {
    speak(line.lang === "zh" ? "en" : "zh");
    if (token !== null) post("/api/do", { do: "speak", lang: line.lang }, token);
    if (stream) stream.again();
    show();
  });

  speak(line.lang);
  begin();
})();
