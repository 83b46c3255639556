// The page of a participant.
"use strict";
(() => {
  const { $, text, make, post, listen, countdown, picture, pick, speak, stored, words } = line;
  let token = stored("token");
  let stream = null;
  let stage = null;
  let you = null;
  const left = countdown($("left"));

  function show() {
    $("join").hidden = token !== null;
    $("class").hidden = token === null;
    text($("language"), pick("English", "中文"));
    $("language").lang = pick("en", "zh-CN");
    text($("who"), you ? you.name : "");
    if (!stage) return;
    text($("title"), stage.title);
    text($("status"), status());
    picture($("picture"), stage.customer);
    const played = stage.played;
    text($("place"), stage.place);
    text($("before"), stage.phase === "lobby" ? stage.premise : stage.before ? stage.before.reply : "");
    text($("speaker"), stage.customer.name);
    text($("line"), stage.what_if ? stage.what_if.reply : played ? played.reply : stage.line);
    $("paused").hidden = !stage.paused;
    left(you && stage.phase === "voting" ? you.left_ms : null, !stage.paused);
    options();
  }

  function status() {
    switch (stage.phase) {
      case "lobby": return pick("你进来了。等老师开始。", "You are in. Wait for the trainer to begin.");
      case "voting": return pick("第 " + stage.turn + " 句：你会怎么说？", "Sentence " + stage.turn + ": what would you say?");
      case "closed": return pick("投票结束。看屏幕。", "The vote is closed. Look at the wall.");
      case "revealed": return pick("全班的选择", "How the class split");
      case "played": return played_status();
      case "what_if": return pick("如果说的是另一句……", "What if it had been another sentence…");
      case "debrief": return pick("复盘：看屏幕", "Looking back: see the wall");
      case "cards": return pick("离场卡", "Exit card");
      default: return pick("下课了。", "The class is over.");
    }
  }

  function played_status() {
    const said = stage.played ? stage.played.said : "";
    return (stage.played && stage.played.over) || pick("全班说：", "The class says: ") + said;
  }

  function options() {
    const box = $("options");
    const open = stage.phase === "voting" && !stage.paused;
    const mine = you && you.moment === stage.moment ? you.vote : null;
    const key = JSON.stringify([stage.options, stage.moment]);
    if (box.dataset.key !== key) {
      box.dataset.key = key;
      box.textContent = "";
      stage.options.forEach((option, position) => {
        const button = make("button", null, "option");
        button.type = "button";
        button.append(make("span", option.letter, "letter"), make("span", option.words), make("span", "", "votes"));
        button.addEventListener("click", () => vote(position));
        box.append(button);
      });
    }
    [...box.children].forEach((button, position) => {
      button.setAttribute("aria-pressed", String(mine === position));
      button.disabled = !open;
      const played = stage.played && stage.played.position === position;
      button.classList.toggle("played", Boolean(played));
      text(button.lastChild, stage.split ? stage.split[position] : "");
    });
    if (stage.phase === "voting") {
      text($("vote"), mine === null ? "" : pick("你选了 ", "You chose ") + "ABCDEFGH"[mine] + pick("，结束前可以改。", "; you may change it until the vote closes."));
    } else {
      text($("vote"), "");
    }
  }

  async function vote(option) {
    const answer = await post("/api/do", { do: "vote", moment: stage.moment, option }, token);
    take(answer);
  }

  function take(answer) {
    text($("problem"), words(answer.error));
    if (answer.error && answer.error.kind === "unknown") leave();
    if (answer.you) you = answer.you;
    show();
  }

  function leave() {
    token = null;
    stage = null;
    you = null;
    stored("token", null);
    if (stream) stream.close();
    stream = null;
    text($("refused"), "");
    begin();
  }

  function enter() {
    stream = listen(token, {
      state(value) { stage = value; show(); },
      you(value) { you = value; show(); },
      connected(on) { $("offline").hidden = on; },
      bye(reason) {
        if (reason.why === "unknown") leave();
        else text($("problem"), pick("这个页面在别处打开了；要在这里继续请刷新。", "This class is open elsewhere; reload to go on here."));
      },
    });
  }

  async function begin() {
    show();
    if (token !== null) return enter();
    const code = decodeURIComponent(window.location.hash.slice(1));
    if (code) $("code").value = code;
    try {
      const known = await (await fetch("/api/class", { cache: "no-store" })).json();
      $("names").hidden = !known.names;
    } catch (error) {
      // The form says so when it is sent.
    }
  }

  $("join").addEventListener("submit", async (event) => {
    event.preventDefault();
    const named = !$("names").hidden;
    const answer = await post("/api/join", {
      code: $("code").value,
      name: named ? $("name").value : "",
      number: named ? $("number").value : "",
      lang: line.lang,
    });
    text($("refused"), words(answer.error));
    if (!answer.token) return;
    token = answer.token;
    stored("token", token);
    show();
    enter();
    $("status").focus();
  });

  $("language").addEventListener("click", () => {
    speak(line.lang === "zh" ? "en" : "zh");
    if (token !== null) post("/api/do", { do: "speak", lang: line.lang }, token);
    if (stream) stream.again();
    show();
  });

  speak(line.lang);
  begin();
})();
