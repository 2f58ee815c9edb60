/* Opens a sealed document with its words, and checks all of it before anything is shown. No network, no page, nothing
   kept. SHA, HMAC, HKDF and Ed25519 are the browser's own; scrypt and ChaCha20-Poly1305, which not every browser has,
   follow RFC 7914 and RFC 8439. Names of our own stand here as hex: the file says nothing about its use. Letters with
   numbers, such as A4, are rules of the public description of the format. */
"use strict";
const HK = (() => {
const { subtle } = crypto;
const MIB = 1 << 20;
const bytesOf = text => new TextEncoder().encode(text);
const latin1 = bytes => new TextDecoder("latin1").decode(bytes);
const utf8 = bytes => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, "0")).join("");
const unhex = text => Uint8Array.from(text.match(/../g), pair => parseInt(pair, 16));
const base64 = bytes => btoa(String.fromCharCode(...bytes));
const digest = async (bytes, hash) => new Uint8Array(await subtle.digest(hash || "SHA-256", bytes));
const startsWith = (data, part, at = 0) => part.every((byte, i) => data[at + i] === byte);
const join = (...parts) => {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  parts.reduce((at, part) => (whole.set(part, at), at + part.length), 0);
  return whole;
};
const [NAMESPACE, FORMAT, CONTROL, BY_CARE] = latin1(unhex("6865727374656c6b6c7569732e62756e646c652e7631206865727374656c6b6c7569732d62756e646c65206865727374656c6b6c7569732e636f6e74726f6c2e7631207a6f72677665726c656e65722d74656b7374")).split(" ");

class Refusal extends Error {
  constructor(code, facts) {
    super(code);
    this.verdict = { code, ...facts };
  }
}
const need = (sound, code, facts) => {
  if (!sound) throw new Refusal(code, facts);
};

/** The page stays alive: what takes long calls this often, and every 16 ms the page may draw and hear its keys. */
let rested = 0;
const pace = (told, total) => {
  let done = 0;
  return async work => {
    done += work;
    if (performance.now() - rested < 16) return;
    if (told) told(Math.min(1, done / total));
    await new Promise(go => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => go(port1.close());
      port2.postMessage(0);
    });
    rested = performance.now();
  };
};

// --- words (W2)

function passphrase(typed, list) {
  const beginnings = new Map(list.map(word => [word.slice(0, 4), word]));
  const split = letters => {
    const words = [];
    for (let word; letters; letters = letters.slice(word.length)) {
      word = beginnings.get(letters.slice(0, 4));
      if (!word || !letters.startsWith(word)) return null;
      words.push(word);
    }
    return words;
  };
  need([...typed].length <= 10000, "wrong-words");
  const groups = typed.normalize("NFKC").toLowerCase().replace(/\u00df/g, "ss").split(/[^\p{L}\p{Nl}\p{No}]+/u).filter(Boolean);
  const words = split(groups.join(""));
  if (!words) {
    let n = 1;
    for (let i = 0, known; (known = split(groups[i])); i++) n += known.length;
    throw new Refusal("unknown-word", { n });
  }
  need(words.length === 7, "wrong-words");
  return words.join(" ");
}

// --- the text form (E1 to E3, A9)

const MAGIC = "age-encryption.org/";
const [BEGIN, END] = ["BEGIN", "END"].map(word => bytesOf(`-----${word} AGE ENCRYPTED FILE-----`));
const VALUE = new Int8Array(256).fill(-1); // of a letter of base64; -1 stays negative however far it is shifted
for (let i = 0; i < 64; i++) VALUE["ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".charCodeAt(i)] = i;

/** Padded base64 as bytes; another spelling of the same bytes is refused. */
function unbase64(text, code) {
  try {
    const raw = atob(text);
    if (btoa(raw) === text) return Uint8Array.from(raw, letter => letter.charCodeAt(0));
  } catch { /* not base64 */ }
  throw new Refusal(code);
}

async function envelope(data, step) {
  let file = data;
  if (!startsWith(data, bytesOf(MAGIC))) {
    need(data.length <= 2e8, "too-large");
    const begins = [], ends = [];
    for (let at = data.indexOf(45); at >= 0; at = data.indexOf(45, at + 1)) { // there is no "-" in base64
      if (at && data[at - 1] !== 10) continue;
      if (startsWith(data, BEGIN, at)) begins.push(at + BEGIN.length);
      if (startsWith(data, END, at)) ends.push(at);
    }
    need(begins.length, "not-a-package");
    need(begins.length + ends.length === 2 && [undefined, 10, 13].includes(data[ends[0] + END.length]), "armor");
    file = await dearmor(data.subarray(begins[0], ends[0]), step);
  }
  need(file.length <= 128 * MIB, "too-large");
  return file;
}

async function dearmor(text, step) {
  const nl = text[0] === 13 ? 2 : 1, rows = Math.ceil((text.length - nl) / (64 + nl)), letters = text.length - nl - rows * nl;
  need(text.length && letters % 4 === 0 && Math.ceil(letters / 64) === rows, "armor");
  for (let row = 0; row <= rows; row++) {
    const at = row < rows ? row * (64 + nl) : text.length - nl;
    need(text[at + nl - 1] === 10 && (nl === 1 || text[at] === 13), "armor");
  }
  const tail = letters ? unbase64(latin1(text.subarray(-4 - nl, -nl)), "armor") : [];
  const file = new Uint8Array(Math.max(0, letters / 4 * 3 - 3 + tail.length));
  for (let at = 0, to = 0, bad = 0; at < letters - 4;) {
    for (const stop = Math.min(letters - 4, at + MIB); at < stop; at += 4, to += 3) {
      const from = at + ((at >> 6) + 1) * nl;
      const bits = VALUE[text[from]] << 18 | VALUE[text[from + 1]] << 12 | VALUE[text[from + 2]] << 6 | VALUE[text[from + 3]];
      bad |= bits;
      file[to] = bits >> 16;
      file[to + 1] = bits >> 8;
      file[to + 2] = bits;
    }
    need(bad >= 0, "armor");
    await step(0);
  }
  file.set(tail, file.length - tail.length);
  return file;
}

// --- the head of an age file (A1 to A4, A11)

function readHeader(data) {
  const unpadded = text => unbase64(text + "=".repeat(/=/.test(text) || -text.length & 3), "header");
  const text = latin1(data.subarray(0, 65536)), first = MAGIC + "v1\n";
  need(text.startsWith(first), /^.{19}[!-~]{1,64}\n/.test(text) && text.startsWith(MAGIC) ? "age-version" : "header");
  const end = text.indexOf("\n---") + 4, mac = /^ ([A-Za-z0-9+/]{43})\n/.exec(text.slice(end, end + 45));
  need(end >= first.length + 3 && mac, "header");
  const lines = text.slice(first.length, end - 3).split("\n").slice(0, -1), stanzas = [];
  while (lines.length) {
    const last = lines.findIndex((line, i) => i && line.length < 64), [kind, ...args] = lines[0].slice(3).split(" ");
    need(stanzas.length < 32 && /^->( [!-~]+)+$/.test(lines[0]) && args.length < 8, "header");
    need(last > 0 && lines.slice(1, last).every(line => line.length === 64), "header");
    stanzas.push({ kind, args, body: unpadded(lines.splice(0, last + 1).slice(1).join("")) });
  }
  need(stanzas.length, "header");
  const header = { covered: data.subarray(0, end), mac: unpadded(mac[1]), length: end + 45 };
  const [{ kind, args, body }] = stanzas;
  need(stanzas.length === 1 || stanzas.every(one => one.kind !== "scrypt"), "header");
  need(kind === "scrypt", "no-match");
  const salt = unpadded(args[0] || "");
  need(args.length === 2 && salt.length === 16 && body.length === 32 && /^[1-9][0-9]*$/.test(args[1]), "header");
  need(args[1].length < 3 && args[1] <= 18, "work-factor"); // before anything is computed
  return { ...header, salt, body, logN: +args[1] };
}

// --- HMAC, HKDF, scrypt

const macKey = key => {
  const padded = new Uint8Array(Math.max(64, key.length)); // zeros up to a block change nothing, and no key is empty
  padded.set(key);
  return subtle.importKey("raw", padded, { name: "HMAC", hash: "SHA-256" }, false, ["sign", "verify"]);
};
const hkdf = async (secret, salt, info) => new Uint8Array(await subtle.deriveBits(
  { name: "HKDF", hash: "SHA-256", salt, info: bytesOf(info) },
  await subtle.importKey("raw", secret, "HKDF", false, ["deriveBits"]), 256));

async function pbkdf2(words, salt, length) { // one round; by HMAC, as Firefox derives no more than 256 bytes
  const key = await macKey(words), blocks = [];
  for (let n = 1; n * 32 < length + 32; n++) {
    blocks.push(new Uint8Array(await subtle.sign("HMAC", key, join(salt, [0, 0, n >> 8, n]))));
  }
  return join(...blocks).slice(0, length);
}

/* The rounds of both ciphers are written tight: a to p are the 16 words, T keeps those of ChaCha from before them. */
const T = new Int32Array(16);

/** Salsa20/8 of 16 words of A at x, xor those of B at y, to O at z. */
function salsa(A, x, B, y, O, z) {
  let a=O[z]=A[x]^B[y],b=O[z+1]=A[x+1]^B[y+1],c=O[z+2]=A[x+2]^B[y+2],d=O[z+3]=A[x+3]^B[y+3],
    e=O[z+4]=A[x+4]^B[y+4],f=O[z+5]=A[x+5]^B[y+5],g=O[z+6]=A[x+6]^B[y+6],h=O[z+7]=A[x+7]^B[y+7],
    i=O[z+8]=A[x+8]^B[y+8],j=O[z+9]=A[x+9]^B[y+9],k=O[z+10]=A[x+10]^B[y+10],l=O[z+11]=A[x+11]^B[y+11],
    m=O[z+12]=A[x+12]^B[y+12],n=O[z+13]=A[x+13]^B[y+13],o=O[z+14]=A[x+14]^B[y+14],p=O[z+15]=A[x+15]^B[y+15];
  for (let round = 0, t; round < 4; round++) {
    t=a+m,e^=t<<7|t>>>25,t=e+a,i^=t<<9|t>>>23,t=i+e,m^=t<<13|t>>>19,t=m+i,a^=t<<18|t>>>14;
    t=f+b,j^=t<<7|t>>>25,t=j+f,n^=t<<9|t>>>23,t=n+j,b^=t<<13|t>>>19,t=b+n,f^=t<<18|t>>>14;
    t=k+g,o^=t<<7|t>>>25,t=o+k,c^=t<<9|t>>>23,t=c+o,g^=t<<13|t>>>19,t=g+c,k^=t<<18|t>>>14;
    t=p+l,d^=t<<7|t>>>25,t=d+p,h^=t<<9|t>>>23,t=h+d,l^=t<<13|t>>>19,t=l+h,p^=t<<18|t>>>14;
    t=a+d,b^=t<<7|t>>>25,t=b+a,c^=t<<9|t>>>23,t=c+b,d^=t<<13|t>>>19,t=d+c,a^=t<<18|t>>>14;
    t=f+e,g^=t<<7|t>>>25,t=g+f,h^=t<<9|t>>>23,t=h+g,e^=t<<13|t>>>19,t=e+h,f^=t<<18|t>>>14;
    t=k+j,l^=t<<7|t>>>25,t=l+k,i^=t<<9|t>>>23,t=i+l,j^=t<<13|t>>>19,t=j+i,k^=t<<18|t>>>14;
    t=p+o,m^=t<<7|t>>>25,t=m+p,n^=t<<9|t>>>23,t=n+m,o^=t<<13|t>>>19,t=o+n,p^=t<<18|t>>>14;
  }
  O[z]+=a;O[z+1]+=b;O[z+2]+=c;O[z+3]+=d;O[z+4]+=e;O[z+5]+=f;O[z+6]+=g;O[z+7]+=h;
  O[z+8]+=i;O[z+9]+=j;O[z+10]+=k;O[z+11]+=l;O[z+12]+=m;O[z+13]+=n;O[z+14]+=o;O[z+15]+=p;
}

function blockMix(A, a, O, o, r) {
  let P = A, p = a + 32 * r - 16;
  for (let i = 0, to; i < 2 * r; i++, P = O, p = to) {
    to = o + 16 * ((i >> 1) + (i & 1) * r);
    salsa(P, p, A, a + 16 * i, O, to);
  }
}

async function scrypt(words, salt, logN, r, p, length, step) {
  const n = 1 << logN, w = 32 * r, blocks = new Int32Array((await pbkdf2(words, salt, p * 4 * w)).buffer);
  let V;
  try {
    V = new Int32Array(n * w);
  } catch { // a small computer may not have the room
    throw new Refusal("work-factor");
  }
  const Y = new Int32Array(w);
  for (let at = 0; at < blocks.length; at += w) {
    const X = blocks.subarray(at, at + w);
    V.set(X);
    for (let i = 1; i <= n; i++) {
      blockMix(V, (i - 1) * w, i < n ? V : X, i < n ? i * w : 0, r);
      if (!(i & 1023)) await step(1024);
    }
    for (let i = 1; i <= n; i++) {
      const from = (X[w - 16] & n - 1) * w;
      for (let k = 0; k < w; k++) Y[k] = X[k] ^ V[from + k];
      blockMix(Y, 0, X, 0, r);
      if (!(i & 1023)) await step(1024);
    }
  }
  return pbkdf2(words, new Uint8Array(blocks.buffer), length);
}

// --- ChaCha20-Poly1305, to open, without associated data

/** Xor the key stream from block `counter` on into W, 16 words at a time. K: 8 words of key, N: 3 of nonce. */
function chacha(K, N, counter, W) {
  const start = [0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...K, counter, ...N];
  for (let at = 0; at < W.length; at += 16, start[12]++) {
    for (let i = 0; i < 16; i++) T[i] = start[i];
    let a=T[0],b=T[1],c=T[2],d=T[3],e=T[4],f=T[5],g=T[6],h=T[7],i=T[8],j=T[9],k=T[10],l=T[11],m=T[12],n=T[13],o=T[14],p=T[15];
    for (let round = 0; round < 10; round++) {
      a=a+e|0,m^=a,m=m<<16|m>>>16,i=i+m|0,e^=i,e=e<<12|e>>>20;a=a+e|0,m^=a,m=m<<8|m>>>24,i=i+m|0,e^=i,e=e<<7|e>>>25;
      b=b+f|0,n^=b,n=n<<16|n>>>16,j=j+n|0,f^=j,f=f<<12|f>>>20;b=b+f|0,n^=b,n=n<<8|n>>>24,j=j+n|0,f^=j,f=f<<7|f>>>25;
      c=c+g|0,o^=c,o=o<<16|o>>>16,k=k+o|0,g^=k,g=g<<12|g>>>20;c=c+g|0,o^=c,o=o<<8|o>>>24,k=k+o|0,g^=k,g=g<<7|g>>>25;
      d=d+h|0,p^=d,p=p<<16|p>>>16,l=l+p|0,h^=l,h=h<<12|h>>>20;d=d+h|0,p^=d,p=p<<8|p>>>24,l=l+p|0,h^=l,h=h<<7|h>>>25;
      a=a+f|0,p^=a,p=p<<16|p>>>16,k=k+p|0,f^=k,f=f<<12|f>>>20;a=a+f|0,p^=a,p=p<<8|p>>>24,k=k+p|0,f^=k,f=f<<7|f>>>25;
      b=b+g|0,m^=b,m=m<<16|m>>>16,l=l+m|0,g^=l,g=g<<12|g>>>20;b=b+g|0,m^=b,m=m<<8|m>>>24,l=l+m|0,g^=l,g=g<<7|g>>>25;
      c=c+h|0,n^=c,n=n<<16|n>>>16,i=i+n|0,h^=i,h=h<<12|h>>>20;c=c+h|0,n^=c,n=n<<8|n>>>24,i=i+n|0,h^=i,h=h<<7|h>>>25;
      d=d+e|0,o^=d,o=o<<16|o>>>16,j=j+o|0,e^=j,e=e<<12|e>>>20;d=d+e|0,o^=d,o=o<<8|o>>>24,j=j+o|0,e^=j,e=e<<7|e>>>25;
    }
    T[0]+=a;T[1]+=b;T[2]+=c;T[3]+=d;T[4]+=e;T[5]+=f;T[6]+=g;T[7]+=h;T[8]+=i;T[9]+=j;T[10]+=k;T[11]+=l;T[12]+=m;T[13]+=n;T[14]+=o;T[15]+=p;
    for (let i = 0; i < 16; i++) W[at + i] ^= T[i];
  }
}

/** Six limbs of 22 bits of four words; products of doubles then stay below 2^53, so they are exact. */
const limbs = (a, b, c, d) => [a & 0x3fffff, (a >>> 22 | b << 10) & 0x3fffff, (b >>> 12 | c << 20) & 0x3fffff,
  c >>> 2 & 0x3fffff, (c >>> 24 | d << 8) & 0x3fffff, d >>> 14];

/** Poly1305 of the first `length` words of W (whole blocks) under a key of 8 words: the tag as 4 words. */
function poly1305(key, W, length) {
  const [r0, r1, r2, r3, r4, r5] =
    limbs(key[0] & 0x0fffffff, key[1] & 0x0ffffffc, key[2] & 0x0ffffffc, key[3] & 0x0ffffffc);
  const s1 = r1 * 20, s2 = r2 * 20, s3 = r3 * 20, s4 = r4 * 20, s5 = r5 * 20; // 2^132 is 20 modulo 2^130 - 5
  const M = 3 * 2 ** 73, S = 2 ** -22; // x + M - M is x rounded to a multiple of 2^22
  let h0 = 0, h1 = 0, h2 = 0, h3 = 0, h4 = 0, h5 = 0;
  for (let at = 0; at < length; at += 4) {
    const a = W[at], b = W[at + 1], c = W[at + 2], d = W[at + 3];
    h0 += a & 0x3fffff;
    h1 += (a >>> 22 | b << 10) & 0x3fffff;
    h2 += (b >>> 12 | c << 20) & 0x3fffff;
    h3 += c >>> 2 & 0x3fffff;
    h4 += (c >>> 24 | d << 8) & 0x3fffff;
    h5 += d >>> 14 | 0x40000;
    let d0 = h0 * r0 + h1 * s5 + (h2 * s4 + h3 * s3) + (h4 * s2 + h5 * s1);
    let d1 = h0 * r1 + h1 * r0 + (h2 * s5 + h3 * s4) + (h4 * s3 + h5 * s2);
    let d2 = h0 * r2 + h1 * r1 + (h2 * r0 + h3 * s5) + (h4 * s4 + h5 * s3);
    let d3 = h0 * r3 + h1 * r2 + (h2 * r1 + h3 * r0) + (h4 * s5 + h5 * s4);
    let d4 = h0 * r4 + h1 * r3 + (h2 * r2 + h3 * r1) + (h4 * r0 + h5 * s5);
    let d5 = h0 * r5 + h1 * r4 + (h2 * r3 + h3 * r2) + (h4 * r1 + h5 * r0);
    let u = d0 + M - M, v = d3 + M - M;
    d0 -= u; d1 += u * S; d3 -= v; d4 += v * S;
    u = d1 + M - M; v = d4 + M - M;
    d1 -= u; d2 += u * S; d4 -= v; d5 += v * S;
    u = d2 + M - M; v = d5 + M - M;
    h2 = d2 - u; d3 += u * S; h5 = d5 - v; d0 += v * S * 20;
    u = d0 + M - M; v = d3 + M - M;
    h0 = d0 - u; h1 = d1 + u * S; h3 = d3 - v; h4 = d4 + v * S;
  }
  const h = [h0, h1, h2, h3, h4, h5];
  const carry = () => h.forEach((limb, i) => { // from limb to limb, and what is over 2^130 back to the first, times 5
    const bits = i < 5 ? 2 ** 22 : 2 ** 20, over = Math.floor(limb = h[i] / bits);
    h[i] -= over * bits;
    h[(i + 1) % 6] += i < 5 ? over : over * 5;
  });
  carry(), carry(), carry();
  const isOver = h[0] >= 0x3ffffb && h.every((limb, i) => !i || limb === (i < 5 ? 0x3fffff : 0xfffff));
  if (isOver) h.forEach((_, i) => h[i] = i ? 0 : h[0] - 0x3ffffb); // modulo 2^130 - 5
  const sum = [h[0] | h[1] << 22, h[1] >>> 10 | h[2] << 12, h[2] >>> 20 | h[3] << 2 | h[4] << 24, h[4] >>> 8 | h[5] << 14];
  let over = 0;
  return sum.map((word, i) => (over = (word >>> 0) + (key[4 + i] >>> 0) + (over > 0xffffffff)) | 0);
}

/** For one key: a function that opens a box (content and tag) under a nonce of 3 words, or says null. What it gives is
    a window on its own room: to be taken out before the next box. */
function opener(key, most) {
  const K = new Int32Array(key.slice().buffer), tag = new Int32Array(4);
  const room = new Int32Array(Math.ceil(most / 64) * 16 + 16), view = new Uint8Array(room.buffer);
  return (N, box) => {
    const length = box.length - 16, end = Math.ceil(length / 16) * 4, once = new Int32Array(16);
    if (length < 0) return null;
    new Uint8Array(tag.buffer).set(box.subarray(length));
    room.fill(0, Math.max(0, end - 4), end);
    view.set(box.subarray(0, length));
    room.set([0, 0, length, 0], end);
    chacha(K, N, 0, once);
    const sum = poly1305(once, room, end + 4);
    if (sum.some((word, i) => word !== tag[i])) return null;
    chacha(K, N, 1, room.subarray(0, Math.ceil(length / 64) * 16));
    return view.subarray(0, length);
  };
}

// --- the age file (A7, A8)

async function decrypt(data, words, told) {
  const { covered, mac, length, salt, body, logN } = readHeader(data);
  const step = pace(told, (1024 << logN) + data.length); // a round of scrypt takes about as long as 512 bytes
  const wrap = await scrypt(bytesOf(words), join(bytesOf(MAGIC + "v1/scrypt"), salt), logN, 8, 1, 32, n => step(n * 512));
  const fileKey = opener(wrap, 32)([0, 0, 0], body);
  need(fileKey, "passphrase");
  const check = await macKey(await hkdf(fileKey, new Uint8Array(0), "header"));
  need(await subtle.verify("HMAC", check, mac, covered), "mac");
  const sealed = data.subarray(length + 16), last = Math.floor(Math.max(sealed.length - 1, 0) / 65552);
  need(data.length >= length + 16, "header"); // as the public test files have it
  const open = opener(await hkdf(fileKey, data.subarray(length, length + 16), "payload"), 65552);
  const plain = new Uint8Array(Math.max(0, sealed.length - 16 * (last + 1)));
  for (let n = 0; n <= last; n++) { // the nonce: n in 11 bytes, big-endian, and one that says whether it is the last
    const nonce = [0, n >>> 24 << 24, n >>> 16 & 255 | n & 0xff00 | (n & 255) << 16 | (n === last) << 24];
    const chunk = open(nonce, sealed.subarray(n * 65552, (n + 1) * 65552));
    need(chunk && (chunk.length || !n), "payload"); // only an empty content ends in an empty chunk
    plain.set(chunk, n * 65536);
    await step(65536);
  }
  return plain;
}

// --- the archive (Z1 to Z5, P1, P2)

const CRC = new Int32Array(256);
for (let i = 0; i < 256; i++) {
  CRC[i] = i;
  for (let bit = 0; bit < 8; bit++) CRC[i] = CRC[i] >>> 1 ^ (CRC[i] & 1 && 0xedb88320);
}
async function crc32(data, step) {
  let sum = -1;
  for (let at = 0; at < data.length; await step(0)) {
    for (const stop = Math.min(data.length, at + MIB); at < stop; at++) sum = CRC[(sum ^ data[at]) & 255] ^ sum >>> 8;
  }
  return ~sum;
}

const NAME = /^(LEESMIJ\.txt|manifest\.json(\.sig)?|padding\.bin|items\/\d{4}\.(json|pdf|png|jpg|txt))$/;
const ORDER = /^LEESMIJ\.txt manifest\.json (manifest\.json\.sig )?(items\/\S+ )+padding\.bin$/;

/** Little-endian numbers, each of as many bytes as its digit in `sizes` says. */
const pack = (sizes, ...numbers) =>
  Uint8Array.from([...sizes].flatMap((size, i) => [0, 8, 16, 24].slice(0, size).map(shift => numbers[i] >>> shift)));

/** The files by name, in their order, of the one archive that holds them so. */
async function unpack(data, step) {
  const files = new Map(), centre = [];
  let at = 0;
  while (startsWith(data, [80, 75, 3, 4], at)) {
    const [a, b, c, d, low, high] = data.subarray(at + 22, at + 28);
    const start = at + 30 + (low | high << 8), name = latin1(data.subarray(at + 30, start));
    at = start + (a | b << 8 | c << 16 | d << 24) >>> 0;
    need(NAME.test(name) && !files.has(name) && files.size < 512, "zip");
    files.set(name, data.subarray(start, at));
  }
  at = 0;
  const expect = part => {
    need(startsWith(data, part, at), "zip");
    at += part.length;
  };
  for (const [name, { length }] of files) { // written again, and compared
    const form = pack("2222244422", 10, 0, 0, 0, 33, await crc32(files.get(name), step), length, length, name.length, 0);
    centre.push(join([80, 75, 1, 2, 10, 0], form, pack("22244", 0, 0, 0, 0, at), bytesOf(name)));
    expect(join([80, 75, 3, 4], form, bytesOf(name)));
    at += length;
  }
  const count = files.size, offset = at, whole = join(...centre);
  expect(whole);
  expect(join([80, 75, 5, 6], pack("2222442", 0, 0, count, count, whole.length, offset, 0)));
  need(at === data.length && ORDER.test([...files.keys()].join(" ")), "zip");
  const padding = files.get("padding.bin"), length = at - padding.length;
  const exponent = 31 - Math.clz32(length), unit = 2 ** (exponent + Math.clz32(exponent) - 32);
  need(at === Math.max(65536, Math.ceil(length / unit) * unit) && padding.every(byte => !byte), "zip");
  return files;
}

// --- the signature (G1 to G5)

const field = part => join([0, 0, part.length >> 8, part.length], part);
const [KIND, SSHSIG, SHA512] = ["ssh-ed25519", "SSHSIG", "sha512"].map(bytesOf);
const ORDER_L = "1000000000000000000000000000000014def9dea2f79cd65812631a5cf5d3ed";
const ed25519 = key => subtle.importKey("raw", key, "Ed25519", false, ["verify"]);

/** Whether it verifies; null when this browser cannot say (the base point is a key that every other one takes). */
async function verify(key, message, signature) {
  if (hex(signature.slice(32).reverse()) >= ORDER_L) return false; // one signature has one form; not all browsers look
  if (!(await ed25519(unhex("58" + "66".repeat(31))).catch(() => null))) return null;
  return ed25519(key).then(one => subtle.verify("Ed25519", one, signature, message)).catch(() => false);
}

/** The public key as text, and whether the signature could be checked. The file is not parsed: it is written again. */
async function signer(message, file, namespace) {
  const text = latin1(file);
  need(file.length <= 1024, "signature");
  const blob = unbase64(text.split("\n").slice(1, -2).join(""), "signature"), key = blob.slice(33, 65), raw = blob.slice(-64);
  const named = join(field(KIND), field(key)), purpose = join(field(bytesOf(namespace)), field([]), field(SHA512));
  const lines = base64(join(SSHSIG, [0, 0, 0, 1], field(named), purpose, field(join(field(KIND), field(raw)))));
  const mark = word => `-----${word} SSH SIGNATURE-----\n`;
  need(text === mark("BEGIN") + lines.replace(/.{1,70}/g, "$&\n") + mark("END"), "signature");
  const sound = await verify(key, join(SSHSIG, purpose, field(await digest(message, "SHA-512"))), raw);
  need(sound !== false, "signature");
  return { key: "ssh-ed25519 " + base64(named), checked: sound === true };
}

// --- canonical JSON (J1 to J5) and what has to be in it

const write = value => {
  if (Array.isArray(value)) return `[${value.map(write)}]`;
  if (value && typeof value === "object") return `{${Object.keys(value).sort().map(key => write(key) + ":" + write(value[key]))}}`;
  if (typeof value === "number" ? !Number.isSafeInteger(value) : /\p{Cs}/u.test(value)) throw new RangeError();
  return JSON.stringify(value);
};

/** The value of a canonical text, or undefined. Writing it again finds every other spelling, and a key that stands twice. */
function parse(data, most, deepest) {
  let depth = data.length > most ? Infinity : 0, quoted = false;
  for (let i = 0; i < data.length && depth <= deepest; i++) {
    if (data[i] === 34) quoted = !quoted;
    else if (quoted) i += data[i] === 92;
    else depth += ((data[i] | 32) === 123) - ((data[i] | 32) === 125);
  }
  if (depth > deepest) return undefined;
  try {
    const text = utf8(data), value = JSON.parse(text);
    return write(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const text = value => typeof value === "string";
const form = pattern => value => text(value) && pattern.test(value);
const among = (...values) => value => values.includes(value);
const orNull = check => value => value === null || check(value);
const list = (check, least = 0, most = Infinity) => value =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(one => check(one));
const members = value => value && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
const object = fields => value => members(value).length === members(fields).length &&
  members(fields).every(key => Object.hasOwn(value, key) && fields[key](value[key]));

const HIDDEN = /[\0-\x1f\x7f-\x9f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/; // controls, breaks, turns
const line = most => value => text(value) && [...value].length <= most && value.normalize("NFC") === value && !HIDDEN.test(value);
const exists = moment => !isNaN(new Date(moment)) && new Date(moment).toISOString() === moment.replace("Z", ".000Z");
const moment = value => form(/^(?!0000)\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/)(value) && exists(value);
const day = value => form(/^(?!0000)\d{4}(-\d\d(-\d\d)?)?$/)(value) && exists(value + "-01-01".slice(value.length - 4) + "T00:00:00Z");
const period = value => {
  if (!object({ from: orNull(day), to: orNull(day) })(value)) return false;
  const first = value.from || "", last = value.to || "", shared = Math.min(first.length, last.length);
  return first + last !== "" && first.slice(0, shared) <= last.slice(0, shared);
};

/** A public key of age as text (A6, A10): Bech32 of an X25519 point, after an ML-KEM-768 key when it is a hybrid one. */
function recipient(value) {
  const [, prefix, tail] = text(value) && /^(age1pq|age)1([02-9ac-hj-np-z]{58}|[02-9ac-hj-np-z]{1952})$/.exec(value) || [];
  if (!prefix || (prefix === "age") !== (tail.length === 58)) return false;
  const digits = Array.from(tail, letter => "qpzry9x8gf2tvdw0s3jn54khce6mua7l".indexOf(letter));
  const codes = Array.from(prefix, letter => letter.charCodeAt(0)), bytes = [];
  let rest = 1, bits = 0, held = 0;
  for (const digit of [...codes.map(code => code >> 5), 0, ...codes.map(code => code & 31), ...digits]) {
    const top = rest >>> 25;
    rest = (rest & 0x1ffffff) << 5 ^ digit;
    [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3].forEach((one, i) => rest ^= top >> i & 1 && one);
  }
  for (const digit of digits.slice(0, -6)) {
    held = (held << 5 | digit) & 0xfff;
    if ((bits += 5) > 7) bytes.push(held >> (bits -= 8) & 255);
  }
  const point = bytes.splice(-32);
  point[31] &= 127;
  for (let i = 0; i + 2 < Math.min(bytes.length, 1152); i += 3) { // coefficients of 12 bits, below q
    if ((bytes[i] | (bytes[i + 1] & 15) << 8) > 3328 || (bytes[i + 1] >> 4 | bytes[i + 2] << 4) > 3328) return false;
  }
  return rest === 1 && !(held & (1 << bits) - 1) && !LOW_ORDER.test(hex(point));
}
const LOW_ORDER = new RegExp("^(0[01]0{62}|e[cde](ff){30}7f|e0eb7a7c3b41b8ae1656e3faf19fc46ada098deb9c32b1fd866205165f49b800|" +
  "5f9c95bca3508c24b1d0b1559c83ef5b04445cc4581c8e86d8224eddd09f1157)$");

// --- the table of contents (M1 to M12)

const SHEET = "application/json", PLAIN = "text/plain";
const MEDIA = new Map([
  [SHEET, ["json", MIB, [123]]], [PLAIN, ["txt", MIB, []]], ["application/pdf", ["pdf", 128 * MIB, [37, 80, 68, 70, 45]]],
  ["image/png", ["png", 15e6, [137, 80, 78, 71, 13, 10, 26, 10]]], ["image/jpeg", ["jpg", 15e6, [255, 216, 255]]],
]);
const code = form(/^[a-z0-9-]{1,32}$/), packageId = form(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const MANIFEST = object({
  format: text, version: among(1), bundle_id: packageId, created_at: moment, expires_at: moment,
  purpose: object({ code: among("TREAT", "FAMRQT", "PATRQT"), text: line(200) }), profile: code, selection: among(true),
  delivery: among("passphrase", "key"), supersedes: orNull(packageId), sender: object({ name: line(120), key: orNull(text) }),
  recipient: object({ name: line(120), role: line(120), age_recipient: orNull(recipient) }), requests: list(code, 0, 16),
  items: list(object({
    path: text, media_type: value => MEDIA.has(value), title: line(120), category: line(120), period: orNull(period),
    size: value => value >= 1 && Number.isInteger(value), sha256: form(/^[0-9a-f]{64}$/), author: among("zelf", BY_CARE, "apparaat"),
  }), 1, 500),
});

function readManifest(data) {
  const facts = parse(data, MIB, 8);
  need(facts && facts.format === FORMAT, "manifest");
  need(!(Number.isInteger(facts.version) && facts.version > 1), "package-too-new");
  need(MANIFEST(facts), "manifest");
  const hours = (Date.parse(facts.expires_at) - Date.parse(facts.created_at)) / 36e5, toKey = facts.delivery === "key";
  need(hours >= 23 && hours < 366 * 24 + 1 && new Set(facts.requests).size === facts.requests.length, "manifest");
  need(toKey === (facts.recipient.age_recipient !== null) && !(toKey && facts.sender.key === null), "manifest");
  need(facts.supersedes !== facts.bundle_id && facts.items.every(({ path, media_type }, i) =>
    path === `items/${String(i + 1).padStart(4, "0")}.${MEDIA.get(media_type)[0]}`), "manifest");
  return facts;
}

// --- a sheet (I5)

const only = pieces => value => members(value).length === 1 && Object.hasOwn(pieces, members(value)[0]) &&
  pieces[members(value)[0]](value[members(value)[0]]);
const SIMPLE = {
  heading: object({ text, level: among(1, 2, 3) }), own: text, said: text,
  lines: object({ items: list(text), mark: among("dash", "check", "cross") }),
};
const SHEET_FORM = object({ sheet: among(1), title: text, pieces: list(only({
  ...SIMPLE, notice: text,
  table: value => object({ columns: list(text, 1), rows: list(list(text)) })(value) &&
    value.rows.every(row => row.length === value.columns.length),
  phases: list(object({ phase: among("green", "orange", "red"), title: text, pieces: list(only(SIMPLE)) })),
  picture: value => object({ description: text, lines: list(text), ...(members(value).includes("svg") && { svg: text }) })(value),
})) });
const readSheet = data => (data = parse(data, MIB, 16)) !== undefined && SHEET_FORM(data) ? data : null;

// --- all of it, in the agreed order (V0 to V12)

const README = "ef4204624ab85a682ee2e4ca6ae7050418fc0505012e25f5df9dd0263fc7759a";
function isOfType(data, media) {
  if (media !== PLAIN) return startsWith(data, MEDIA.get(media)[2]);
  try {
    return !utf8(data).includes("\0");
  } catch {
    return false;
  }
}

async function verified(data, words, now, wordList, told) {
  const step = pace(), files = await unpack(await decrypt(await envelope(data, step), words, told), step);
  const table = files.get("manifest.json"), seal = files.get("manifest.json.sig");
  const { key, checked } = seal ? await signer(table, seal, NAMESPACE) : { key: null, checked: true };
  const facts = readManifest(table), { sender, recipient: reader, items } = facts;
  need(sender.key === key, "manifest");
  const size = wanted => items.reduce((sum, item) => sum + wanted(item) * item.size, 0);
  need(items.every(item => item.size <= MEDIA.get(item.media_type)[1]), "too-large");
  need(size(item => item.media_type === SHEET || item.media_type === PLAIN) <= 8 * MIB, "too-large");
  const paths = [...files.keys()].filter(name => name.startsWith("items/"));
  need(paths.join() === items.map(item => item.path).join(), "items");
  for (const { path, size, sha256, media_type } of items) {
    const content = files.get(path);
    need(content.length === size && hex(await digest(content)) === sha256 && isOfType(content, media_type), "items");
  }
  need(hex(await digest(files.get("LEESMIJ.txt"))) === README, "items");
  need(facts.delivery === "passphrase", "forwarded");
  need(Date.parse(facts.created_at) - now <= 6e5, "clock");
  need(now - Date.parse(facts.expires_at) < 1000, "expired", { expiresAt: facts.expires_at }); // the last second counts
  const shown = checked ? key : null, bits = await digest(bytesOf(`${CONTROL}\n${key}\n${facts.bundle_id}\n`));
  const word = i => wordList[(bits[i * 11 >> 3] << 16 | bits[(i * 11 >> 3) + 1] << 8 | bits[(i * 11 >> 3) + 2]) >> 13 - i * 11 % 8 & 2047];
  return {
    id: facts.bundle_id, number: facts.bundle_id.slice(0, 6), createdAt: facts.created_at, expiresAt: facts.expires_at,
    sender: sender.name, signedBy: shown, controlWords: shown && [0, 1, 2, 3, 4, 5, 6, 7].map(word),
    reader: reader.name, role: reader.role, purposeCode: facts.purpose.code, purpose: facts.purpose.text,
    profile: facts.profile, requests: facts.requests, supersedes: facts.supersedes,
    items: items.map(({ path, title, category, media_type, author }) => ({
      path, title, category, mediaType: media_type, author, bytes: files.get(path),
      sheet: media_type === SHEET ? readSheet(files.get(path)) : null,
    })),
    ...(!checked && { warning: "no-ed25519" }),
  };
}

/** {code: "ok", bundle}, or {code} of the first objection, with `n` for an unknown word and `expiresAt` when expired. */
async function open({ armor, words, now, wordList, onProgress }) {
  try {
    const phrase = passphrase(words, wordList), data = text(armor) ? bytesOf(armor) : armor;
    return { code: "ok", bundle: await verified(data, phrase, now, wordList, onProgress) };
  } catch (error) {
    if (error instanceof Refusal) return error.verdict;
    throw error;
  }
}

const parts = { passphrase, envelope, readHeader, decrypt, scrypt, opener, unpack, verify, signer, parse, readManifest, readSheet, pace };
return Object.freeze({ open, parts });
})();
if (typeof module === "object") module.exports = HK;
