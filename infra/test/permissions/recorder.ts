import { createServer, request as forwardTo, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Permission } from '../template/permissionsOf.ts';

/** What a request asks for, in the words of IAM. */
export type ReadPermissions = (request: IncomingMessage, body: string) => readonly Permission[];

export interface Recorder {
  /** In place of the service's own address. */
  readonly url: string;
  /** By the access key id that signed the request. */
  readonly recorded: ReadonlyMap<string, ReadonlySet<Permission>>;
  close(): Promise<void>;
}

/** Stands before a local service, passes every request on, and writes down who asked for what. */
export async function startRecorder(target: string, read: ReadPermissions): Promise<Recorder> {
  const recorded = new Map<string, Set<Permission>>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const caller = /Credential=([^/]+)/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    const known = recorded.get(caller) ?? new Set();
    recorded.set(caller, known);
    for (const permission of read(request, body.toString('utf8'))) known.add(permission);
    const { method, url, headers } = request;
    forwardTo(new URL(url ?? '/', target), { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    })
      .on('error', () => response.destroy())
      .end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    recorded,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}

/** DynamoDB tells its action in a header, and its tables in the body. */
export function dynamoDbPermissions(account: string, region: string): ReadPermissions {
  return ({ headers }, body) => {
    const action = String(headers['x-amz-target']).split('.')[1];
    const { TableName, RequestItems = {} } = JSON.parse(body);
    const tables = TableName === undefined ? Object.keys(RequestItems) : [TableName];
    return tables.map(
      (table): Permission => `dynamodb:${action} arn:aws:dynamodb:${region}:${account}:table/${table}`,
    );
  };
}

/** Lambda tells the function in the path. */
export const lambdaPermissions: ReadPermissions = ({ url = '' }) => {
  const name = /\/functions\/([^/]+)\/invocations/.exec(url)?.[1] ?? '';
  return [`lambda:InvokeFunction ${decodeURIComponent(name)}`];
};
