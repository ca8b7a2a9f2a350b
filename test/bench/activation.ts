import { existsSync } from 'node:fs';
import Module from 'node:module';
import { join } from 'node:path';
import { medianTime, type Bench } from './bench';

const BUNDLE = join(__dirname, '../../dist/extension.js');
const RUNS = 11;

/** Answers every call, member and construction with itself: VS Code's own share of the time is left out. */
const host: object = new Proxy(function host() {}, {
  get: (_, name) => (name === Symbol.toPrimitive ? () => '' : name === Symbol.iterator ? nothing : host),
  apply: () => host,
  construct: () => host,
});
const nothing = (): Iterator<never> => [].values();
/** The bundler copies a module's own members, of which there are none, and keeps its prototype. */
const hostModule = Object.create(Object.create(host) as object) as object;

/** Our own share of starting up: loading the bundle once, and `activate()`, which only registers. Wants `npm run build`. */
export const activation: Bench = {
  name: 'activation',
  run(report) {
    if (!existsSync(BUNDLE)) {
      console.log('  there is no dist/extension.js; run `npm run build` first');
      return Promise.resolve();
    }
    const loader = Module as unknown as { _load: (request: string, ...rest: unknown[]) => unknown };
    const load = loader._load;
    loader._load = (request, ...rest) => (request === 'vscode' ? hostModule : load(request, ...rest));
    // What `activate` puts off is no part of it, and has no host to work on here.
    const { setTimeout: later } = globalThis;
    try {
      const begun = performance.now();
      const extension = load(BUNDLE, undefined, false) as { activate(context: object): unknown };
      report({ what: 'load the bundle', system: 'Glossator', value: performance.now() - begun, unit: 'ms' });
      globalThis.setTimeout = (() => 0) as unknown as typeof later;
      let first = NaN;
      const usual = medianTime(RUNS, run => {
        const start = performance.now();
        extension.activate(Object.create(host, { subscriptions: { value: [] } }) as object);
        if (run === 0) first = performance.now() - start;
      });
      report({
        what: 'activate(), first time',
        system: 'Glossator',
        value: first,
        unit: 'ms',
        budget: 'under 20 ms',
      });
      report({ what: 'activate(), again', system: 'Glossator', value: usual, unit: 'ms' });
    } finally {
      globalThis.setTimeout = later;
      loader._load = load;
    }
    return Promise.resolve();
  },
};
