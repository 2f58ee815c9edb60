/* Runs the cases of cases.py against the reader, in Node or in a page: what differs from what Python says is told.
   In Node: node run_cases.js READER < cases.json. In a page: await runCases(HK, {words, bases, cases}). */
"use strict";
const runCases = (() => {
  const fromBase64 = text => Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  const toBase64 = bytes => {
    let text = "";
    for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(text);
  };
  const sha256 = async bytes => toBase64(new Uint8Array(await crypto.subtle.digest("SHA-256", bytes)));
  const joined = parts => {
    const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
    parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
    return whole;
  };

  /* Bytes as base64, as pieces with how often each, or as a base with edits: [from, to, what stands there instead]. */
  function bytes(told, bases) {
    if (typeof told === "string") return fromBase64(told);
    if (told.pieces) {
      return joined(told.pieces.map(([piece, times]) => {
        const once = fromBase64(piece), all = new Uint8Array(once.length * times);
        for (let n = 0; n < times; n++) all.set(once, n * once.length);
        return all;
      }));
    }
    const base = bases[told.base];
    return told.edits.reduce((data, [from, to, part]) =>
      joined([data.subarray(0, from), fromBase64(part), data.subarray(to)]), base);
  }

  const sorted = value => {
    if (Array.isArray(value)) return value.map(sorted);
    if (!value || typeof value !== "object") return value;
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
  };

  /* What can be asked: each with the parts of the reader, the word list, and the arguments of the case. */
  const idle = async () => {};
  const ASKED = {
    async open(HK, list, file, words, now, asText) {
      const armor = asText ? new TextDecoder().decode(file) : file;
      const result = await HK.open({ armor, words, now: new Date(now), wordList: list });
      if (result.expiresAt) result.expiresAt = result.expiresAt.slice(0, 10);
      if (!result.bundle) return result;
      for (const item of result.bundle.items) item.bytes = await sha256(item.bytes);
      return result;
    },
    scrypt: async (HK, list, words, salt, logN, r, p, length) =>
      toBase64(await HK.inner.scrypt(words, salt, logN, r, p, length, idle)),
    aead: async (HK, list, key, nonce, box) => {
      const opened = HK.inner.opener(key, box.length)(new Int32Array(nonce.slice().buffer), box);
      return opened && toBase64(opened);
    },
    poly1305: async (HK, list, key, data) => {
      const words = bytes => new Int32Array(bytes.slice().buffer);
      return toBase64(new Uint8Array(HK.inner.poly1305(words(key), words(data), data.length / 4).buffer));
    },
    ed25519: (HK, list, key, message, signature) => HK.inner.verify(key, message, signature),
    signer: (HK, list, message, file, namespace) => HK.inner.signer(message, file, namespace),
    age: async (HK, list, file, words) => {
      const found = await HK.inner.envelope(file, idle);
      return sha256(await HK.inner.decrypt(found, words));
    },
    envelope: async (HK, list, file) => sha256(await HK.inner.envelope(file, idle)),
    header: async (HK, list, file) => HK.inner.readHeader(file) && "sound",
    archive: async (HK, list, data) => {
      const files = await HK.inner.unpack(data, idle);
      return Promise.all([...files].map(async ([name, content]) => [name, await sha256(content)]));
    },
    manifest: async (HK, list, data) => HK.inner.readManifest(data) && "sound",
    sheet: async (HK, list, data) => HK.inner.readSheet(data),
    json: async (HK, list, data) => {
      const value = HK.inner.parse(data, 1 << 20, 8);
      return value === undefined ? "refused" : { value };
    },
    words: async (HK, list, typed) => HK.inner.passphrase(typed, list),
  };

  /* Arguments that are bytes come as {"bytes": …}. */
  return async function runCases(HK, { words, bases, cases }, told) {
    const differs = [], all = bases.map(fromBase64);
    for (const [number, { name, ask, args, expect }] of cases.entries()) {
      let got;
      try {
        const given = args.map(one => one && typeof one === "object" && "bytes" in one ? bytes(one.bytes, all) : one);
        got = await ASKED[ask](HK, words, ...given);
      } catch (error) {
        got = error.verdict || { defect: String(error.stack) };
      }
      if (JSON.stringify(sorted(got)) !== JSON.stringify(sorted(expect))) differs.push({ number, name, got, expect });
      if (told) told(number + 1);
    }
    return { ran: cases.length, differs };
  };
})();

if (typeof module === "object") {
  module.exports = runCases;
  if (require.main === module) {
    const { readFileSync, writeSync } = require("node:fs");
    const HK = require(require("node:path").resolve(process.argv[2]));
    runCases(HK, JSON.parse(readFileSync(0, "utf8"))).then(found => writeSync(1, JSON.stringify(found)));
  }
}
