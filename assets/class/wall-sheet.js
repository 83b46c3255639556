// The projection after the conversation: the curve, the splits, how people did on their own, the exit cards.
"use strict";
(() => {
  const { $, make, pick } = line;
  let page = 0;
  // The page that the trainer has turned to; the keys of the wall go on from there.
  let told = null;
  let last = [null, null];

  function draw(stage, tally) {
    last = [stage, tally];
    if (stage.phase !== "debrief") told = null;
    if (stage.phase === "debrief") {
      const pages = lookback.pages(stage.debrief);
      if (stage.page !== told) page = stage.page;
      told = stage.page;
      page = Math.min(page, pages.length - 1);
      const made = parts.fill($("sheet"), ["debrief", stage.version, page, window.innerWidth, window.innerHeight], () => head(stage.debrief, pages), () => body(stage.debrief, pages[page]));
      if (made) wall.fit($("sheet"), () => { const box = $("sheet").querySelector(".body"); return box.scrollHeight > box.clientHeight + 1; });
    } else {
      const sentences = (tally && tally.sentences) || [];
      parts.fill($("sheet"), [stage.phase, sentences], () => farewell(stage), () => notes(sentences));
    }
  }

  function head(look, pages) {
    const box = make("div", null, "tabs");
    box.append(make("h2", lookback.headline(look)));
    for (const kind of ["curve", "sentences", "own"]) {
      const first = pages.findIndex((it) => it.kind === kind);
      if (first < 0) continue;
      const button = make("button", lookback.chapter(kind));
      button.type = "button";
      button.setAttribute("aria-pressed", String(pages[page].kind === kind));
      button.addEventListener("click", () => turn(first));
      box.append(button);
    }
    box.append(make("span", page + 1 + " / " + pages.length, "count"));
    return box;
  }

  function turn(to) {
    page = to;
    draw(...last);
    const tab = $("sheet").querySelector('.tabs [aria-pressed="true"]');
    if (tab) tab.focus({ preventScroll: true });
  }

  function body(look, { kind, from, to }) {
    const box = make("div", null, "body");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", lookback.page({ kind, from, to }));
    if (kind === "curve") {
      const two = make("div", null, "two");
      const side = make("div", null, "stack");
      side.append(lookback.result(look));
      if (look.result) side.append(lookback.dimensions(look.result.dimensions, 60));
      const figure = make("figure", null, "stack");
      figure.append(curve.draw(look, true), curve.legend());
      two.append(figure, side);
      box.append(two);
    } else if (kind === "sentences") box.append(turns(look, from, to));
    else box.append(items(look.items.slice(from, to), new Set(look.items.map((item) => item.case)).size > 1));
    return box;
  }

  // What each sentence was, and how the class had split.
  function turns(look, from, to) {
    const list = make("ol", null, "turns");
    look.turns.slice(from, to).forEach((turn, index) => {
      const at = from + index;
      const item = make("li", null, at + 1 === look.first_wrong ? "turned" : "");
      const right = make("div", null, "stack");
      const quote = turn.line.length > pick(54, 110) ? lookback.shorten(turn.line, pick(54, 110)) : turn.line;
      right.append(make("p", pick("“" + quote + "”", "“" + quote + "”")), lookback.split(look.splits[at], pick(36, 74)), make("p", turn.why, "soft"));
      item.append(make("span", at + 1, "no"), right);
      list.append(item);
    });
    return list;
  }

  // How each sentence was answered where everybody played alone.
  function items(list, several) {
    const box = make("ol", null, "turns");
    for (const item of list) {
      const row = make("li");
      const right = make("div", null, "stack");
      if (several) right.append(make("p", item.case, "soft"));
      right.append(make("p", pick("“" + item.line + "”", "“" + item.line + "”"), "strong"));
      const picked = make("ul", null, "picked");
      for (const option of item.options) {
        const it = make("li");
        const share = item.people ? Math.round((100 * option.people) / item.people) : 0;
        it.append(make("span", "·"), make("span", option.words), parts.gauge(share), make("span", option.people, "count"),
          make("span", option.total === null || option.total === undefined ? "" : pick("末分 " + option.total, "score " + option.total), "soft"));
        picked.append(it);
      }
      right.append(picked);
      row.append(make("span", item.turn, "no"), right);
      box.append(row);
    }
    return box;
  }

  function farewell(stage) {
    return make("h2", stage.phase === "cards" ? pick("一句我会说的，一句不再说的", "One sentence I will say, one I will drop") : pick("下课。下次见。", "The class is over. See you."));
  }

  function notes(sentences) {
    const box = make("ul", null, "notes body");
    box.tabIndex = 0;
    for (const { say, drop } of sentences) {
      const item = make("li");
      if (say) item.append(make("p", say, "strong"));
      if (drop) {
        const dropped = make("p");
        dropped.append(make("span", pick("不再说：", "Dropped: "), "soft"), make("span", drop, "drop"));
        item.append(dropped);
      }
      box.append(item);
    }
    return sentences.length ? box : make("p", pick("在手机上写，写完就出现在这里，不带名字。", "Write on your phone; it appears here, without a name."), "soft");
  }

  // Pages of the debrief by keys: the machine of the wall is often the one with the remote.
  document.addEventListener("keydown", (event) => {
    const [stage] = last;
    if (!stage || stage.phase !== "debrief" || event.ctrlKey || event.metaKey || event.altKey) return;
    const pages = lookback.pages(stage.debrief).length;
    const sheet = $("sheet").querySelector(".body");
    const rest = sheet.scrollHeight - sheet.clientHeight - sheet.scrollTop;
    // A remote has two keys: what does not fit is walked through before the page is turned.
    if (event.key === "ArrowDown" || (event.key === "PageDown" && rest > 2)) sheet.scrollBy(0, sheet.clientHeight * 0.8);
    else if (event.key === "ArrowUp" || (event.key === "PageUp" && sheet.scrollTop > 2)) sheet.scrollBy(0, -sheet.clientHeight * 0.8);
    else if (event.key === "ArrowRight" || event.key === "PageDown") turn(Math.min(page + 1, pages - 1));
    else if (event.key === "ArrowLeft" || event.key === "PageUp") turn(Math.max(page - 1, 0));
    else return;
    event.preventDefault();
  });

  wall.sheet(draw);
  wall.show();
})();
