// Who is there, who has voted, how they do on their own.
"use strict";
(() => {
  const { $, text, make, pick } = line;
  const { ask } = trainer;
  let stage = null;
  let known = null;
  let onWall = null;
  let wasShown = false;

  function watch(now, tally) {
    stage = now;
    $("own").setAttribute("aria-pressed", String(stage.own));
    text($("own"), stage.own ? pick("收回练习", "End practice") : pick("开放自己练", "Open practice"));
    $("own").hidden = stage.phase === "ended";
    text($("own-tally"), tally && tally.own
      ? pick("在练 " + tally.own.playing + "，练完 " + tally.own.finished, tally.own.playing + " playing, " + tally.own.finished + " done")
      : several() ? pick(stage.cases.length + " 个案例任选，每人在手机上按自己的节奏练。", stage.cases.length + " cases to choose from, everybody at their own pace, on their phone.")
        : pick("同一个案例，每人在手机上按自己的节奏练一遍。", "The same case, everybody at their own pace, on their phone."));
    $("hide").setAttribute("aria-pressed", String(stage.hides_names));
    $("hide").hidden = !stage.asks_names;
    $("shown").hidden = !stage.shown;
    // The answer may come before the wall has changed: only what was on the wall is taken down.
    if (!stage.shown && wasShown) onWall = null;
    wasShown = Boolean(stage.shown);
    $("earlier").disabled = !onWall || onWall.turn < 1;
    $("later").disabled = !onWall || onWall.turn >= onWall.of - 1;
    if (known) list();
  }

  const several = () => Boolean(stage && stage.cases && stage.cases.length > 1);

  watch.people = (value) => {
    known = value;
    list();
  };

  function list() {
    text($("people-head"), pick("同学 " + known.list.length, "People " + known.list.length));
    parts.fill($("dims"), [known.dimensions, known.finished], () => (known.dimensions
      ? [make("h3", pick("练完的 " + known.finished + " 人，平均", "Mean of the " + known.finished + " who are done")), lookback.dimensions(known.dimensions, known.red)] : []));
    const box = $("people");
    const rows = new Map([...box.children].map((row) => [row.dataset.id, row]));
    for (const person of known.list) {
      const id = String(person.id);
      const row = rows.get(id) || box.appendChild(Object.assign(make("li"), {}));
      rows.delete(id);
      row.dataset.id = id;
      // A row that has the focus is drawn anew only when it says something else.
      parts.fill(row, [person, stage && stage.phase, stage && stage.own, Boolean(stage && stage.shown), several()], () => cells(person));
    }
    for (const row of rows.values()) row.remove();
    handedIn();
  }

  const called = (person) => person.name || pick("第 " + person.id + " 位", "No. " + person.id);

  // The exit cards as they come in. The wall shows the sentences alone; here also whose they are, unless names are hidden.
  function handedIn() {
    const on = Boolean(stage) && ["cards", "ended"].includes(stage.phase);
    $("handed").hidden = !on;
    if (!on) return;
    const cards = known.list.filter((person) => person.card);
    text($("handed-head"), pick("离场卡 ", "Exit cards ") + cards.length);
    parts.fill($("handed-in"), cards.map((person) => [person.id, person.name, person.card]), () => (cards.length
      ? cards.map(sentences) : [make("li", pick("交上来的句子会出现在这里，也在大屏上，大屏不带名字。", "What is handed in appears here, and on the wall without names."), "soft")]));
  }

  function sentences(person) {
    const item = make("li");
    item.append(make("p", called(person), "soft small"));
    for (const [label, said] of [[pick("会说：", "Will say: "), person.card.say], [pick("不再说：", "Will drop: "), person.card.drop]]) {
      if (!said) continue;
      const row = make("p");
      row.append(make("span", label, "soft"), make("span", said));
      item.append(row);
    }
    return item;
  }

  function cells(person) {
    const name = called(person);
    const label = make("span", name + (person.number ? " (" + person.number + ")" : ""), "name");
    const row = [label];
    if (!person.here) row.push(make("span", pick("离线", "away"), "away"));
    if (stage && !stage.own && ["voting", "closed", "revealed"].includes(stage.phase)) {
      const told = stage.phase === "revealed" && person.vote ? " " + person.vote : "";
      row.push(make("span", person.vote ? pick("✓ 已投", "✓ voted") + told : pick("… 未投", "… not yet"), person.vote ? "" : "soft"));
    }
    if (person.own) row.push(...alone(person.own));
    if (person.card && stage && ["cards", "ended"].includes(stage.phase)) row.push(make("span", pick("✓ 交卡", "✓ card")));
    const acts = make("span", null, "acts");
    if (person.own && person.own.turn > 0 && stage && stage.own) acts.append(show(person, name));
    acts.append(remove(person, name));
    return [...row, acts];
  }

  function alone({ run, title, turn, over, total, stuck, red }) {
    const where = over ? pick("练完 " + total + " 分", "done, " + total) : pick("第 " + (turn + 1) + " 句", "sentence " + (turn + 1));
    const again = run > 1 ? pick("第 " + run + " 遍 ", "run " + run + ", ") : "";
    return [
      several() ? make("span", title, "soft") : null,
      make("span", again + where),
      stuck ? make("span", pick("! 卡住了", "! stuck"), "flagged") : null,
      red ? make("span", pick("▼ ", "▼ ") + red, "flagged") : null,
    ].filter(Boolean);
  }

  function show(person, name) {
    const button = make("button", pick("投到大屏", "To the wall"));
    button.type = "button";
    button.setAttribute("aria-label", pick("把 " + name + " 的谈话投到大屏，不带名字", "Bring the conversation of " + name + " to the wall, without the name"));
    button.addEventListener("click", () => step({ person: person.id, turn: person.own.turn - 1, of: person.own.turn }));
    return button;
  }

  async function step(to) {
    const answer = await ask({ do: "show", person: to.person, turn: to.turn });
    if (answer && answer.ok) onWall = to;
    if (stage) watch(stage, null);
  }

  function remove(person, name) {
    const button = make("button", pick("请出", "Send out"), "plain");
    button.type = "button";
    button.dataset.zh = "请出";
    button.dataset.en = "Send out";
    button.setAttribute("aria-label", pick("请出 ", "Send out ") + name);
    parts.twice(button, { zh: "真的？", en: "Really?" }, () => ask({ do: "remove", person: person.id }));
    return button;
  }

  $("own").addEventListener("click", () => ask({ do: "own", on: !stage.own }));
  $("hide").addEventListener("click", () => ask({ do: "hide_names", on: !stage.hides_names }));
  $("down").addEventListener("click", () => ask({ do: "show" }));
  $("earlier").addEventListener("click", () => step({ ...onWall, turn: onWall.turn - 1 }));
  $("later").addEventListener("click", () => step({ ...onWall, turn: onWall.turn + 1 }));
  trainer.watch(watch);
})();
