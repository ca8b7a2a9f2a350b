import { wordSet } from '../../text/wordSet';

/** What stands behind a comma and still belongs to the name: "Google, Inc.", "Harry Roat, Jr". Own list. */
export const SUFFIXES_BEHIND_COMMAS = wordSet(`
  inc corp ltd llc llp lp plc co sa ag gmbh nv na pa pc spa pty jr sr esq ii iii iv
`);
