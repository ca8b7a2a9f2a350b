import { version } from '../../package.json';

/** The program as sidecars name it. */
export const GENERATOR = `Glossator ${version}`;
