// What an editor with tombi's language server offers in a record: words to complete, and what a key means.
// node .ci/editors.mjs TOMBI FOLDER: the folder has been made by postmortem init.
import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";

const [tombi, folder] = process.argv.slice(2);
const server = spawn(tombi, ["lsp", "--offline"], { cwd: folder, stdio: ["pipe", "pipe", "ignore"] });
const waiting = new Map();
let buffer = Buffer.alloc(0);
let last = 0;

server.stdout.on("data", (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const head = buffer.indexOf("\r\n\r\n");
    if (head < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.subarray(0, head).toString())[1]);
    if (buffer.length < head + 4 + length) return;
    const message = JSON.parse(buffer.subarray(head + 4, head + 4 + length).toString());
    buffer = buffer.subarray(head + 4 + length);
    if (message.method && message.id !== undefined) send({ id: message.id, result: message.method === "workspace/configuration" ? [null] : null });
    else if (waiting.has(message.id)) waiting.get(message.id)(message);
  }
});

function send(message) {
  const text = Buffer.from(JSON.stringify({ jsonrpc: "2.0", ...message }));
  server.stdin.write(`Content-Length: ${text.length}\r\n\r\n`);
  server.stdin.write(text);
}

function ask(method, params) {
  const id = ++last;
  send({ id, method, params });
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`${method}: no answer in 20 s`)), 20000);
    waiting.set(id, (message) => {
      clearTimeout(late);
      message.error ? reject(new Error(`${method}: ${message.error.message}`)) : resolve(message.result);
    });
  });
}

let failed = false;
function expect(what, got, wanted) {
  const missing = wanted.filter((w) => !got.includes(w));
  if (missing.length === 0) return console.log(`${what}: ok`);
  failed = true;
  console.log(`${what}: ${JSON.stringify(missing)} is not in ${JSON.stringify(got)}`);
}

const uri = (name) => pathToFileURL(`${folder}/${name}`).href;
await ask("initialize", { processId: process.pid, rootUri: pathToFileURL(folder).href, capabilities: {} });
send({ method: "initialized", params: {} });

// "|" is the cursor.
async function at(name, text) {
  const offset = text.indexOf("|");
  const before = text.slice(0, offset).split("\n");
  send({ method: "textDocument/didOpen", params: { textDocument: { uri: uri(name), languageId: "toml", version: 1, text: text.slice(0, offset) + text.slice(offset + 1) } } });
  return { textDocument: { uri: uri(name) }, position: { line: before.length - 1, character: before.at(-1).length } };
}
// The server reads files and schemas in its own time and answers with nothing until it has; a person types on.
async function answer(method, place) {
  for (let tries = 0; ; tries++) {
    const result = await ask(method, place);
    const empty = !result || (result.items ?? result).length === 0;
    if (!empty || tries === 50) return result;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}
async function completions(name, text) {
  const result = await answer("textDocument/completion", await at(name, text));
  return (result?.items ?? result ?? []).map((item) => item.label);
}

const line = "#:schema .schema/incident.schema.json\n";
expect("keys of a record", await completions("a.toml", `${line}|\n`), ["title", "severity", "timeline", "lessons"]);
expect("keys of a table", await completions("b.toml", `${line}[[action]]\n|\n`), ["owner", "due", "state"]);
expect("words of a key", await completions("c.toml", `${line}status = |\n`), ['"open"', '"mitigated"', '"resolved"', '"closed"']);
expect("keys of the register", await completions("d.toml", "#:schema .schema/register.schema.json\n[register]\n|\n"), ["zone", "languages", "ids"]);
expect("keys of a report", await completions("quarters/f.toml", "#:schema ../.schema/quarter.schema.json\n[commentary]\n|\n"), ["decisions", "rates", "actions"]);
const example = readFileSync(`${folder}/example.toml`, "utf8");
const hover = await answer("textDocument/hover", await at("e.toml", example.replace("severity", "sev|erity")));
expect("what a key means", JSON.stringify(hover ?? "").includes("How bad it was") ? ["How bad it was"] : [JSON.stringify(hover)], ["How bad it was"]);
server.kill();
process.exit(failed ? 1 : 0);
