/* What the reader of a package sees. It shows text as text, keeps nothing, and asks nothing of a network. */
(() => {
  "use strict";
  const IDLE = 10 * 60 * 1000;
  const SIGNS = /([\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069])/;
  const ENDINGS = { "application/json": "json", "text/plain": "txt", "application/pdf": "pdf", "image/png": "png",
    "image/jpeg": "jpg" };

  const at = (id) => document.getElementById(id);
  const { say, wishes, mistakes, verdicts, helped, list } = JSON.parse(at("data").textContent);
  const field = at("words");
  let turn = 0; // an answer to an earlier question is dropped
  let urls = [];
  let active = Date.now();

  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, key) => facts[key]);
  const day = (moment, look) => new Date(moment).toLocaleDateString("nl-NL", look);
  const longDay = (moment) => day(moment, { weekday: "long", day: "numeric", month: "long", year: "numeric" });
  const shortDay = (moment) => day(moment, { day: "numeric", month: "long", year: "numeric" });
  const named = (name) => name || say.sender;
  const upper = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const icon = (name) => at(`icon-${name}`).content.cloneNode(true);

  /** Words as text; signs that steer or hide text are named instead. */
  function put(node, text) {
    text.split(SIGNS).forEach((part, n) => {
      if (n % 2 === 0) return node.append(part);
      const sign = document.createElement("span");
      sign.className = "sign";
      sign.append(`U+${part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`);
      node.append(sign);
    });
    return node;
  }

  function make(tag, text = "", look = "") {
    const node = put(document.createElement(tag), text);
    if (look) node.className = look;
    return node;
  }

  function set(id, text) {
    at(id).replaceChildren();
    put(at(id), text);
  }

  function facts(id, pairs) {
    at(id).replaceChildren(...pairs.filter((pair) => pair[1]).map(([label, text, look]) => {
      const pair = make("div");
      pair.append(make("dt", label), make("dd", text, look));
      return pair;
    }));
  }

  /** One screen at a time; what it is about gets the keyboard and is read out. */
  function show(screen, focus) {
    for (const one of at("main").children) one.hidden = one.id !== screen;
    at("tools").hidden = at("skip").hidden = screen !== "shown";
    scrollTo(0, 0);
    at(focus).focus();
  }

  // --- the pieces of a page ---

  const paragraphs = (text, look) => text.split(/\n{2,}/).filter((one) => one.trim()).map((one) => make("p", one, look));

  function lines(items, mark = "dash") {
    const all = make("ul", "", mark);
    all.append(...items.map((text) => {
      const one = make("li");
      if (mark !== "dash") one.append(icon(mark));
      return put(one, text), one;
    }));
    return all;
  }

  function table({ columns, rows }) {
    const grid = make("table");
    const row = (cells, tag) => {
      const line = make("tr");
      line.append(...cells.map((text) => make(tag, text)));
      return line;
    };
    const head = grid.createTHead(), body = grid.createTBody();
    head.append(row(columns, "th"));
    for (const cell of head.rows[0].cells) cell.scope = "col";
    body.append(...rows.map((cells) => row(cells, "td")));
    const port = make("div", "", "port");
    port.append(grid);
    return port;
  }

  const PIECES = {
    // A heading is at most one step below the one before it, whatever the sheet says.
    heading: ({ text, level }, above) => [make(`h${above.level = Math.min(level + 1, above.level + 1)}`, text)],
    own: (text) => paragraphs(text, "own"),
    said: (text) => paragraphs(text, "said"),
    lines: ({ items, mark }) => [lines(items, mark)],
    table: (one) => [table(one)],
    phases: (columns) => [phases(columns)],
    picture: (one) => [...paragraphs(one.description, "said"), lines(one.lines)],
    notice: (text) => [make("p", text, "notice")],
  };

  const pieces = (all, level) => {
    const above = { level };
    return all.flatMap((piece) => Object.entries(piece).flatMap(([kind, one]) => PIECES[kind](one, above)));
  };

  function phases(columns) {
    const side = make("div", "", "phases");
    side.append(...columns.map((one) => {
      const column = make("section", "", one.phase);
      column.append(make("h3", one.title), ...pieces(one.pieces, 3));
      return column;
    }));
    return side;
  }

  // --- items ---

  function url(item, type) {
    const made = URL.createObjectURL(new Blob([item.bytes], { type }));
    urls.push(made);
    return made;
  }

  function button(text, look, click) {
    const one = make("button", text, look);
    one.type = "button";
    one.addEventListener("click", () => click(one));
    return one;
  }

  function saving(item, name) {
    const one = button(say.save, "second", () => {
      const link = make("a");
      link.href = url(item, "application/octet-stream");
      link.download = name;
      link.click();
    });
    one.setAttribute("aria-label", fill(say.save_name, item));
    const box = make("div", "", "saving");
    box.append(one, make("p", say.saved, "help"));
    return box;
  }

  function picture(item) {
    return button(say.show, "second", (one) => {
      const image = make("img");
      image.alt = item.title;
      image.src = url(item, item.mediaType);
      one.replaceWith(image);
    });
  }

  function content(item, name) {
    if (item.sheet) return pieces(item.sheet.pieces, 2);
    if (item.mediaType.startsWith("image/")) return [picture(item), saving(item, name)];
    if (item.mediaType === "text/plain") {
      return [...paragraphs(new TextDecoder().decode(item.bytes).replace(/\r\n?/g, "\n"), "own"), saving(item, name)];
    }
    if (item.mediaType === "application/pdf") return [make("p", say.file, "said"), saving(item, name)];
    if (!["inhoud", "fhir"].includes(item.category)) return [make("p", say.no_show, "notice")];
    return [make("p", say.machine, "notice"), make("p", say.machine_line, "said"), saving(item, name)];
  }

  function page(item, n, { number, expiresAt, items }) {
    const sheet = make("article");
    const title = make("h2", item.sheet ? item.sheet.title : item.title);
    title.id = `page-${n}`;
    sheet.setAttribute("aria-labelledby", title.id);
    const foot = make("footer");
    foot.append(make("span", fill(say.under, { number, day: shortDay(expiresAt) })),
      make("span", fill(say.page, { n, total: items.length })));
    const name = `document-${number}-${String(n).padStart(2, "0")}.${ENDINGS[item.mediaType]}`;
    sheet.append(title, ...content(item, name), foot);
    return sheet;
  }

  // --- screens ---

  function verdict(bundle, name) {
    const [icons, title, line] = bundle.warning ? ["info", say.unchecked, say.unchecked_line]
      : bundle.signedBy ? ["circle-check", say.whole, say.whole_line] : ["info", say.unsigned, say.unsigned_line];
    at("verdict").className = icons;
    at("found").replaceChildren(icon(icons), make("span", title));
    set("found-line", fill(line, { name }));
  }

  function showBundle(bundle) {
    const { number, expiresAt, reader, role, controlWords } = bundle;
    const name = named(bundle.sender), until = longDay(expiresAt);
    const whom = reader && role ? fill(say.reader, { name: reader, role }) : reader || role;
    const asked = Object.keys(wishes).filter((code) => bundle.requests.includes(code)).map((code) => wishes[code]);
    verdict(bundle, name);
    set("name", fill(say.of, { name }));
    facts("until", [[say.until, until]]);
    facts("facts", [
      [say.number, fill(say.package, { number })],
      [say.for, whom],
      [say.purpose, bundle.purpose, "own"],
      [fill(say.wish, { name }), asked.join(" ") || say.no_wish],
      [say.made, shortDay(bundle.createdAt)],
    ]);
    const compare = at("compare");
    compare.hidden = bundle.warning || !controlWords;
    set("really", fill(say.really, { name }));
    set("ask-them", fill(say.compare, { name }));
    at("control").replaceChildren(...(controlWords || []).map((word) => make("li", word)));
    set("chosen", fill(say.chosen, { name: upper(name) }));
    set("mark", fill(say.mark, { reader: whom, number, day: until }));
    at("pages").replaceChildren(...bundle.items.map((item, n) => page(item, n + 1, bundle)));
    show("shown", "found");
  }

  function refuse({ code, expiresAt }) {
    const [title, line, short] = verdicts[code] || verdicts[""];
    const expired = code === "expired", clock = code === "clock";
    at("sign").replaceChildren(icon(expired || clock ? "clock" : "file-x"));
    at("sign").className = expired ? "calm" : "";
    set("title", title);
    set("line", line);
    facts("why", expired ? [[say.was_until, expiresAt ? longDay(expiresAt) : ""]] : clock ? [[say.clock_says, longDay(Date.now())]]
      : helped.includes(code) ? [] : [[say.happened, say.copying], [say.safe, say.home]]);
    set("please", expired ? say.please : "");
    const next = expired ? say.still : clock ? say.set_clock : helped.includes(code) ? say.help : say.again;
    set("next", expired ? next : `${next} ${fill(say.code, { code: short })}`);
    show("refused", "title");
  }

  function mistake(text) {
    set("mistake", text);
    at("wrong").hidden = !text;
    field.setAttribute("aria-invalid", String(Boolean(text)));
    field.focus();
  }

  /** Everything away, and the words asked again. */
  function hide(text = "") {
    turn += 1;
    urls.forEach((one) => URL.revokeObjectURL(one));
    urls = [];
    for (const id of ["pages", "until", "facts", "control", "mark", "really", "ask-them", "chosen", "found", "found-line"]) set(id, "");
    set("name", document.title);
    field.value = "";
    ready();
    set("live", "");
    set("again", text);
    mistake("");
    show("ask", text ? "ask-title" : "words");
  }

  function ready(text = "") {
    set("live", text);
    at("open").setAttribute("aria-disabled", String(Boolean(text)));
  }

  async function open(event) {
    event.preventDefault();
    if (at("open").getAttribute("aria-disabled") === "true") return;
    const mine = turn += 1;
    mistake("");
    ready(say.opening);
    await new Promise((painted) => { setTimeout(painted, 60); });
    let answer;
    try {
      const onProgress = () => mine === turn && set("live", say.going);
      answer = await HK.open({ armor: at("sealed").textContent, words: field.value, now: new Date(), wordList: list.split(" "), onProgress });
    } catch {
      answer = { code: "" };
    }
    if (mine !== turn) return;
    ready();
    if (answer.code in mistakes) return mistake(fill(mistakes[answer.code], answer));
    field.value = "";
    if (answer.code === "ok") showBundle(answer.bundle);
    else refuse(answer);
  }

  function look() {
    if (Math.abs(Date.now() - active) >= IDLE) {
      active = Date.now();
      if (!at("shown").hidden || field.value) hide(say.hidden);
    }
  }

  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "touchstart", "focus"]) {
    addEventListener(kind, () => { look(); active = Date.now(); }, { passive: true, capture: true });
  }
  setInterval(look, 5000);
  addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => hide());
  at("ask").addEventListener("submit", open);
  field.addEventListener("keydown", (event) => { if (event.key === "Enter") open(event); });
  at("print").addEventListener("click", () => print());
  at("close").addEventListener("click", () => hide());
  hide();
})();
