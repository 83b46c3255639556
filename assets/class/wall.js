// The projection: the stage, the vote, and what came of it.
"use strict";
(() => {
  const { $, text, make, listen, countdown, picture, pick, speak } = line;
  const token = window.location.hash.slice(1);
  let stage = null;
  let tally = null;
  const left = countdown($("left"));

  function show() {
    text($("language"), pick("English", "中文"));
    if (!stage) return;
    const shown = stage.what_if || stage.played;
    picture($("picture"), stage.what_if ? stage.what_if.customer : stage.customer);
    text($("before"), shown ? "“" + shown.said + "”" : stage.before ? stage.before.reply : "");
    text($("line"), stage.phase === "lobby" ? stage.title : shown ? shown.reply : stage.line);
    text($("address"), stage.address);
    text($("code"), stage.code);
    code(stage.qr);
    text($("status"), status());
    if (tally) {
      text($("tally"), pick("已投 ", "voted ") + tally.voted + " / " + tally.people);
      left(stage.phase === "voting" ? tally.left_ms : null, !stage.paused);
    }
    const box = $("options");
    box.textContent = "";
    stage.options.forEach((option, position) => {
      const card = make("div", null, "option");
      card.append(make("span", option.letter, "letter"), make("span", option.words));
      if (stage.split) card.append(make("span", stage.split[position], "votes"));
      if (stage.played && stage.played.position === position) card.classList.add("played");
      if (stage.what_if && stage.what_if.position === position) card.classList.add("asked");
      box.append(card);
    });
    const minority = stage.minority || [];
    $("prompt").hidden = minority.length === 0;
    text($("prompt"), pick("先请两位少数派说：你听到了什么，让这一句对你合适？", "Two of the minority speak first: what did you hear that made your sentence right?"));
  }

  function status() {
    if (stage.paused) return pick("先讨论", "Let’s talk");
    switch (stage.phase) {
      case "lobby": return pick("扫码进入，或打开地址输入教室码", "Scan to join, or open the address and type the code");
      case "voting": return pick("第 " + stage.turn + " 句：安静地选", "Sentence " + stage.turn + ": decide in silence");
      case "closed": return pick("投票结束", "The vote is closed");
      case "revealed": return pick("全班的选择", "How the class split");
      case "played": return (stage.played && stage.played.over) || pick("说出口之后", "After it was said");
      case "what_if": return pick("如果说的是这一句", "What if it had been this one");
      case "debrief": return pick("复盘", "Looking back");
      case "cards": return pick("离场卡", "Exit cards");
      default: return pick("下课", "The class is over");
    }
  }

  function code(qr) {
    const svg = $("qr");
    if (!qr || svg.dataset.path === qr.path) return;
    svg.dataset.path = qr.path;
    svg.setAttribute("viewBox", "0 0 " + qr.side + " " + qr.side);
    svg.textContent = "";
    const make = (name) => svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
    const ground = make("rect");
    ground.setAttribute("width", qr.side);
    ground.setAttribute("height", qr.side);
    ground.setAttribute("fill", "#fff");
    const dark = make("path");
    dark.setAttribute("d", qr.path);
    dark.setAttribute("fill", "#000");
  }

  const stream = listen(token, {
    state(value) { stage = value; show(); },
    tally(value) { tally = value; show(); },
    connected(on) { $("offline").hidden = on; },
    bye() { text($("line"), pick("这个链接打不开课堂。", "This link opens no class.")); },
  });
  $("language").addEventListener("click", () => { speak(line.lang === "zh" ? "en" : "zh"); stream.again(); show(); });
  speak(line.lang);
})();
