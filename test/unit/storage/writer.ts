// Writes sidecars until it is killed: `tsx writer.ts FOLDER NAME`. Each write adds one annotation.
import { sidecarOf, mark, trickyText as text } from '../annotation/samples';
import { NodeFiles } from '../../../src/storage/nodeFiles';
import { SidecarStore } from '../../../src/storage/sidecarStore';

async function writeForever(folder: string, name: string): Promise<never> {
  const store = new SidecarStore(new NodeFiles(folder));
  for (let i = 0; ; i++) {
    await store.update('a.txt', text, sidecar =>
      sidecarOf(text, [
        ...(sidecar?.annotations ?? []),
        { ...mark(text, 'Paris'), id: `urn:uuid:${name}-${String(i)}` },
      ]),
    );
    process.stdout.write(`${name}-${String(i)}\n`);
  }
}

void writeForever(process.argv[2] ?? '', process.argv[3] ?? '');
