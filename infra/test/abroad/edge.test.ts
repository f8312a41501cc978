import { ACCOUNT, type Synthesized } from '../template/synthesized.ts';
import { onlyPropertiesOf } from '../template/template.ts';
import { CERTIFICATE, synthesizedAbroad } from './synthesizedAbroad.ts';

let app: Synthesized;
beforeAll(async () => {
  app = await synthesizedAbroad();
}, 180_000);

const only = <const T extends string>(part: string, type: T) => onlyPropertiesOf(app.template(part), type);

describe('the edge of a stage in another region', () => {
  it('is in us-east-1 with its firewall, and the key of the API is there too', () => {
    expect(app.environmentOf('edge')).toBe(`aws://${ACCOUNT}/us-east-1`);
    expect(only('gateway', 'AWS::SecretsManager::Secret').ReplicaRegions).toEqual([{ Region: 'us-east-1' }]);
  });

  it('takes a renewed key when the stage says that there is one', () => {
    expect(only('edge', 'AWS::CloudFront::Distribution').DistributionConfig.Comment).toBe(
      'graphlets-abroad-endpoint, key 7',
    );
  });

  it('answers by the domain of the stage, by TLS 1.2', () => {
    expect(only('edge', 'AWS::CloudFront::Distribution').DistributionConfig).toMatchObject({
      Aliases: ['graph.example.com'],
      ViewerCertificate: {
        AcmCertificateArn: CERTIFICATE,
        MinimumProtocolVersion: 'TLSv1.2_2021',
      },
    });
  });
});
