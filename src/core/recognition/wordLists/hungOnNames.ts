import { wordSet } from '../../text/wordSet';

/** What English hangs on names with a hyphen: "Gaddafi-era". Own list. */
export const HUNG_ON_NAMES = wordSet(`
  era style led backed based linked like type minded appointed trained aligned affiliated allied run held
  ruled owned controlled dominated occupied administered sponsored funded financed supported inspired born
  bound bred educated made built designed supplied armed imposed brokered mediated drafted approved nominated
  elected chaired wide size sized esque ism ist ite free friendly loyal supporting watcher watchers hater
  haters haired speaking and or to as the
`);
