import { join } from 'node:path';
import type { Construct } from 'constructs';
import { codeOf, type FunctionCode } from '../bundleFunctions.ts';
import { bundleSynthetics } from '../canaries/bundleSynthetics.ts';
import { MinuteSchedule } from '../canaries/MinuteSchedule.ts';
import { SyntheticsCanary } from '../canaries/SyntheticsCanary.ts';
import { infraFolder, repository } from '../config/repository.ts';
import { FunctionRole } from '../function/FunctionRole.ts';
import { GraphFunction } from '../function/GraphFunction.ts';
import type { Deployable } from '../inventory.ts';
import { PlatformStack, type PlatformStackProps } from './PlatformStack.ts';

export interface CanariesStackProps extends PlatformStackProps {
  readonly canary: Deployable;
  /** By function name. */
  readonly codes: ReadonlyMap<string, FunctionCode>;
  /** What the journeys go through: the address of the users. */
  readonly endpointUrl: string;
}

const syntheticsFolder = join(infraFolder, '.bundles', 'synthetics');

/** The journeys, once a minute; how often in that minute, and when, the function decides. */
export class CanariesStack extends PlatformStack {
  constructor(scope: Construct, { canary, codes, endpointUrl, ...props }: CanariesStackProps) {
    const { stage, names } = props;
    super(scope, 'canaries', canary.manifest.owner, 'Journeys of users.', props);
    for (const definition of canary.functions) {
      const { role } = new FunctionRole(this, `${definition.name}-role`, {
        roleName: names.role(definition.name),
        logGroupName: names.logGroup(definition.name),
      });
      const { alias } = new GraphFunction(this, definition.name, {
        stage,
        names,
        definition,
        code: codeOf(codes, definition.name),
        role,
        environment: { CANARY_ENDPOINT: endpointUrl },
      });
      new MinuteSchedule(this, `${definition.name}-schedule`, { alias });
    }
    if (stage.syntheticsEveryMinutes !== null) {
      const { CANARY_JOURNEYS = '' } = canary.manifest.environment;
      new SyntheticsCanary(this, 'Synthetics', {
        stage,
        names,
        folder: bundleSynthetics(repository.root, syntheticsFolder),
        everyMinutes: stage.syntheticsEveryMinutes,
        environment: { CANARY_ENDPOINT: endpointUrl, CANARY_JOURNEYS },
      });
    }
  }
}
