import type { Schema } from '@apollo/federation-internals';
import { type ErrorCode, publicMessages } from '@graphlets/platform/errors';
import { type GraphQLSchema, isAbstractType, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { decideConditions } from '../../operation/normalize/conditions.ts';
import { sameOperation } from '../../operation/normalize/sameOperation.ts';
import type { ParsedOperation } from '../../operation/parse/parseOperation.ts';
import type { Guard, Restriction } from '../guard.ts';
import type { DenialMode } from '../guardOptions.ts';
import { createAccess } from './access.ts';
import { deniedPaths } from './deniedPaths.ts';
import { type FieldRequirements, readRequirements } from './readRequirements.ts';
import { isMet, type Requirement } from './requirement.ts';
import { restrictDocument } from './restrictDocument.ts';

const CODE: ErrorCode = 'UNAUTHORIZED_FIELD_OR_TYPE';

/**
 * Enforces the authorization directives of a supergraph: what the request may not have is neither fetched nor answered.
 *
 * @param apiSchema - what clients see
 * @param supergraph - with the directives
 */
export function createAuthorization(
  apiSchema: GraphQLSchema,
  supergraph: Schema,
  mode: DenialMode,
): Guard | undefined {
  const requirements = readRequirements(supergraph);
  if (requirements.isEmpty) return undefined;
  return {
    inspect(parsed) {
      const asked = [...requirementsOf(apiSchema, requirements, parsed)];
      if (asked.length === 0) return undefined;
      return {
        decide(variables, { claims }) {
          const unmet = asked.filter((requirement) => !isMet(requirement, claims));
          if (unmet.length === 0) return { kind: 'admission', key: '' };
          const restrict = (decided: ParsedOperation) =>
            restriction(apiSchema, requirements, new Set(unmet), decided);
          const key = unmet.map((requirement) => asked.indexOf(requirement)).join();
          if (mode === 'filter') return { kind: 'admission', key, restrict };
          const { errors } = restrict(sameOperation(parsed, decideConditions(parsed.document, variables)));
          return errors.length === 0 ? { kind: 'admission', key, restrict } : { kind: 'refusal', errors };
        },
      };
    },
  };
}

function restriction(
  schema: GraphQLSchema,
  requirements: FieldRequirements,
  unmet: ReadonlySet<Requirement>,
  parsed: ParsedOperation,
): Restriction {
  const access = createAccess(schema, requirements, unmet);
  return {
    document: restrictDocument(schema, parsed.document, access),
    errors: deniedPaths(schema, parsed, access).map((path) => ({
      message: publicMessages[CODE],
      path,
      extensions: { code: CODE },
    })),
    isWithheld(typeName, fieldName) {
      if (access.isDenied(typeName, fieldName)) return true;
      const type = schema.getType(typeName);
      return type !== undefined && access.deniedTypes(type, fieldName).length > 0;
    },
  };
}

/** Requirements of every field in the document, on its type and on all that may stand in for it. */
function requirementsOf(
  schema: GraphQLSchema,
  requirements: FieldRequirements,
  { document }: ParsedOperation,
): ReadonlySet<Requirement> {
  const found = new Set<Requirement>();
  const typeInfo = new TypeInfo(schema);
  visit(
    document,
    visitWithTypeInfo(typeInfo, {
      Field({ name }) {
        const type = typeInfo.getParentType();
        if (type == null) return;
        const types = isAbstractType(type) ? [type, ...schema.getPossibleTypes(type)] : [type];
        for (const one of types) {
          for (const requirement of requirements.of(one.name, name.value) ?? []) found.add(requirement);
        }
      },
    }),
  );
  return found;
}
