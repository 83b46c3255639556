// The curve of a conversation: four values from 0 to 100 over its sentences.
"use strict";

const curve = (() => {
  const { pick } = line;
  const NAMES = [["激动度", "Arousal"], ["被倾听感", "Heard"], ["信任", "Trust"], ["耐心", "Patience"]];
  const name = (index) => pick(...NAMES[index]);
  const RIGHT = 128, TOP = 44, FOOT = 34;

  function node(parent, kind, attributes, words) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", kind);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (words !== undefined) made.textContent = words;
    parent.append(made);
    return made;
  }

  // As wide as a phone has room, so that the type of the curve is as large as the type around it.
  function narrow() {
    const unit = parseFloat(getComputedStyle(document.documentElement).fontSize) / 16 || 1;
    return Math.min(400, Math.max(240, Math.round((window.innerWidth - 66) / unit)));
  }

  // `look` is a debrief; `wide` is for a wall, else for a phone.
  function draw(look, wide) {
    const width = wide ? 860 : narrow(), height = wide ? 500 : 280;
    const left = wide ? 46 : 30;
    const turns = look.turns;
    const svg = document.createElementNS("http://www.w3.org/2000/svg", "svg");
    svg.setAttribute("class", wide ? "curve wide" : "curve");
    svg.setAttribute("viewBox", "0 0 " + width + " " + height);
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", summary(look));
    const right = wide ? RIGHT + 42 : RIGHT - 24;
    const bottom = height - FOOT;
    const x = (at) => left + ((width - left - right) * at) / Math.max(1, turns.length);
    const y = (value) => bottom - ((bottom - TOP) * value) / 100;
    for (const [at, turn] of turns.entries()) {
      if (turn.gate) node(svg, "rect", { class: "open", x: x(at + 0.5), y: TOP, width: x(1) - x(0), height: bottom - TOP });
    }
    const flag = look.first_wrong || look.climb;
    if (flag) node(svg, "rect", { class: "turn", x: x(flag) - 11, y: TOP, width: 22, height: bottom - TOP });
    for (const value of [0, 50, 100]) {
      node(svg, "line", { class: "grid", x1: left, x2: x(turns.length), y1: y(value), y2: y(value) });
      node(svg, "text", { x: left - 6, y: y(value) + 4, "text-anchor": "end" }, value);
    }
    const every = turns.length > (wide ? 18 : 8) ? 2 : 1;
    turns.forEach((turn, at) => {
      if (at % every === 0) node(svg, "text", { x: x(at + 1), y: bottom + 20, "text-anchor": "middle" }, at + 1);
    });
    const moods = [look.start, ...turns.map((turn) => turn.mood)];
    for (const series of [3, 2, 1, 0]) {
      const points = moods.map((mood, at) => x(at) + "," + y(mood[series])).join(" ");
      node(svg, "polyline", { class: "s" + series, points });
    }
    turns.forEach((turn, at) => point(svg, turn, x(at + 1), y(turn.mood[0]), !wide && turns.length > 9));
    labels(svg, moods[moods.length - 1], x(turns.length), y, bottom, wide ? 25 : 19, wide ? 0 : 8);
    if (flag) pennant(svg, flag, x(flag), width - right, wide);
    return svg;
  }

  function point(svg, turn, x, y, small) {
    const timings = turn.acts.map((act) => act.timing);
    if (timings.includes("fault")) {
      node(svg, "path", { class: "fault", d: small ? "M" + x + " " + (y - 7) + "l7 12h-14z" : "M" + x + " " + (y - 9) + "l9 16h-18z" });
    } else {
      const early = timings.some((timing) => timing === "early" || timing === "void");
      node(svg, "circle", { class: early ? "early" : "dot", cx: x, cy: y, r: small ? 4.5 : 5.5 });
    }
  }

  // Names at the ends of the lines, pushed apart where they would meet.
  function labels(svg, last, x, y, bottom, apart, closer) {
    const order = [0, 1, 2, 3].sort((a, b) => last[b] - last[a]);
    const places = order.map((series) => y(last[series]));
    for (let at = 1; at < 4; at += 1) places[at] = Math.max(places[at], places[at - 1] + apart);
    for (let at = 3, floor = bottom; at >= 0; at -= 1, floor -= apart) places[at] = Math.min(places[at], floor);
    order.forEach((series, at) => {
      node(svg, "line", { class: "s" + series, x1: x + 9 - closer / 2, x2: x + 27 - closer, y1: places[at], y2: places[at] });
      node(svg, "text", { class: "t" + series, x: x + 32 - closer, y: places[at] + 4.5 }, name(series) + " " + last[series]);
    });
  }

  function pennant(svg, flag, x, limit, wide) {
    const words = pick("第 " + flag + " 句", "Sentence " + flag);
    const width = words.length * pick(11, 8) * (wide ? 1.4 : 1) + 16;
    const left = x + width > limit ? x - width : x;
    node(svg, "line", { class: "s0", x1: x, x2: x, y1: 14, y2: TOP });
    node(svg, "rect", { class: "flag", x: left, y: 6, width, height: wide ? 30 : 24, rx: 3 });
    node(svg, "text", { class: "on-flag", x: left + width / 2, y: wide ? 27.5 : 22.5, "text-anchor": "middle" }, words);
  }

  // What the marks on the curve are.
  function legend() {
    const box = document.createElement("p");
    box.className = "legend";
    for (const words of pick(["● 时候对", "○ 说早了", "▲ 失误"], ["● well timed", "○ too early", "▲ fault"])) box.append(line.make("span", words));
    box.append(line.make("span", pick("门开着，可以谈事情", "The door is open: now the issue"), "door"));
    return box;
  }

  function summary(look) {
    const last = look.turns.length ? look.turns[look.turns.length - 1].mood : look.start;
    return last.map((value, index) => name(index) + pick("从 ", " from ") + look.start[index] + pick(" 到 ", " to ") + value).join(pick("，", ", "));
  }

  return { draw, legend, name };
})();
