import type { EngineName } from './config/parseConfig.ts';
import type { Engine, EngineOptions } from './operation/engine.ts';

/** Each engine is loaded only when it is chosen: `apollo` alone takes longer to load than the other to answer. */
export async function createEngine(name: EngineName, options: EngineOptions): Promise<Engine> {
  switch (name) {
    case 'compiled': {
      const { createCompiledEngine } = await import('./compiled/createCompiledEngine.ts');
      return createCompiledEngine(options);
    }
    case 'apollo': {
      const { createApolloEngine } = await import('./apollo/createApolloEngine.ts');
      return createApolloEngine(options);
    }
  }
}
