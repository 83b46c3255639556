// What more than one page shows: sentences to choose from, how a class split, who says what.
"use strict";

const parts = (() => {
  const { make, text, pick } = line;

  // The cards of the options. Made anew only when the words are others, so that the focus stays where it is.
  // `each` adds what a page wants on a card. True if they were made.
  function options(box, list, moment, each) {
    const key = JSON.stringify([list, moment]);
    if (box.dataset.key === key) return false;
    box.dataset.key = key;
    box.textContent = "";
    list.forEach((option, position) => {
      const card = each(option, position);
      card.classList.add("option");
      card.prepend(make("span", option.letter, "letter"), make("span", option.words, "words"));
      card.append(make("span", "", "split"), make("span", "", "tag"));
      box.append(card);
    });
    return true;
  }

  // What is known about each card, in words, in shape, then in colour.
  function mark(box, { mine, split, played, asked }) {
    const total = split ? split.reduce((sum, votes) => sum + votes, 0) : 0;
    [...box.children].forEach((card, position) => {
      const tags = [];
      if (mine === position) tags.push(pick("✓ 你选的", "✓ Your choice"));
      if (played === position) tags.push(pick("▶ 说出口的这一句", "▶ What was said"));
      if (asked === position) tags.push(pick("？如果说的是这一句", "? What if"));
      card.classList.toggle("mine", mine === position);
      card.classList.toggle("played", played === position);
      card.classList.toggle("asked", asked === position);
      text(card.querySelector(".tag"), tags.join(pick("　", " · ")));
      bar(card.querySelector(".split"), split ? split[position] : null, total);
    });
  }

  // A bar with its number; nothing where the split is not known.
  function bar(node, votes, total) {
    const key = votes === null ? "" : votes + "/" + total;
    if (node.dataset.key === key) return;
    node.dataset.key = key;
    if (votes === null) { node.textContent = ""; return; }
    if (!node.firstChild) node.append(gauge(0), make("span", ""));
    const share = total ? Math.round((100 * votes) / total) : 0;
    node.firstChild.firstChild.style.width = share + "%";
    text(node.lastChild, pick(votes + " 人 · " + share + "%", votes + " · " + share + "%"));
  }

  function gauge(share, low) {
    const outer = make("span", null, low ? "bar low" : "bar");
    outer.setAttribute("aria-hidden", "true");
    outer.append(make("i"));
    outer.firstChild.style.width = share + "%";
    return outer;
  }

  // Somebody’s words, as a paragraph with a name that only a screen reader needs.
  function words(who, said, className) {
    const node = make("p", null, className);
    node.append(make("span", who + pick("：", ": "), "unseen"), document.createTextNode(said));
    return node;
  }

  // A square of data that a camera reads.
  function code(svg, qr) {
    svg.toggleAttribute("hidden", !qr);
    if (!qr || svg.dataset.path === qr.path) return;
    svg.dataset.path = qr.path;
    svg.setAttribute("viewBox", "0 0 " + qr.side + " " + qr.side);
    svg.textContent = "";
    const part = (name, attributes) => {
      const node = svg.appendChild(document.createElementNS("http://www.w3.org/2000/svg", name));
      for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    };
    part("rect", { width: qr.side, height: qr.side, fill: "#fff" });
    part("path", { d: qr.path, fill: "#000" });
  }

  // The address as one would type it.
  const short = (address) => String(address || "").replace(/^http:\/\//, "");

  // Replaces the content of a node, if it is to show something else.
  function fill(node, key, ...content) {
    const shown = JSON.stringify([line.lang, key]);
    if (node.dataset.shown === shown) return false;
    node.dataset.shown = shown;
    node.replaceChildren(...content.map((it) => (typeof it === "function" ? it() : it)).flat().filter(Boolean));
    return true;
  }

  // A button that asks once more before it does what cannot be undone.
  function twice(button, again, act) {
    const words = () => pick(button.dataset.zh, button.dataset.en);
    let armed = null;
    button.addEventListener("click", () => {
      if (armed) {
        clearTimeout(armed);
        armed = null;
        text(button, words());
        act();
        return;
      }
      text(button, pick(again.zh, again.en));
      armed = setTimeout(() => { armed = null; text(button, words()); }, 4000);
    });
  }

  return { options, mark, gauge, words, code, short, fill, twice };
})();
