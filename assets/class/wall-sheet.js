// The projection after the conversation: the curve, the splits, how people did on their own, the exit cards.
"use strict";
(() => {
  const { $, make, pick } = line;
  const PAGES = [["曲线", "The curve"], ["逐句", "Sentence by sentence"], ["各人", "On their own"]];
  let page = 0;
  let last = [null, null];

  function draw(stage, tally) {
    last = [stage, tally];
    if (stage.phase === "debrief") {
      const pages = stage.debrief.items.length ? 3 : 2;
      page = Math.min(page, pages - 1);
      parts.fill($("sheet"), ["debrief", stage.version, page], () => head(stage.debrief, pages), () => body(stage.debrief));
    } else {
      const sentences = (tally && tally.sentences) || [];
      parts.fill($("sheet"), [stage.phase, sentences], () => farewell(stage), () => notes(sentences));
    }
  }

  function head(look, pages) {
    const box = make("div", null, "tabs");
    box.append(make("h2", lookback.headline(look)));
    for (let at = 0; at < pages; at += 1) {
      const button = make("button", (at + 1) + " " + pick(...PAGES[at]));
      button.type = "button";
      button.setAttribute("aria-pressed", String(at === page));
      button.addEventListener("click", () => turn(at));
      box.append(button);
    }
    return box;
  }

  function turn(to) {
    page = to;
    draw(...last);
    const tabs = $("sheet").querySelectorAll(".tabs button");
    if (tabs[page]) tabs[page].focus({ preventScroll: true });
  }

  function body(look) {
    const box = make("div", null, "body");
    box.tabIndex = 0;
    box.setAttribute("role", "region");
    box.setAttribute("aria-label", pick(...PAGES[page]));
    if (page === 0) {
      const two = make("div", null, "two");
      const side = make("div", null, "stack");
      side.append(lookback.result(look));
      if (look.result) side.append(lookback.dimensions(look.result.dimensions, 60));
      const figure = make("figure", null, "stack");
      figure.append(curve.draw(look, true), curve.legend());
      two.append(figure, side);
      box.append(two);
    } else if (page === 1) box.append(turns(look));
    else box.append(items(look.items));
    return box;
  }

  // What each sentence was, and how the class had split.
  function turns(look) {
    const list = make("ol", null, "turns");
    look.turns.forEach((turn, at) => {
      const item = make("li", null, at + 1 === look.first_wrong ? "turned" : "");
      const right = make("div", null, "stack");
      const quote = turn.line.length > pick(60, 130) ? lookback.shorten(turn.line, pick(60, 130)) : turn.line;
      right.append(make("p", pick("“" + quote + "”", "“" + quote + "”")), lookback.split(look.splits[at], pick(46, 100)), make("p", turn.why, "soft"));
      item.append(make("span", at + 1, "no"), right);
      list.append(item);
    });
    return list;
  }

  // How each sentence was answered where everybody played alone.
  function items(list) {
    const box = make("ol", null, "turns");
    for (const item of list) {
      const row = make("li");
      const right = make("div", null, "stack");
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
    const pages = stage.debrief.items.length ? 3 : 2;
    const sheet = $("sheet").querySelector(".body");
    const rest = sheet.scrollHeight - sheet.clientHeight - sheet.scrollTop;
    // A remote has two keys: what does not fit is walked through before the page is turned.
    if (event.key === "ArrowDown" || (event.key === "PageDown" && rest > 2)) sheet.scrollBy(0, sheet.clientHeight * 0.8);
    else if (event.key === "ArrowUp" || (event.key === "PageUp" && sheet.scrollTop > 2)) sheet.scrollBy(0, -sheet.clientHeight * 0.8);
    else if (event.key === "ArrowRight" || event.key === "PageDown") turn((page + 1) % pages);
    else if (event.key === "ArrowLeft" || event.key === "PageUp") turn((page + pages - 1) % pages);
    else return;
    event.preventDefault();
  });

  wall.sheet(draw);
  wall.show();
})();
