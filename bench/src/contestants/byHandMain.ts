// A gateway for the list of 1,000 and nothing else, written by hand: what that one operation costs in Node, when nobody plans,
// limits time, handles errors or expects any other answer.
import { createServer } from 'node:http';
import { createStubCalls } from './stubCalls.ts';

const [port = '0', stubPort = '0'] = process.argv.slice(2);
const callStub = createStubCalls(stubPort);

createServer({ keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', async () => {
    const { variables } = JSON.parse(Buffer.concat(chunks).toString());
    const answer = Buffer.from(variables === undefined ? '{}' : await list(variables.first), 'latin1');
    response
      .writeHead(200, { 'content-type': 'application/json', 'content-length': answer.length })
      .end(answer);
  });
}).listen(Number(port), '127.0.0.1');

/** @param first - how many products */
async function list(first: number): Promise<string> {
  const products = await ask(
    'products',
    'query($first:Int!){topProducts(first:$first){__typename upc name price}}',
    `{"first":${first}}`,
  );
  const { fields, upcs } = readProducts(products);
  const indexes = new Map<string, number>();
  for (const upc of upcs) if (!indexes.has(upc)) indexes.set(upc, indexes.size);
  const head = '{"__typename":"Product","upc":';
  const stocks = readStocks(
    await ask(
      'inventory',
      'query($representations:[_Any!]!){_entities(representations:$representations){...on Product{inStock}}}',
      `{"representations":[${head}${[...indexes.keys()].join(`},${head}`)}}]}`,
    ),
  );
  let text = '{"data":{"topProducts":[{';
  for (let at = 0; at < upcs.length; at++) {
    if (at > 0) text += '},{';
    text = `${text}${fields[at]},"inStock":${stocks[indexes.get(upcs[at] ?? '') ?? -1]}`;
  }
  return `${text}}]}}`;
}

async function ask(subgraph: string, query: string, variables: string): Promise<string> {
  const body = `{"query":${JSON.stringify(query)},"variables":${variables}}`;
  return (await callStub(`/${subgraph}`, body)).text;
}

/** The fields of each product as they stand, and its key. */
function readProducts(text: string) {
  const fields: string[] = [];
  const upcs: string[] = [];
  let at = text.indexOf('[');
  do {
    const start = expect(text, at + 1, '{"__typename":"Product",');
    const upc = expect(text, start, '"upc":');
    at = endOfString(text, upc);
    upcs.push(text.slice(upc, at));
    at = endOfString(text, expect(text, at, ',"name":'));
    at = endOfNumber(text, expect(text, at, ',"price":'));
    fields.push(text.slice(start, at));
    at = expect(text, at, '}');
  } while (text[at] === ',');
  return { fields, upcs };
}

function readStocks(text: string): readonly string[] {
  const stocks: string[] = [];
  let at = text.indexOf('[');
  do {
    at = expect(text, at + 1, '{"inStock":');
    const stock = text.startsWith('true', at) ? 'true' : 'false';
    stocks.push(stock);
    at = expect(text, expect(text, at, stock), '}');
  } while (text[at] === ',');
  return stocks;
}

/** @returns the position behind it */
function expect(text: string, at: number, what: string): number {
  if (!text.startsWith(what, at)) throw new Error(`no ${what} at ${at}`);
  return at + what.length;
}

/** @returns the position behind its closing quote */
function endOfString(text: string, start: number): number {
  const QUOTE = 0x22;
  const BACKSLASH = 0x5c;
  let at = start + 1;
  for (let char = text.charCodeAt(at); char !== QUOTE; char = text.charCodeAt(++at)) {
    if (!(char >= 0x20) || char === BACKSLASH) throw new Error(`no plain string at ${start}`);
  }
  return at + 1;
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  for (let char = text.charCodeAt(at); char >= 0x30 && char <= 0x39; ) char = text.charCodeAt(++at);
  return at;
}
