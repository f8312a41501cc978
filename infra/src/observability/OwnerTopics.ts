import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { EmailSubscription } from 'aws-cdk-lib/aws-sns-subscriptions';
import { Construct } from 'constructs';
import type { Names } from '../config/names.ts';
import type { StageConfig } from '../config/stageConfig.ts';

export interface OwnerTopicsProps {
  readonly stage: StageConfig;
  readonly names: Names;
  /** `owner` of the manifests. */
  readonly owners: readonly string[];
}

/** Where each team is told: a topic for every owner, and its address where the stage has one. */
export class OwnerTopics extends Construct {
  readonly #actions = new Map<string, SnsAction>();

  constructor(scope: Construct, id: string, { stage, names, owners }: OwnerTopicsProps) {
    super(scope, id);
    const key = new Key(this, 'Key', {
      description: 'Alarms on their way to their owners',
      enableKeyRotation: true,
    });
    // CloudWatch cannot use the key that AWS manages for SNS.
    key.grantEncryptDecrypt(new ServicePrincipal('cloudwatch.amazonaws.com'));
    for (const owner of owners) {
      const topic = new Topic(this, owner, {
        topicName: names.stack(`pages-${owner}`),
        masterKey: key,
        enforceSSL: true,
      });
      topic.grantPublish(new ServicePrincipal('cloudwatch.amazonaws.com'));
      const email = stage.alarmEmails[owner];
      if (email !== undefined) topic.addSubscription(new EmailSubscription(email));
      this.#actions.set(owner, new SnsAction(topic));
    }
  }

  /** @throws {Error} for an owner that was not named: our bug */
  actionFor(owner: string): SnsAction {
    const action = this.#actions.get(owner);
    if (action === undefined) throw new Error(`There is no topic for ${owner}.`);
    return action;
  }
}
