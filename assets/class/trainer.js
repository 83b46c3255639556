// The trainer’s page: drives the class, also from a phone or by a presenter remote.
"use strict";
(() => {
  const { $, text, make, post, listen, countdown, pick, speak, words } = line;
  const token = window.location.hash.slice(1);
  let stage = null;
  let tally = null;
  const left = countdown($("left"));

  async function ask(command) {
    const answer = await post("/api/do", command, token);
    text($("problem"), words(answer.error));
  }

  const NEXT = {
    begin: ["开始第一句", "Begin"], close: ["结束投票", "Close the vote"], reveal: ["亮出结果", "Reveal the split"],
    play: ["播放多数人的选择", "Play the majority"], next: ["下一句", "Next sentence"], back: ["回到刚才", "Back"],
    debrief: ["复盘", "Look back"], cards: ["离场卡", "Exit cards"], end: ["下课", "End the class"],
    go_on: ["继续", "Go on"], shut_own: ["收回练习", "End practice"],
  };

  function show() {
    text($("language"), pick("English", "中文"));
    if (!stage) return;
    text($("title"), stage.title);
    text($("code"), stage.code);
    text($("address"), stage.address);
    const next = NEXT[stage.next];
    $("forward").disabled = !next;
    text($("forward"), next ? pick(next[0], next[1]) : "");
    text($("pause"), stage.paused ? pick("继续", "Go on") : pick("暂停讨论", "Pause: let’s talk"));
    const shown = stage.what_if || stage.played;
    text($("status"), pick("第 " + stage.turn + " 句 · ", "Sentence " + stage.turn + " · ") + stage.phase);
    text($("line"), shown ? shown.reply : stage.line);
    if (tally) {
      text($("tally"), pick("已投 ", "voted ") + tally.voted + " / " + tally.people + pick("，在线 ", ", here ") + tally.here);
      text($("trouble"), tally.trouble);
      left(stage.phase === "voting" ? tally.left_ms : null, !stage.paused);
    }
    const box = $("options");
    const key = JSON.stringify([stage.options, stage.moment]);
    if (box.dataset.key !== key) {
      box.dataset.key = key;
      box.textContent = "";
      stage.options.forEach((option, position) => {
        const button = make("button", null, "option");
        button.type = "button";
        button.append(make("span", option.letter, "letter"), make("span", option.words), make("span", "", "votes"));
        button.addEventListener("click", () => ask({ do: stage.played ? "what_if" : "play", option: position }));
        box.append(button);
      });
    }
    [...box.children].forEach((button, position) => {
      button.classList.toggle("played", Boolean(stage.played && stage.played.position === position));
      text(button.lastChild, tally && tally.split ? tally.split[position] : "");
    });
  }

  function people({ list }) {
    const box = $("people");
    box.textContent = "";
    for (const person of list) {
      const name = person.name || pick("第 ", "No. ") + person.id + pick(" 位", "");
      const item = make("li", name + (person.number ? " (" + person.number + ")" : "") + (person.vote ? " ✓" : "") + (person.here ? "" : pick("（离线）", " (away)")));
      box.append(item);
    }
  }

  const stream = listen(token, {
    state(value) { stage = value; show(); },
    tally(value) { tally = value; show(); },
    people,
    connected(on) { $("offline").hidden = on; },
    bye() { text($("problem"), pick("这个链接打不开课堂。", "This link opens no class.")); },
  });

  $("forward").addEventListener("click", () => ask({ do: "forward" }));
  $("pause").addEventListener("click", () => ask({ do: "pause", on: !(stage && stage.paused) }));
  $("more").addEventListener("click", () => ask({ do: "countdown", seconds: 20 }));
  for (const button of document.querySelectorAll("[data-do]")) {
    button.addEventListener("click", () => ask({ do: button.dataset.do }));
  }
  // A presenter remote sends these.
  document.addEventListener("keydown", (event) => {
    if (event.target.closest("input, textarea, button")) return;
    if (event.key === "PageDown" || event.key === "ArrowRight") ask({ do: "forward" });
    else if (event.key === "PageUp" || event.key === "ArrowLeft") ask({ do: "undo" });
    else if (event.key === "." || event.key === "b") ask({ do: "pause", on: !(stage && stage.paused) });
    else return;
    event.preventDefault();
  });
  $("language").addEventListener("click", () => { speak(line.lang === "zh" ? "en" : "zh"); stream.again(); show(); });
  speak(line.lang);
})();
