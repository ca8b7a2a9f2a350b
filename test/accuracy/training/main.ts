// `npm run train [-- FILE]`: builds media/model/recognition.bin.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { trainingDocuments, trainModel } from './train';

const target = process.argv[2] ?? join(__dirname, '../../../media/model/recognition.bin');
const file = trainModel(trainingDocuments());
mkdirSync(dirname(target), { recursive: true });
writeFileSync(target, file);
console.error(`${target}: ${file.length} bytes`);
