import { bootstrap } from './bootstrap.ts';

const environments = [
  'aws://111122223333/eu-west-1',
  'aws://111122223333/us-east-1',
  'aws://444455556666/us-west-2',
];

describe('npm run bootstrap', () => {
  it('prepares every region of the own account, and says how to prepare the others', () => {
    const calls: (readonly string[])[] = [];
    const printed: string[] = [];
    const cdk = (args: readonly string[]) => {
      calls.push(args);
      return 0;
    };
    expect(bootstrap(environments, '111122223333', cdk, (text) => printed.push(text))).toBe(0);
    expect(calls).toEqual([['bootstrap', 'aws://111122223333/eu-west-1', 'aws://111122223333/us-east-1']]);
    expect(printed[1]).toMatch(
      /^ {2}npx cdk bootstrap aws:\/\/444455556666\/us-west-2 --trust 111122223333 /,
    );
  });

  it('does not guess an account', () => {
    expect(() =>
      bootstrap(
        environments,
        undefined,
        () => 0,
        () => {},
      ),
    ).toThrow(/no credentials/);
  });
});
