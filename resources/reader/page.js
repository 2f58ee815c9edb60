/* What the reader of a package sees. Text is shown as text, nothing is kept, and nothing is asked of a network. */
(() => {
  const IDLE = 6e5; // ten minutes
  const SIGNS = /([\0-\x08\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069])/;
  const ENDINGS = { "text/plain": "txt", "application/pdf": "pdf", "image/png": "png", "image/jpeg": "jpg" };
  const all = selector => document.querySelectorAll(selector), at = id => all("#" + id)[0];
  const { say, wishes, mistakes, verdicts, list } = JSON.parse(at("data").textContent);
  const field = at("words"), live = at("live");
  let turn = 0, urls = [], active = Date.now();

  const fill = (text, facts) => text.replace(/\{(\w+)\}/g, (_, key) => facts[key] ?? "");
  const day = (moment, weekday) =>
    new Date(moment).toLocaleDateString("nl", { weekday, day: "numeric", month: "long", year: "numeric" });

  /** Words as text; signs that steer or hide text are named instead. */
  function put(node, text) {
    text.split(SIGNS).forEach((part, n) => node.append(n % 2 ?
      make("span.sign", `U+${part.charCodeAt(0).toString(16).toUpperCase().padStart(4, 0)}`) : part));
    return node;
  }

  function make(kind, text = "", inside = []) {
    const [tag, look = ""] = kind.split("."), node = put(document.createElement(tag), text);
    node.className = look;
    for (const one of inside) node.append(one); // there may be more of them than a call can have arguments
    return node;
  }

  /** Everything that is said of a package stands in the page as {facts}, for its kind of verdict. Without facts: nothing. */
  function tell(kind, facts) {
    for (const one of all("[data-say]")) {
      one.replaceChildren();
      if (facts) put(one, fill(one.dataset.say, facts));
      if (one.tagName === "DD") one.parentNode.hidden = !one.firstChild;
    }
    for (const one of all("[data-for]")) one.hidden = !one.dataset.for.includes(kind);
  }

  /** One screen at a time; what it is about gets the keyboard, and is read out. */
  function show(screen, focus) {
    for (const one of at("main").children) one.hidden = one.id !== screen;
    scrollTo(0, 0);
    at(focus).focus();
  }

  /* --- the pieces of a sheet --- */

  const paragraphs = (kind, text) => text.split(/\n{2,}/).filter(one => one.trim()).map(one => make(kind, one));
  const lines = (items, mark = "dash") => make(`ul.${mark}`, "", items.map(text => make("li", text)));

  function table({ columns, rows }) {
    const row = (tag, cells) => make("tr", "", cells.map(text => make(tag, text)));
    const head = row("th", columns), port = make("div.port", "",
      [make("table", "", [make("thead", "", [head]), make("tbody", "", rows.map(cells => row("td", cells)))])]);
    for (const one of head.cells) one.scope = "col";
    port.tabIndex = 0;
    return port;
  }

  const PIECES = {
    // At most one step below the heading before it, whatever the sheet says.
    heading: ({ text, level }, above) => [make(`h${above.level = Math.min(level + 1, above.level + 1)}`, text)],
    own: text => paragraphs("p.own", text),
    said: text => paragraphs("p.said", text),
    lines: ({ items, mark }) => [lines(items, mark)],
    table: one => [table(one)],
    phases: columns => columns.map(one => make(`section.${one.phase}`, "", [make("h3", one.title), ...pieces(one.pieces, 3)])),
    picture: one => [...paragraphs("p.said", one.description), lines(one.lines)],
    notice: text => [make("p.notice", text)],
  };
  const pieces = (some, level) => {
    const above = { level };
    return some.flatMap(piece => Object.entries(piece).flatMap(([kind, one]) => PIECES[kind](one, above)));
  };

  /* --- items --- */

  function url(item, type) {
    urls.push(URL.createObjectURL(new Blob([item.bytes], { type })));
    return urls.at(-1);
  }

  const press = (text, { title }, onclick) =>
    Object.assign(make("button.second", text), { ariaLabel: `${text}: ${title}`, onclick });

  const save = (item, download) => make("div.saving", "", [press(say.save, item, () => {
    Object.assign(make("a"), { href: url(item, "application/octet-stream"), download }).click();
  }), make("p.help", say.saved)]);

  const picture = item => press(say.show, item, event => {
    const image = Object.assign(make("img"), { alt: item.title, src: url(item, item.mediaType), tabIndex: -1 });
    event.target.replaceWith(image);
    image.focus();
  });

  function content(item, name) {
    if (item.sheet) return pieces(item.sheet.pieces, 2);
    const isText = item.mediaType === "text/plain";
    if (isText || ENDINGS[item.mediaType]) {
      const first = isText ? paragraphs("p.own", new TextDecoder().decode(item.bytes).replace(/\r\n?/g, "\n"))
        : /^image/.test(item.mediaType) ? [picture(item)] : [make("p.said", say.file)];
      return [...first, save(item, name)];
    }
    if (!["inhoud", "fhir"].includes(item.category)) return [make("p.notice", say.no_show)];
    return [make("p.notice", say.machine), make("p.said", say.machine_line), save(item, name)];
  }

  function page(item, n, facts, total) {
    const title = make("h2", item.sheet?.title ?? item.title);
    const name = `document-${facts.number}-${String(n).padStart(2, 0)}.${ENDINGS[item.mediaType] || "json"}`;
    let inside;
    try {
      inside = content(item, name);
    } catch { // the others can still be read
      inside = [make("p.notice", say.no_show)];
    }
    return make("article", "", [title, ...inside,
      make("footer", "", [make("span", fill(say.under, facts)), make("span", fill(say.page, { n, total }))])]);
  }

  /* --- screens --- */

  function showBundle({ sender, reader, role, number, createdAt, expiresAt, items, ...bundle }) {
    const name = sender || say.sender, { controlWords } = bundle;
    const facts = {
      name, number, purpose: bundle.purpose, made: day(createdAt), until: day(expiresAt, "long"), day: day(expiresAt),
      reader: [reader, role].filter(Boolean).join(", "),
      wishes: Object.keys(wishes).filter(code => bundle.requests.includes(code)).map(code => wishes[code]).join(" ") || say.no_wish,
    };
    tell(bundle.warning ? "unchecked" : controlWords ? "whole" : "unsigned", facts);
    at("control").replaceChildren(...(controlWords || []).map(word => make("li", word)));
    at("pages").replaceChildren(...items.map((item, n) => page(item, n + 1, facts, items.length)));
    show("shown", "found");
  }

  function refuse({ code, expiresAt }) {
    const [kind, title, line, short] = verdicts[code] || verdicts[""];
    tell(kind, { title, line, code: short, until: expiresAt && day(expiresAt, "long"), today: day(Date.now(), "long") });
    show("refused", "title");
  }

  function wait(text) {
    if (live.textContent !== text) live.textContent = text; // said once
    at("open").ariaDisabled = !!text;
  }

  function mistake(text) {
    at("mistake").textContent = text;
    at("wrong").hidden = !text;
    field.ariaInvalid = !!text;
    field.focus();
  }

  /** Everything away, and the words asked again. */
  function hide(why = "") {
    turn++;
    urls.forEach(URL.revokeObjectURL);
    urls = [];
    tell("ask");
    for (const one of all("#pages, #control")) one.replaceChildren();
    at("again").textContent = why;
    field.value = "";
    wait("");
    show("ask", "words");
    mistake("");
  }

  async function open(event) {
    event.preventDefault();
    if (live.textContent) return;
    const mine = ++turn;
    mistake("");
    wait(say.opening);
    await new Promise(painted => setTimeout(painted, 60));
    const answer = await HK.open({
      armor: at("sealed").content.textContent, words: field.value, now: new Date(), wordList: list.split(" "),
      onProgress: done => mine === turn && done > .5 && wait(say.going),
    }).catch(() => ({}));
    if (mine !== turn) return;
    wait("");
    if (answer.code in mistakes) return mistake(fill(mistakes[answer.code], answer));
    field.value = "";
    if (answer.code !== "ok") return refuse(answer);
    try {
      showBundle(answer.bundle);
    } catch {
      hide();
      refuse({});
    }
  }

  function look() {
    if (Math.abs(Date.now() - active) < IDLE) return;
    active = Date.now();
    if (!at("shown").hidden || field.value) hide(say.hidden);
  }

  for (const kind of ["pointerdown", "pointermove", "keydown", "wheel", "scroll", "focus"]) {
    addEventListener(kind, () => {
      look();
      active = Date.now();
    }, { passive: true, capture: true });
  }
  setInterval(look, 5000);
  addEventListener("visibilitychange", look);
  addEventListener("pagehide", () => hide());
  at("ask").onsubmit = open;
  field.onkeydown = event => {
    if (event.key === "Enter") open(event);
  };
  at("print").onclick = () => print();
  at("close").onclick = () => hide();
  if (crypto.subtle) hide();
})();
