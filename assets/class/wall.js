// The projection: the stage, the vote, and what came of it.
"use strict";

const wall = (() => {
  const { $, text, make, listen, countdown, picture, pick, speak } = line;
  const token = window.location.hash.slice(1);
  const left = countdown($("left"));
  let stage = null;
  let tally = null;
  let sheet = () => {};

  function show() {
    text($("language"), pick("English", "中文"));
    $("language").lang = pick("en", "zh-CN");
    if (!stage) return;
    const { phase } = stage;
    const looking = phase === "debrief" || phase === "cards" || phase === "ended";
    const scene = stage.shown ? "talked" : stage.own ? "lobby" : looking ? "sheet" : phase === "lobby" ? "lobby" : phase === "what_if" ? "versus" : "stage";
    for (const id of ["lobby", "stage", "versus", "talked", "sheet"]) $(id).hidden = id !== scene;
    text($("title"), stage.shown ? stage.shown.title || stage.title : stage.title);
    document.title = stage.title + " · " + pick("先心后事", "Heart First");
    picture($("picture"), stage.shown ? stage.shown.customer : stage.customer);
    text($("status"), status());
    text($("tally"), counted());
    left(tally && phase === "voting" && !stage.own ? tally.left_ms : null, !stage.paused);
    $("curtain").hidden = !stage.paused;
    $("small").hidden = scene !== "stage";
    door();
    if (scene === "lobby") lobby();
    if (scene === "stage") acted();
    if (scene === "versus") versus();
    if (scene === "talked") talked();
    if (scene === "sheet") sheet(stage, tally);
  }

  function status() {
    if (stage.shown) return pick("一位同学的谈话", "Somebody’s conversation");
    if (stage.own) return pick("各练各的", "On your own");
    const number = pick("第 " + stage.turn + " 句", "Sentence " + stage.turn);
    switch (stage.phase) {
      case "lobby": return pick("等大家进来", "Come in");
      case "voting": return number + pick("：安静地选", ": decide in silence");
      case "closed": return number + pick("：投票结束", ": the vote is closed");
      case "revealed": return number + pick("：全班的选择", ": how the class split");
      case "played": return number + pick("：说出口之后", ": after it was said");
      case "what_if": return number + pick("：如果说的是另一句", ": what if");
      case "debrief": return pick("复盘", "Looking back");
      case "cards": return pick("离场卡", "Exit cards");
      default: return pick("下课", "The class is over");
    }
  }

  function counted() {
    if (!tally) return "";
    if (stage.own && tally.own) return pick("在练 " + tally.own.playing + "，练完 " + tally.own.finished, tally.own.playing + " playing, " + tally.own.finished + " done");
    switch (stage.phase) {
      case "lobby": return pick("到了 " + tally.people + " 人", tally.people + " here");
      case "voting":
      case "closed":
        // Raised cards are counted as well: then there may be more votes than phones.
        if (tally.voted > tally.people) return pick("已投 " + tally.voted + " 票", tally.voted + " votes");
        return pick("已投 " + tally.voted + " / " + tally.people, tally.voted + " of " + tally.people + " voted");
      case "cards": return pick("交了 " + tally.cards + " 张", tally.cards + " handed in");
      default: return "";
    }
  }

  function door() {
    for (const end of ["", "-small"]) {
      parts.code($("qr" + end), stage.qr);
      text($("code" + end), stage.code);
      // May break before the port, nowhere else.
      text($("address" + end), parts.short(stage.address).replace(/:(?=\d+$)/, "\u200b:"));
    }
  }

  function lobby() {
    text($("case"), stage.own ? pick("自己练一遍", "Now on your own") : stage.title);
    text($("you"), stage.own ? "" : pick("你是：", "You are: ") + stage.you);
    text($("premise"), stage.own ? pick("在自己的手机上，按自己的节奏练一遍。练完就能看到自己的复盘。", "On your own phone, at your own pace. When it is over you see how it went.") : stage.premise);
    fit($("lobby"), () => $("lobby").offsetHeight > window.innerHeight * 0.86);
  }

  // The customer speaks; below, what one could say.
  function acted() {
    const { played, before, customer } = stage;
    document.body.classList.toggle("brief", Boolean(played));
    const said = [make("p", customer.name, "name")];
    if (played) said.push(parts.words(pick("全班", "The class"), played.said, "said"), make("p", played.reply, "line"), make("p", played.over, "strong"));
    else said.push(make("p", before ? before.reply : "", "before"), make("p", stage.line, "line"));
    parts.fill($("bubble"), [played, before, stage.line, customer.name], ...said);
    $("bubble").classList.toggle("off", !customer.picture);
    parts.options($("options"), stage.options, stage.moment, () => make("li"));
    parts.mark($("options"), { split: stage.split, played: played ? played.position : null });
    const minority = stage.minority || [];
    const letters = minority.map((position) => stage.options[position].letter);
    $("prompt").hidden = letters.length === 0;
    text($("prompt"), pick("选 " + letters.join("、") + " 的先说，请两位：你听到了什么，让这一句对你合适？",
      "Two who chose " + letters.join(" or ") + " speak first: what did you hear that made it right for you?"));
    fit($("stage"), () => $("stage").scrollHeight > $("stage").clientHeight + 1);
  }

  function versus() {
    const { played, what_if: other, customer } = stage;
    const side = (end, it, seen) => {
      picture($("picture-" + end), seen);
      parts.fill($("words-" + end), it, parts.words(pick("说", "Said"), it.said, "say"), parts.words(seen.name, it.reply, "reply"), it.over ? make("p", it.over, "strong") : null);
    };
    // Until the other picture is drawn, the one that is there.
    if (!$("picture-other").getAttribute("src")) picture($("picture-other"), customer);
    side("played", played, customer);
    side("other", other, other.customer);
    fit($("versus"), () => [...$("versus").querySelectorAll(".words")].some((it) => it.offsetHeight > $("versus").clientHeight * 0.52));
  }

  // Somebody’s own conversation, without a name.
  function talked() {
    const box = $("talked");
    const lines = stage.shown.turns.flatMap((turn) => [make("p", turn.line), parts.words(pick("说", "Said"), turn.said, "say"), make("p", turn.reply)]);
    if (parts.fill(box, stage.shown.turns, ...lines)) box.scrollTop = box.scrollHeight;
  }

  // Long sentences are set smaller, as little as they need.
  function fit(node, tooLarge) {
    let size = 1;
    node.style.setProperty("--fit", size);
    while (tooLarge() && size > 0.55) {
      size -= 0.05;
      node.style.setProperty("--fit", size.toFixed(2));
    }
  }

  const stream = listen(token, {
    state(value) { stage = value; show(); },
    tally(value) { tally = value; show(); },
    connected(on) { $("offline").hidden = on; },
    bye() {
      $("lobby").hidden = false;
      text($("case"), pick("这个投影链接打不开课堂。", "This link opens no class."));
      text($("premise"), pick("从开课堂的那台电脑上再打开一次。", "Open it again from the machine that holds the class."));
    },
  });

  $("language").addEventListener("click", () => { speak(line.lang === "zh" ? "en" : "zh"); stream.again(); show(); });
  window.addEventListener("resize", show);
  speak(line.lang);
  return { show, fit, sheet(draw) { sheet = draw; } };
})();
