import { deepStrictEqual, throws } from 'node:assert';
import { FormatList } from '../../../src/editor/formatList';

const formats = () =>
  new FormatList('import', [{ name: 'csv' }], ({ name }: { readonly name: string }) => ({ name }));
const names = (list: ReturnType<typeof formats>): readonly string[] => list.all.map(({ name }) => name);

describe('the formats that other extensions register', () => {
  it('stand behind our own, in order', () => {
    const list = formats();
    list.register({ name: 'ships' });
    list.register({ name: 'letters' });
    deepStrictEqual(names(list), ['csv', 'ships', 'letters']);
  });

  it('go when they are disposed of, however often', () => {
    const list = formats();
    const ships = list.register({ name: 'ships' });
    list.register({ name: 'letters' });
    ships.dispose();
    ships.dispose();
    deepStrictEqual(names(list), ['csv', 'letters']);
  });

  it('have a name, and one of their own', () => {
    const list = formats();
    throws(() => list.register({ name: '' }), { message: 'an import format needs a name' });
    throws(() => list.register({ name: 'csv' }), { message: 'a format "csv" is there already' });
    list.register({ name: 'ships' }).dispose();
    list.register({ name: 'ships' });
    throws(() => list.register({ name: 'ships' }), { message: 'a format "ships" is there already' });
  });
});
