import { parseStackConfig } from './stackConfig.ts';

describe('parseStackConfig', () => {
  it('has the standard ports, which may move', () => {
    expect(parseStackConfig({ PATH: '/bin' })).toEqual({
      ports: {
        front: { variable: 'PORT', port: 4000, isAsked: false },
        lambda: { variable: 'LAMBDA_PORT', port: 4001, isAsked: false },
        dynamodb: { variable: 'DYNAMODB_PORT', port: 4002, isAsked: false },
        console: { variable: 'CONSOLE_PORT', port: 4100, isAsked: false },
        xray: { variable: 'XRAY_PORT', port: 2000, isAsked: false },
      },
      dynamodbUrl: undefined,
      xrayAddress: undefined,
      alarmMinuteS: 60,
      gatewayEnvironment: {},
    });
  });

  it('takes what the user asks for', () => {
    const env = {
      PORT: '0',
      LAMBDA_PORT: '5001',
      AWS_ENDPOINT_URL_DYNAMODB: 'http://db:8000',
      AWS_XRAY_DAEMON_ADDRESS: '10.0.0.1:2000',
      ALARM_MINUTE_S: '5',
      GATEWAY_ENGINE: 'apollo',
    };
    expect(parseStackConfig(env)).toMatchObject({
      ports: { front: { port: 0, isAsked: true }, lambda: { port: 5001, isAsked: true } },
      dynamodbUrl: 'http://db:8000',
      xrayAddress: '10.0.0.1:2000',
      alarmMinuteS: 5,
      gatewayEnvironment: { GATEWAY_ENGINE: 'apollo' },
    });
  });

  it('names everything that is wrong', () => {
    const env = { PORT: 'http', LAMBDA_PORT: '65536', DYNAMODB_PORT: '-1', AWS_ENDPOINT_URL_DYNAMODB: 'db' };
    expect(() => parseStackConfig(env)).toThrow(
      expect.objectContaining({
        name: 'ConfigError',
        problems: [
          'PORT: must be a port, 0 to 65535, not "http"',
          'LAMBDA_PORT: must be a port, 0 to 65535, not "65536"',
          'DYNAMODB_PORT: must be a port, 0 to 65535, not "-1"',
          'AWS_ENDPOINT_URL_DYNAMODB: must be a URL, not "db"',
        ],
      }),
    );
  });
});

it('refuses a minute of no time', () => {
  expect(() => parseStackConfig({ ALARM_MINUTE_S: '0' })).toThrow(
    'ALARM_MINUTE_S: must be 1 to 3600 seconds',
  );
});
