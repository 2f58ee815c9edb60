// The npm package age-encryption as a witness: a JSON list of orders on stdin, the list of answers on stdout; bytes are base64.
import * as age from "age-encryption";

const bytes = (text) => Uint8Array.from(Buffer.from(text, "base64"));
const text = (data) => Buffer.from(data).toString("base64");

const DO = {
  key: ({ kind }) => age[kind](),
  recipient: ({ identity }) => age.identityToRecipient(identity),
  async open({ file, identity, words }) {
    const reader = new age.Decrypter();
    if (identity) reader.addIdentity(identity);
    if (words) reader.addPassphrase(words);
    return text(await reader.decrypt(bytes(file), "uint8array"));
  },
  async seal({ content, recipient, words }) {
    const writer = new age.Encrypter();
    if (recipient) writer.addRecipient(recipient);
    if (words) [writer.setPassphrase(words), writer.setScryptWorkFactor(12)];
    return text(await writer.encrypt(bytes(content)));
  },
  armor: ({ file }) => age.armor.encode(bytes(file)),
  dearmor: ({ armor }) => text(age.armor.decode(armor)),
};

let orders = "";
for await (const part of process.stdin) orders += part;
const answers = [];
for (const { todo, ...facts } of JSON.parse(orders)) answers.push(await DO[todo](facts));
process.stdout.write(JSON.stringify(answers));
