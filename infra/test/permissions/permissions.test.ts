import { type DeployedFunction, deployedFunctions } from '../template/deployedFunctions.ts';
import { covers, type Permission, permissionsOf } from '../template/permissionsOf.ts';
import { ACCOUNT, type Synthesized, synthesized } from '../template/synthesized.ts';
import { isListed } from './listedPermissions.ts';
import { runSynthesized, type SynthesizedRun } from './runSynthesized.ts';

const REGION = 'us-east-1';

let app: Synthesized;
let functions: readonly DeployedFunction[];
let run: SynthesizedRun;

beforeAll(async () => {
  app = await synthesized('prod');
  functions = deployedFunctions(app, ACCOUNT, REGION).filter(
    ({ environment }) => 'FUNCTION_NAME' in environment,
  );
  run = await runSynthesized(app, functions, REGION);
}, 240_000);

const allowedTo = (name: string): readonly Permission[] => {
  const roleName = functions.find((each) => each.name === name)?.roleName ?? '';
  return permissionsOf(app, roleName, ACCOUNT, REGION);
};

describe('what is synthesized, run on the local stack with the environment of its templates', () => {
  it('serves every operation', () => {
    expect(run.answers.filter((answer) => JSON.stringify(answer).includes('"errors":'))).toEqual([]);
    expect(run.answers).toContainEqual({
      data: { addReview: { review: { id: expect.any(String) }, userErrors: [] } },
    });
    expect(run.answers[0]).toMatchObject({
      data: { title: { primaryTitle: 'The Shawshank Redemption', rating: { average: expect.any(Number) } } },
    });
  });
});

describe('permissions', () => {
  it('cover everything that each function asked for', () => {
    for (const { name } of functions) {
      const denied = [...(run.recorded.get(name) ?? [])].filter(
        (done) => !allowedTo(name).some((permission) => covers(permission, done)),
      );
      expect({ name, denied }).toEqual({ name, denied: [] });
    }
  });

  it('were asked for by somebody: tables, graphlets, the registry', () => {
    const everything = [...run.recorded.values()].flatMap((permissions) => [...permissions]);
    expect(new Set(everything.map((permission) => permission.split(' ')[0]))).toEqual(
      new Set([
        'dynamodb:BatchGetItem',
        'dynamodb:Query',
        'dynamodb:BatchWriteItem',
        'lambda:InvokeFunction',
        's3:GetObject',
      ]),
    );
  });

  it('allow nothing beyond that but what docs/permissions.md lists', () => {
    for (const { name } of functions) {
      const done = [...(run.recorded.get(name) ?? [])];
      const unused = allowedTo(name).filter(
        (permission) => !done.some((each) => covers(permission, each)) && !isListed(name, permission),
      );
      expect({ name, unused }).toEqual({ name, unused: [] });
    }
  });

  it("would be missed: a graphlet is not allowed another one's table", () => {
    const foreign: Permission = `dynamodb:Query arn:aws:dynamodb:${REGION}:${ACCOUNT}:table/graphlets-prod-titles`;
    expect(allowedTo('graphlets-prod-titles').some((permission) => covers(permission, foreign))).toBe(true);
    expect(allowedTo('graphlets-prod-ratings').some((permission) => covers(permission, foreign))).toBe(false);
  });
});
