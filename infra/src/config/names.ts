/** How things are called in an account: known before anything is deployed, so that policies can name them. */
export interface Names {
  stack(part: string): string;
  function(name: string): string;
  table(logical: string): string;
  /** Of a function. */
  logGroup(name: string): string;
  role(name: string): string;
  /** Buckets have one name in the whole world, so the place is in it. */
  registryBucket(place: { readonly account: string; readonly region: string }): string;
}

/** What every name begins with. */
const PROJECT = 'graphlets';

/** The alias that traffic goes to; a new version comes to it by CodeDeploy. */
export const LIVE_ALIAS = 'live';

export function createNames(stage: string): Names {
  const prefix = `${PROJECT}-${stage}`;
  return {
    stack: (part) => `${prefix}-${part}`,
    function: (name) => `${prefix}-${name}`,
    table: (logical) => `${prefix}-${logical}`,
    logGroup: (name) => `/${PROJECT}/${stage}/${name}`,
    role: (name) => `${prefix}-${name}`,
    registryBucket: ({ account, region }) => `${prefix}-registry-${account}-${region}`,
  };
}
