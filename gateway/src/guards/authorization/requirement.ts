import type { Claims } from '../../authentication/claims.ts';

/** What one directive of the schema asks of a request. */
export type Requirement =
  | { readonly kind: 'authenticated' }
  | { readonly kind: 'scopes' | 'policies'; readonly anyOf: readonly (readonly string[])[] };

/** @param claims - undefined for a request that nobody vouches for */
export function isMet(requirement: Requirement, claims: Claims | undefined): boolean {
  if (claims === undefined) return false;
  if (requirement.kind === 'authenticated') return true;
  const granted = claims[requirement.kind];
  return requirement.anyOf.some((all) => all.every((name) => granted.has(name)));
}
