/* Opens a sealed document with its words, and checks all of it before anything is shown. No network, no page, nothing
   kept. SHA, HMAC and Ed25519 are the browser's own; scrypt (RFC 7914) and ChaCha20-Poly1305 (RFC 8439) are not in all
   browsers, so they are here. Signs such as A4 are rules of the public description of the format. */
"use strict";
const HK = (() => {
const { subtle } = crypto, MIB = 1 << 20;
const NAME = "\x68\x65\x72\x73\x74\x65\x6c\x6b\x6c\x75\x69\x73"; // as hex: a script that lies about tells nothing
const raw = text => Uint8Array.from(text, letter => letter.charCodeAt());
const char = String.fromCharCode;
const latin1 = bytes => new TextDecoder("latin1").decode(bytes);
const utf8 = bytes => new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
const attempt = work => { // undefined when it cannot be done
  try {
    return work();
  } catch {}
};
const hex = bytes => [...bytes].map(byte => byte.toString(16).padStart(2, 0)).join("");
const sha = async (data, bits = 256) => new Uint8Array(await subtle.digest("SHA-" + bits, data));
const begins = (data, part, at = 0) => part.every((byte, i) => data[at + i] === byte);
const join = (...pieces) => Uint8Array.from(pieces.flatMap(piece => [...piece]));
const need = (sound, code, facts) => {
  if (!sound) throw { verdict: { code, ...facts } };
};

/** The page stays alive: what takes long calls this often, and every 16 ms the page may draw and hear its keys. */
let rested = 0;
const pace = (told, total, done = 0) => async work => {
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

// words (W2)

function passphrase(typed, list) {
  const one = list.join("|"), words = RegExp(one, "g"), only = RegExp(`^(${one})*$`); // no word begins another
  const split = letters => only.test(letters) ? letters.match(words) || [] : null;
  need(typed.length <= 1e4, "wrong-words");
  const plain = typed.normalize("NFKC").toLowerCase().replace(/\xdf/g, "ss");
  const groups = plain.split(/[^\p{L}\p{Nl}\p{No}]+/u).filter(Boolean);
  const found = split(groups.join(""));
  let n = 1;
  if (!found) for (let i = 0, known; (known = split(groups[i])); i++) n += known.length;
  need(found, "unknown-word", { n });
  need(found.length === 7, "wrong-words");
  return found.join(" ");
}

// the text form (E1 to E3, A9)

const MAGIC = "age-encryption.org/";
const [BEGIN, END] = ["BEGIN", "END"].map(word => `\n-----${word} AGE ENCRYPTED FILE-----`);
const VALUE = new Int8Array(256).fill(-1); // of a letter of base64; -1 stays negative however far it is shifted
[..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].map((letter, i) => VALUE[raw(letter)] = i);

/** Padded base64 as bytes; another spelling of the same bytes is refused. */
function unbase64(text, code) {
  const bytes = attempt(() => atob(text));
  need(bytes != null && btoa(bytes) === text, code);
  return raw(bytes);
}

/** The age file in bytes or in a text; all around it is passed over. */
async function envelope(data, step) {
  if (!begins(data, raw(MAGIC))) {
    need(data.length <= 2e8, "too-large");
    const page = "\n" + (text(data) ? data : latin1(data)), [, block, more] = page.split(BEGIN);
    need(block != null, "not-a-package");
    const [body, after = "?"] = block.split(END);
    need(more == null && page.split(END).length === 2 && /^(\r|\n|$)/.test(after), "armor");
    const bytes = new Uint8Array(body.length + 1);
    new TextEncoder().encodeInto(body + "\n", bytes); // three times as fast as encode
    data = await dearmor(bytes, step);
  }
  need(data.length <= 128 * MIB, "too-large");
  return data;
}

/** 64 letters at a place as 48 bytes; negative when one of them is none. */
function decode(text, at, file, to) {
  let bad = 0;
  for (const stop = at + 64; at < stop; at += 4, to += 3) {
    const bits = VALUE[text[at]]<<18|VALUE[text[at+1]]<<12|VALUE[text[at+2]]<<6|VALUE[text[at+3]];
    bad |= bits, file[to] = bits >> 16, file[to + 1] = bits >> 8, file[to + 2] = bits;
  }
  return bad;
}

async function dearmor(text, step) {
  const nl = text[0] === 13 ? 2 : 1, rows = Math.ceil((text.length - nl) / (64 + nl)), row = n => nl + n * (64 + nl);
  const isBreak = at => text[at + nl - 1] === 10 && (nl === 1 || text[at] === 13);
  const last = rows ? unbase64(latin1(text.subarray(row(rows - 1), -nl)), "armor") : [];
  const file = new Uint8Array(Math.max(0, rows * 48 - 48) + last.length);
  need(isBreak(0) && isBreak(text.length - nl) && !last.length === !rows, "armor");
  for (let n = 1; n < rows; n++) {
    need(decode(text, row(n - 1), file, n * 48 - 48) >= 0 && isBreak(row(n) - nl), "armor");
    if (!(n & 4095)) await step(0);
  }
  file.set(last, file.length - last.length);
  return file;
}

// the head of an age file (A1 to A4, A11)

function readHeader(data) {
  const unpadded = text => unbase64(text.includes("=") ? "=" : text + "=".repeat(-text.length & 3), "header");
  const text = latin1(data.subarray(0, 65536)), first = MAGIC + "v1\n";
  need(text.startsWith(first), /^age-encryption\.org\/[!-~]{1,64}\n/.test(text) ? "age-version" : "header");
  const end = text.indexOf("\n---") + 4, mac = /^ ([A-Za-z0-9+/]{43})\n/.exec(text.slice(end, end + 45));
  const lines = text.slice(first.length, end - 3);
  const found = [...lines.matchAll(/-> ([!-~]+)((?: [!-~]+){0,7})\n((?:.{64}\n)*.{0,63})\n/g)];
  need(end >= 25 && mac && found.length && found.length < 33 && found.map(one => one[0]).join("") === lines, "header");
  const header = { covered: data.subarray(0, end), mac: unpadded(mac[1]), length: end + 45 };
  const [body] = found.map(one => unpadded(one[3].replace(/\n/g, ""))), [[, kind, args], ...others] = found;
  need(!others.length || kind !== "scrypt" && others.every(one => one[1] !== "scrypt"), "header");
  need(kind === "scrypt", "no-match");
  const [, share = "", logN = "", more] = args.split(" "), salt = unpadded(share);
  need(salt.length === 16 && body.length === 32 && /^[1-9][0-9]*$/.test(logN) && more == null, "header");
  need(logN.length < 3 && logN <= 18, "work-factor"); // before anything is computed
  return { ...header, salt, body, logN };
}

// HMAC, HKDF, scrypt

const hmac = async (key, data) => new Uint8Array(await subtle.sign("HMAC",
  await subtle.importKey("raw", key, { name: "HMAC", hash: "SHA-256" }, false, ["sign"]), data));
const hkdf = async (secret, salt, info) => hmac(await hmac(salt, secret), raw(info + "\x01"));

async function pbkdf2(words, salt, length) { // one round, block by block: Firefox itself derives 256 bytes at most
  const blocks = [];
  for (let n = 1; n * 32 < length + 32; n++) blocks.push(await hmac(words, join(salt, [0, 0, n >> 8, n])));
  return join(...blocks).slice(0, length);
}

/** Salsa20/8 of 16 words of A at x, xor those of B at y, to O at z. The rounds of both ciphers are written tight, and
    are all of columns: between them words change places, so that rows (in ChaCha the diagonals) become columns. */
function salsa(A, x, B, y, O, z) {
  let a=O[z]=A[x]^B[y],b=O[z+1]=A[x+1]^B[y+1],c=O[z+2]=A[x+2]^B[y+2],d=O[z+3]=A[x+3]^B[y+3],
    e=O[z+4]=A[x+4]^B[y+4],f=O[z+5]=A[x+5]^B[y+5],g=O[z+6]=A[x+6]^B[y+6],h=O[z+7]=A[x+7]^B[y+7],
    i=O[z+8]=A[x+8]^B[y+8],j=O[z+9]=A[x+9]^B[y+9],k=O[z+10]=A[x+10]^B[y+10],l=O[z+11]=A[x+11]^B[y+11],
    m=O[z+12]=A[x+12]^B[y+12],n=O[z+13]=A[x+13]^B[y+13],o=O[z+14]=A[x+14]^B[y+14],p=O[z+15]=A[x+15]^B[y+15];
  for (let round = 8, t; round--;) {
    t=a+m,e^=t<<7|t>>>25,t=e+a,i^=t<<9|t>>>23,t=i+e,m^=t<<13|t>>>19,t=m+i,a^=t<<18|t>>>14;
    t=f+b,j^=t<<7|t>>>25,t=j+f,n^=t<<9|t>>>23,t=n+j,b^=t<<13|t>>>19,t=b+n,f^=t<<18|t>>>14;
    t=k+g,o^=t<<7|t>>>25,t=o+k,c^=t<<9|t>>>23,t=c+o,g^=t<<13|t>>>19,t=g+c,k^=t<<18|t>>>14;
    t=p+l,d^=t<<7|t>>>25,t=d+p,h^=t<<9|t>>>23,t=h+d,l^=t<<13|t>>>19,t=l+h,p^=t<<18|t>>>14;
    t=b,b=e,e=t,t=c,c=i,i=t,t=d,d=m,m=t,t=g,g=j,j=t,t=h,h=n,n=t,t=l,l=o,o=t;
  }
  O[z]+=a,O[z+1]+=b,O[z+2]+=c,O[z+3]+=d,O[z+4]+=e,O[z+5]+=f,O[z+6]+=g,O[z+7]+=h;
  O[z+8]+=i,O[z+9]+=j,O[z+10]+=k,O[z+11]+=l,O[z+12]+=m,O[z+13]+=n,O[z+14]+=o,O[z+15]+=p;
}

/** From X to Y; from a place in V on, X is xored with it before. */
function blockMix(X, Y, V, from) {
  const w = X.length;
  for (let k = 0; from >= 0 && k < w; k++) X[k] ^= V[from + k];
  for (let k = 0, B = X, y = w - 16, to; k < w; k += 16, B = Y, y = to) {
    to = (k >> 1 & -16) + (k & 16) * w / 32;
    salsa(X, k, B, y, Y, to);
  }
}

async function scrypt(words, salt, logN, r, p, length, step) {
  const n = 1 << logN, w = 32 * r, blocks = new Int32Array((await pbkdf2(words, salt, p * 4 * w)).buffer);
  const V = attempt(() => new Int32Array(n * w));
  need(V, "work-factor"); // a small computer may not have the room
  for (let at = 0; at < blocks.length; at += w) {
    let X = blocks.subarray(at, at + w), Y = new Int32Array(w);
    for (let i = 0; i < 2 * n; i++) {
      if (i < n) V.set(X, i * w);
      blockMix(X, Y, V, i < n ? -1 : (X[w - 16] & n - 1) * w);
      [X, Y] = [Y, X];
      if (!(i & 1023)) await step(1024);
    }
  }
  return pbkdf2(words, new Uint8Array(blocks.buffer), length);
}

// ChaCha20-Poly1305, to open, without associated data

/** Xor the key stream into W, 16 words at a time. S: the 16 words that it begins with; the count in it goes on. */
function chacha(S, W) {
  for (let z = 0; z < W.length; z += 16, S[12]++) {
    let a=S[0],b=S[1],c=S[2],d=S[3],e=S[4],f=S[5],g=S[6],h=S[7],
      i=S[8],j=S[9],k=S[10],l=S[11],m=S[12],n=S[13],o=S[14],p=S[15];
    for (let round = 20, t; round--;) {
      a=a+e|0,m^=a,m=m<<16|m>>>16,i=i+m|0,e^=i,e=e<<12|e>>>20,a=a+e|0,m^=a,m=m<<8|m>>>24,i=i+m|0,e^=i,e=e<<7|e>>>25;
      b=b+f|0,n^=b,n=n<<16|n>>>16,j=j+n|0,f^=j,f=f<<12|f>>>20,b=b+f|0,n^=b,n=n<<8|n>>>24,j=j+n|0,f^=j,f=f<<7|f>>>25;
      c=c+g|0,o^=c,o=o<<16|o>>>16,k=k+o|0,g^=k,g=g<<12|g>>>20,c=c+g|0,o^=c,o=o<<8|o>>>24,k=k+o|0,g^=k,g=g<<7|g>>>25;
      d=d+h|0,p^=d,p=p<<16|p>>>16,l=l+p|0,h^=l,h=h<<12|h>>>20,d=d+h|0,p^=d,p=p<<8|p>>>24,l=l+p|0,h^=l,h=h<<7|h>>>25;
      t=b,b=d,d=t,t=e,e=f,f=t,t=g,g=h,h=t,t=i,i=k,k=t,t=m,m=p,p=t,t=n,n=o,o=t;
    }
    W[z]^=a+S[0],W[z+1]^=b+S[1],W[z+2]^=c+S[2],W[z+3]^=d+S[3],W[z+4]^=e+S[4],W[z+5]^=f+S[5],W[z+6]^=g+S[6],
      W[z+7]^=h+S[7],W[z+8]^=i+S[8],W[z+9]^=j+S[9],W[z+10]^=k+S[10],W[z+11]^=l+S[11],W[z+12]^=m+S[12],
      W[z+13]^=n+S[13],W[z+14]^=o+S[14],W[z+15]^=p+S[15];
  }
}

/** Poly1305 of the first `length` words of W (whole blocks) under a key of 8 words: the tag. Limbs have 22
    bits, so that products of doubles stay below 2^53 and are exact; 2^132 is 20 modulo 2^130 - 5. */
function poly1305(key, W, length) {
  const N = 0x3fffff, M = 3 * 2 ** 73, S = 2 ** -22; // x + M - M is x rounded to a multiple of 2^22
  const [i, j, k, l] = key.map((word, i) => word & (i ? 0xffffffc : 0xfffffff));
  const r = [i&N, (i>>>22|j<<10)&N, (j>>>12|k<<20)&N, k>>>2&N, (k>>>24|l<<8)&N, l>>>14];
  const [r0, r1, r2, r3, r4, r5] = r, [, s1, s2, s3, s4, s5] = r.map(limb => limb * 20);
  let h0 = 0, h1 = 0, h2 = 0, h3 = 0, h4 = 0, h5 = 0;
  for (let i = 0; i < length; i += 4) {
    const a=W[i],b=W[i+1],c=W[i+2],d=W[i+3];
    h0+=a&N,h1+=(a>>>22|b<<10)&N,h2+=(b>>>12|c<<20)&N,h3+=c>>>2&N,h4+=(c>>>24|d<<8)&N,h5+=d>>>14|0x40000;
    let d0=h0*r0+h1*s5+(h2*s4+h3*s3)+(h4*s2+h5*s1),d1=h0*r1+h1*r0+(h2*s5+h3*s4)+(h4*s3+h5*s2),
      d2=h0*r2+h1*r1+(h2*r0+h3*s5)+(h4*s4+h5*s3),d3=h0*r3+h1*r2+(h2*r1+h3*r0)+(h4*s5+h5*s4),
      d4=h0*r4+h1*r3+(h2*r2+h3*r1)+(h4*r0+h5*s5),d5=h0*r5+h1*r4+(h2*r3+h3*r2)+(h4*r1+h5*r0),u=d0+M-M,v=d3+M-M;
    d0-=u,d1+=u*S,d3-=v,d4+=v*S,u=d1+M-M,v=d4+M-M,d1-=u,d2+=u*S,d4-=v,d5+=v*S,u=d2+M-M,v=d5+M-M;
    h2=d2-u,d3+=u*S,h5=d5-v,d0+=v*S*20,u=d0+M-M,v=d3+M-M,h0=d0-u,h1=d1+u*S,h3=d3-v,h4=d4+v*S;
  }
  const h = [h0, h1, h2, h3, h4, h5], most = [N, N, N, N, N, N >> 2];
  for (let n = 0; n < 18; n++) { // from limb to limb; what is over 2^130 comes back 5 times
    const i = n % 6, over = Math.floor(h[i] / (most[i] + 1));
    h[i] -= over * (most[i] + 1), h[(i + 1) % 6] += i < 5 ? over : over * 5;
  }
  if (h[0] > N - 5 && h.every((limb, i) => !i || limb === most[i])) h.fill(0, 1), h[0] -= N - 4;
  const [a, b, c, d, e, f] = h, words = Uint32Array.of(a|b<<22, b>>>10|c<<12, c>>>20|d<<2|e<<24, e>>>8|f<<14);
  let over = 0;
  return words.map((word, i) => over = word + (key[4 + i] >>> 0) + (over > 0xffffffff));
}

/** For one key: a function that opens a box (content and tag) under a nonce of 3 words, or says null. What it gives is
    a window on its own room: to be taken out before the next box. */
function opener(key, most) {
  const room = new Int32Array(Math.ceil(most / 64) * 16 + 16), view = new Uint8Array(room.buffer);
  return (nonce, box) => {
    const length = box.length - 16, end = Math.ceil(length / 16) * 4, once = new Int32Array(16);
    const S = Int32Array.of(0x61707865, 0x3320646e, 0x79622d32, 0x6b206574, ...new Int32Array(key.buffer), 0, ...nonce);
    if (length < 0) return null;
    room.fill(0).set([0, 0, length, 0], end);
    view.set(box.subarray(0, length));
    chacha(S, once);
    const tag = poly1305(once, room, end + 4);
    chacha(S, room.subarray(0, Math.ceil(length / 64) * 16));
    return begins(new Uint8Array(tag.buffer), box.subarray(length)) ? view.subarray(0, length) : null;
  };
}

// the age file (A7, A8)

async function decrypt(data, words, told) {
  const { covered, mac, length, salt, body, logN } = readHeader(data);
  const step = pace(told, (1024 << logN) + data.length); // a round of scrypt takes about as long as 512 bytes
  const wrap = await scrypt(raw(words), join(raw(MAGIC + "v1/scrypt"), salt), logN, 8, 1, 32, n => step(n * 512));
  const fileKey = opener(wrap, 32)([0, 0, 0], body), nonce = data.subarray(length, length + 16);
  need(fileKey, "passphrase");
  need(begins(await hmac(await hkdf(fileKey, raw("\0"), "header"), covered), mac), "mac");
  need(nonce.length === 16, "header"); // as the public test files have it
  const sealed = data.subarray(length + 16), count = Math.ceil(sealed.length / 65552) || 1;
  const plain = new Uint8Array(sealed.length), open = opener(await hkdf(fileKey, nonce, "payload"), 65552);
  for (let n = 0; n < count; n++) { // its nonce: n in 11 bytes, big-endian, and one that says whether it is the last
    const place = [0, 0, n >> 16 | n & 0xff00 | (n & 255) << 16 | (n === count - 1) << 24];
    const chunk = open(place, sealed.subarray(n * 65552, (n + 1) * 65552));
    need(chunk && (chunk.length || !n), "payload"); // only an empty content ends in an empty chunk
    plain.set(chunk, n * 65536);
    await step(65536);
  }
  return plain.subarray(0, sealed.length - 16 * count);
}

// the archive (Z1 to Z5, P1, P2)

const CRC = Int32Array.from({ length: 256 }, (_, sum) => {
  for (let bit = 0; bit < 8; bit++) sum = sum >>> 1 ^ (sum & 1 && 0xedb88320);
  return sum;
});
function crc32(data, sum) {
  for (let at = 0; at < data.length; at++) sum = CRC[(sum ^ data[at]) & 255] ^ sum >>> 8;
  return sum;
}

const le = (number, size = 4) => [0, 8, 16, 24].slice(0, size).map(shift => number >>> shift & 255);

/** The files by name, in their order, of the one archive that holds them so. */
async function unpack(data, step) {
  const files = new Map(), centre = [];
  let at = 0;
  while (begins(data, [80, 75, 3, 4], at)) {
    const [a, b, c, d, low, high] = data.subarray(at + 22, at + 28), start = at + 30 + (low | high << 8);
    const name = latin1(data.subarray(at + 30, start));
    at = start + ((a | b << 8 | c << 16 | d << 24) >>> 0);
    need(!name.includes(" ") && files.size < 512, "zip");
    files.set(name, data.subarray(start, at));
  }
  at = 0;
  const expect = part => {
    need(begins(data, part, at), "zip");
    at += part.length;
  };
  for (const [name, file] of files) { // written again, and compared
    const size = le(file.length), path = raw(name);
    let sum = -1;
    for (let at = 0; at < file.length; at += MIB, await step(0)) sum = crc32(file.subarray(at, at + MIB), sum);
    const form = [10, 0, 0, 0, 0, 0, 0, 0, 33, 0, ...le(~sum), ...size, ...size, path.length, 0, 0, 0];
    centre.push([80, 75, 1, 2, 10, 0, ...form, ...Array(10).fill(0), ...le(at), ...path]);
    expect([80, 75, 3, 4, ...form, ...path]);
    at += file.length;
  }
  const count = le(files.size, 2), offset = at;
  centre.forEach(expect);
  expect([80, 75, 5, 6, 0, 0, 0, 0, ...count, ...count, ...le(at - offset), ...le(offset), 0, 0]);
  const order =
    /^LEESMIJ\.txt manifest\.json (manifest\.json\.sig )?(items\/\d{4}\.(json|txt|pdf|png|jpg) )+padding\.bin$/;
  need(at === data.length && order.test([...files.keys()].join(" ")), "zip");
  const padding = files.get("padding.bin"), length = at - padding.length;
  const exponent = 31 - Math.clz32(length), unit = 2 ** (exponent + Math.clz32(exponent) - 32);
  need(at === Math.max(65536, Math.ceil(length / unit) * unit) && padding.every(byte => !byte), "zip");
  return files;
}

// the signature (G1 to G5)

/** Whether it verifies; null when this browser cannot say. */
async function verify(key, message, seal) {
  // S has one form, and no key is of small order (each begins as no other key does); not all browsers look
  if (hex(seal.slice(32).reverse()) >= 1 + "0".repeat(31) + "14def9dea2f79cd65812631a5cf5d3ed" ||
    /^(0[01]0{14}|e[cde]f{14}|26e8958fc2b227b0|c7176a703d4dd84f)/.test(hex(key))) return false;
  return subtle.importKey("raw", key, "Ed25519", false, ["verify"]).then(one =>
    subtle.verify("Ed25519", one, seal, message)).catch(e => e.name === "NotSupportedError" && null);
}

/** The public key as text, and whether the signature could be checked. The file is not parsed: it is written again. */
async function signer(message, file, namespace) {
  const text = latin1(file), mark = word => `-----${word} SSH SIGNATURE-----\n`, kind = "\0\0\0\vssh-ed25519\0\0\0";
  const blob = char(...unbase64(text.split("\n").slice(1, -2).join(""), "signature")), seal = blob.slice(-64);
  const use = `\0\0\0${char(namespace.length)}${namespace}\0\0\0\0\0\0\0\x06sha512`;
  const named = kind + " " + blob.slice(33, 65);
  const whole = "SSHSIG\0\0\0\x01\0\0\0\x33" + named + use + "\0\0\0S" + kind + "@" + seal;
  need(text === mark("BEGIN") + btoa(whole).replace(/.{1,70}/g, "$&\n") + mark("END"), "signature");
  const signed = join(raw(`SSHSIG${use}\0\0\0@`), await sha(message, 512));
  const sound = await verify(raw(named.slice(-32)), signed, raw(seal));
  need(sound !== false, "signature");
  return { key: "ssh-ed25519 " + btoa(named), checked: sound };
}

// canonical JSON (J1 to J5) and what has to be in it

const write = (value, depth) => {
  const one = item => write(item, depth - 1), isObject = value && typeof value === "object";
  if (isObject ? !depth : typeof value === "number" ? !Number.isSafeInteger(value) : /\p{Cs}/u.test(value)) throw depth;
  if (Array.isArray(value)) return `[${value.map(one)}]`;
  if (isObject) return `{${Object.keys(value).sort().map(key => one(key) + ":" + one(value[key]))}}`;
  return JSON.stringify(value);
};

/** The value of a canonical text, or undefined. Writing it again finds other spellings, and a key that stands twice. */
const parse = (data, depth) => attempt(() => {
  const text = utf8(data), value = JSON.parse(text);
  if (data.length <= MIB && write(value, depth) === text) return value;
});

const text = value => typeof value === "string";
const form = pattern => value => text(value) && pattern.test(value);
const among = (...values) => value => values.includes(value);
const orNull = check => value => value === null || check(value);
const list = (check, least = 0, most = Infinity) => value =>
  Array.isArray(value) && value.length >= least && value.length <= most && value.every(check);
const keys = value => value && typeof value === "object" && !Array.isArray(value) ? Object.keys(value) : [];
const object = fields => value =>
  keys(value).length === keys(fields).length && keys(fields).every(key => fields[key](value[key]));

const line = most => value => text(value) && [...value].length <= most && value.normalize() === value &&
  !/[\p{Cc}\p{Zl}\p{Zp}\p{Bidi_C}]/u.test(value); // controls, breaks, turns
const moment = value => form(/^(?!0000)\d{4}-/)(value) &&
  new Date(value).toJSON() === value.replace("Z", ".000Z");
const day = value =>
  form(/^\d{4}(-\d\d(-\d\d)?)?$/)(value) && moment(value + "-01-01T00:00:00Z".slice(value.length - 4));
const period = value => {
  if (!object({ from: orNull(day), to: orNull(day) })(value)) return false;
  const first = value.from || "", last = value.to || "", shared = Math.min(first.length, last.length);
  return first + last && first.slice(0, shared) <= last.slice(0, shared);
};
// A package for a key is not opened here, whatever the sum of that key says: its form is enough.
const ageKey = form(/^age1(pq1[02-9ac-hj-np-z]{1952}|[02-9ac-hj-np-z]{58})$/);

// the table of contents (M1 to M12)

const SHEET = "application/json", PLAIN = "text/plain";
const MEDIA = new Map([ // ending, most bytes, first bytes
  [SHEET, ["json", MIB, "{"]], [PLAIN, ["txt", MIB]], ["application/pdf", ["pdf", 128 * MIB, "%PDF-"]],
  ["image/png", ["png", 15e6, "\x89PNG\r\n\x1a\n"]], ["image/jpeg", ["jpg", 15e6, "\xff\xd8\xff"]],
]);
const code = form(/^[a-z0-9-]{1,32}$/), packageId = form(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
const MANIFEST = object({
  format: text, version: among(1), bundle_id: packageId, created_at: moment, expires_at: moment,
  purpose: object({ code: among("TREAT", "FAMRQT", "PATRQT"), text: line(200) }), profile: code, selection: among(true),
  delivery: among("passphrase", "key"), supersedes: orNull(packageId), requests: list(code, 0, 16),
  sender: object({ name: line(120), key: orNull(text) }),
  recipient: object({ name: line(120), role: line(120), age_recipient: orNull(ageKey) }),
  items: list(object({
    path: text, media_type: value => MEDIA.has(value), title: line(120), category: line(120), period: orNull(period),
    size: value => value >= 1 && Number.isInteger(value), sha256: form(/^[0-9a-f]{64}$/),
    author: among("zelf", "z\x6frgverlener-tekst", "apparaat"),
  }), 1, 500),
});

function readManifest(data) {
  const facts = parse(data, 8);
  need(facts && facts.format === NAME + "-bundle", "manifest");
  need(!(Number.isInteger(facts.version) && facts.version > 1), "package-too-new");
  need(MANIFEST(facts), "manifest");
  const { requests, recipient: { age_recipient: key } } = facts;
  const hours = (Date.parse(facts.expires_at) - Date.parse(facts.created_at)) / 36e5; // up to 366 days and one
  need(hours >= 23 && hours < 8785 && new Set(requests).size === requests.length &&
    facts.supersedes !== facts.bundle_id && (facts.delivery === "key" ? key && facts.sender.key !== null : !key) &&
    facts.items.every(({ path, media_type }, i) =>
      path === `items/${String(i + 1).padStart(4, 0)}.${MEDIA.get(media_type)[0]}`), "manifest");
  return facts;
}

// a sheet (I5)

const only = pieces => value => {
  const [key, ...more] = keys(value);
  return !more.length && Object.keys(pieces).includes(key) && pieces[key](value[key]);
};
const SIMPLE = {
  heading: object({ text, level: among(1, 2, 3) }), own: text, said: text,
  lines: object({ items: list(text), mark: among("dash", "check", "cross") }),
};
const SHEET_FORM = object({ sheet: among(1), title: text, pieces: list(only({
  ...SIMPLE, notice: text,
  table: value => object({ columns: list(text, 1), rows: list(list(text)) })(value) &&
    value.rows.every(row => row.length === value.columns.length),
  phases: list(object({ phase: among("green", "orange", "red"), title: text, pieces: list(only(SIMPLE)) })),
  picture: value =>
    object({ description: text, lines: list(text), ...(keys(value).includes("svg") && { svg: form(/[^]/) }) })(value),
})) });
const readSheet = (data, sheet = parse(data, 16)) => SHEET_FORM(sheet) ? sheet : null;

// all of it, in the agreed order (V0 to V12)

/** {code: "ok", bundle}, or {code} of the first objection; with `n` for an unknown word, `expiresAt` when expired. */
async function open({ armor, words, now, wordList, onProgress }) {
  try {
    const phrase = passphrase(words, wordList), step = pace();
    const files = await unpack(await decrypt(await envelope(armor, step), phrase, onProgress), step);
    const table = files.get("manifest.json"), seal = files.get("manifest.json.sig");
    const { key, checked } = seal ? await signer(table, seal, NAME + ".bundle.v1") : { key: null, checked: true };
    const facts = readManifest(table), { bundle_id: id, created_at: createdAt, expires_at: expiresAt, items } = facts;
    need(facts.sender.key === key, "manifest");
    let texts = 0;
    for (const { size, media_type } of items) {
      if (media_type === SHEET || media_type === PLAIN) texts += size;
      need(size <= MEDIA.get(media_type)[1] && texts <= 8 * MIB, "too-large");
    }
    need([...files.keys()].filter(name => /^i/.test(name)).join() === items.map(item => item.path).join(), "items");
    for (const { path, size, sha256, media_type } of items) {
      const content = files.get(path);
      const isSound = media_type === PLAIN ? attempt(() => !utf8(content).includes("\0")) :
        begins(content, raw(MEDIA.get(media_type)[2]));
      need(isSound && content.length === size && hex(await sha(content)) === sha256, "items");
    }
    const readMe = await sha(files.get("LEESMIJ.txt"));
    need(hex(readMe) === "ef4204624ab85a682ee2e4ca6ae7050418fc0505012e25f5df9dd0263fc7759a", "items");
    need(facts.delivery === "passphrase", "forwarded");
    need(Date.parse(createdAt) - now <= 6e5, "clock");
    need(now - Date.parse(expiresAt) < 1000, "expired", { expiresAt }); // the last second counts whole
    const signedBy = checked ? key : null, sum = await sha(raw(`${NAME}.control.v1\n${key}\n${id}\n`));
    const bits = [...sum].map(byte => byte.toString(2).padStart(8, 0)).join("");
    return { code: "ok", bundle: {
      number: id.slice(0, 6), createdAt, expiresAt, sender: facts.sender.name, signedBy,
      controlWords: signedBy && bits.slice(0, 88).match(/.{11}/g).map(word => wordList[parseInt(word, 2)]),
      reader: facts.recipient.name, role: facts.recipient.role, purpose: facts.purpose.text, profile: facts.profile,
      requests: facts.requests, ...(checked ? {} : { warning: "no-ed25519" }),
      items: items.map(({ path, title, category, media_type: mediaType }) => {
        const bytes = files.get(path), sheet = mediaType === SHEET ? readSheet(bytes) : null;
        return { title, category, mediaType, bytes, sheet };
      }),
    } };
  } catch (error) {
    if (error.verdict) return error.verdict;
    throw error;
  }
}

return { open, inner: { // for tests
  passphrase, envelope, readHeader, decrypt, scrypt, opener, poly1305, unpack, verify, signer, parse, readManifest,
  readSheet,
} };
})();
if (typeof module === "object") module.exports = HK;
