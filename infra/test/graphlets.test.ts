import { type Synthesized, synthesized } from './synthesized.ts';

let app: Synthesized;

beforeAll(async () => {
  app = await synthesized('prod');
}, 180_000);

const resourcesOf = (part: string, type: string) =>
  Object.values(app.template(part).Resources).filter((resource) => resource.Type === type);

describe('the stack of a graphlet', () => {
  it('has the function as its manifest asks for it', () => {
    expect(resourcesOf('reviews', 'AWS::Lambda::Function').map(({ Properties }) => Properties)).toEqual([
      expect.objectContaining({
        FunctionName: 'graphlets-prod-reviews',
        Runtime: 'nodejs24.x',
        Architectures: ['arm64'],
        Handler: 'main.handler',
        MemorySize: 512,
        Timeout: 3,
        TracingConfig: { Mode: 'Active' },
        LoggingConfig: expect.objectContaining({ LogFormat: 'JSON' }),
      }),
    ]);
  });
});
